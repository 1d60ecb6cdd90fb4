"""A passive clause with its agent turned round: "The decision to … was announced by NAME" tells what NAME announced."""

from quizbank.domain.fact import Asserted, Span
from quizbank.domain.reading import EntityKind
from quizbank.facts.rules.en.grammar.claims import assertion
from quizbank.facts.rules.en.grammar.clauses import Clause
from quizbank.facts.rules.en.grammar.dangling import hangs
from quizbank.facts.rules.en.grammar.forms import base_form
from quizbank.facts.rules.en.grammar.subjects import named_subject
from quizbank.facts.rules.en.grammar.wording import content_lemmas, wording
from quizbank.facts.view import View

_LONGEST = 16


def turn_active(view: View, verb: int) -> Clause | None:
    """The active form of a plain past passive with a regular verb and a named agent, or None."""
    tree, tokens = view.tree, view.tokens
    patient, by = tree.child(verb, "nsubjpass"), tree.child(verb, "agent")
    actor = tree.child(by, "pobj") if by is not None else None
    if patient is None or by is None or actor is None or not _is_plain(view, verb, by):
        return None
    subject, said = named_subject(view, actor), assertion(view, verb)
    if subject is None or subject.entity is None or subject.entity.kind is EntityKind.PLACE:
        return None
    if said is None or said[0] is not Asserted.STATED:
        return None
    body = tuple(range(*tree.edges(patient)))
    loose = any(view.dated[i] or tokens.text[i] == "," for i in body)
    if loose or len(body) > _LONGEST or hangs(view, body):
        return None
    text = wording(view, body)
    text = text if tokens.pos[body[0]] == "PROPN" else text[:1].lower() + text[1:]
    predicate = f"{tokens.text[verb]} {text}"
    sentence = view.sentence(verb)
    return Clause(
        verb,
        subject,
        f"{subject.name[:1].upper()}{subject.name[1:]} {predicate}",
        f"did {subject.name} {base_form(tokens.text[verb], tokens.lemma[verb])} {text}",
        predicate,
        tokens.lemma[verb],
        "active",
        content_lemmas(view, (*body, verb)),
        body,
        said[0],
        said[1],
        Span(sentence.start, sentence.end),
    )


def _is_plain(view: View, verb: int, by: int) -> bool:
    """Whether it is "was announced by": one helper in the past, "-ed", nothing between verb and agent."""
    tokens = view.tokens
    helpers = view.tree.children(verb, "aux", "auxpass", "neg")
    past = len(helpers) == 1 and tokens.text[helpers[0]].lower() in ("was", "were")
    return past and tokens.text[verb].endswith("ed") and by == verb + 1
