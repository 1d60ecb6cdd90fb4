"""Event nouns with a date of their own: "Xi's January 7 talks with Toqaev", "the election to be held on August 9"."""

from dataclasses import dataclass

from quizbank.domain.fact import Span
from quizbank.domain.reading import DateMention, Grain
from quizbank.facts.rules.en.grammar.dangling import hangs
from quizbank.facts.rules.en.grammar.lexicon import words
from quizbank.facts.rules.en.grammar.references import proof
from quizbank.facts.rules.en.grammar.wording import content_lemmas, full_name, wording
from quizbank.facts.view import Named, View

_LONGEST = 14
_AHEAD = frozenset({"schedule", "slate", "set", "due", "plan"})
_LOOSE = frozenset({"next", "last", "latest", "recent", "upcoming", "coming", "previous", "or", "first", "second"})
_TIMED = frozenset({"on", "in"})


@dataclass(frozen=True, slots=True)
class Happening:
    """What took place or was to: ``noun`` in words, ``event`` without its owner, the finite group in two parts."""

    owner: Named | None
    noun: str
    event: str
    lemmas: tuple[str, ...]
    first: str
    rest: str
    preposition: str
    evidence: Span

    @property
    def statement(self) -> str:
        """A sentence without date and stop."""
        said = "took place" if self.first == "did" else f"{self.first} {self.rest}"
        return f"{self.noun[:1].upper()}{self.noun[1:]} {said}"

    @property
    def verb(self) -> str:
        """The lemma: what takes place may do so often."""
        return "take place" if self.first == "did" else self.rest.split()[-1]

    @property
    def inverted(self) -> str:
        """The same behind "on what date"."""
        return f"{self.first} {self.noun} {self.rest}"


def find_happening(view: View, date: DateMention) -> Happening | None:
    """The event noun that the date belongs to, if it can stand alone."""
    return _owned(view, date) or _modified(view, date) or _behind(view, date) or _scheduled(view, date)


def _owned(view: View, date: DateMention) -> Happening | None:
    """From "Xi's January 7 talks with Toqaev", "Moscow's 2014 annexation of Crimea"."""
    tree, tokens = view.tree, view.tokens
    noun = tree.parent(tree.top(date.first, date.last))
    if noun is None or tokens.lemma[noun].lower() not in words("events", "happen") or noun < date.last:
        return None
    owner = _owner(view, noun, date)
    below = [i for i in tree.subtree(noun) if i >= noun and tokens.dep[i] != "punct"]
    if owner is None or len(below) < 2 or below != list(range(noun, below[-1] + 1)):
        return None
    if hangs(view, below) or len(view.dates(below[0], below[-1] + 1)) > 0:
        return None
    event = wording(view, below)
    named, is_named = owner
    name = full_name(view, named).removesuffix("’s").removesuffix("'s") if is_named else named.entity.name
    return _happening(view, noun, date, f"{name}’s {event}", event, below, owner=named)


def _modified(view: View, date: DateMention) -> Happening | None:
    """From "the November 27 maritime border agreement between Turkey and Libya"."""
    tree, tokens = view.tree, view.tokens
    noun = tree.parent(tree.top(date.first, date.last))
    if noun is None or noun < date.last or not _is_event(view, noun) or tokens.text[date.first - 1].lower() != "the":
        return None
    if date.grain is Grain.YEAR and tokens.lemma[noun].lower() in ("election", "vote", "referendum"):
        return None  # "the 2020 presidential election": everybody knows
    below = [i for i in tree.subtree(noun) if not date.first <= i < date.last]
    last = max(below) + 1
    return _phrase(view, noun, date, [i for i in range(date.first - 1, last) if not date.first <= i < date.last])


def _behind(view: View, date: DateMention) -> Happening | None:
    """From "the South Carolina primary election on February 29"."""
    tree, tokens = view.tree, view.tokens
    top = tree.top(date.first, date.last)
    preposition = tree.parent(top)
    if preposition is None or tokens.dep[top] != "pobj" or tokens.text[preposition].lower() not in _TIMED:
        return None
    noun = tree.parent(preposition)
    if noun is None or noun > preposition or not _is_event(view, noun) or preposition != date.first - 1:
        return None
    return _phrase(view, noun, date, range(tree.edges(noun)[0], preposition))


def _scheduled(view: View, date: DateMention) -> Happening | None:
    """From "the election to be held on August 9", "the vote is scheduled for March 24"."""
    tree, tokens = view.tree, view.tokens
    top = tree.top(date.first, date.last)
    preposition = tree.parent(top)
    verb = tree.parent(preposition) if preposition is not None else None
    if preposition is None or verb is None or preposition != date.first - 1:
        return None
    helpers = [tokens.text[c].lower() for c in tree.children(verb, "aux", "auxpass", "neg")]
    if tokens.text[verb] == "held" and helpers == ["to", "be"] and tokens.dep[verb] in ("relcl", "acl"):
        noun, end = tree.edges(verb)[0] - 1, tree.edges(verb)[0]
    elif tokens.lemma[verb] in _AHEAD and helpers and helpers[0] in ("is", "was", "are", "were") and len(helpers) == 1:
        subject = tree.child(verb, "nsubjpass", "nsubj")
        if subject is None or tokens.dep[verb] not in ("ROOT", "conj", "relcl") or verb + 1 != preposition:
            return None
        noun, end = subject, min(tree.children(verb, "aux", "auxpass"))
    else:
        return None
    if not _is_event(view, noun):
        return None
    return _phrase(view, noun, date, range(tree.edges(noun)[0], end), planned=True)


def _is_event(view: View, noun: int) -> bool:
    low = view.tokens.lemma[noun].lower()
    known = low in words("events", "happen") or low in words("events", "agreed")
    return known and view.tokens.pos[noun] in ("NOUN", "PROPN") and not view.quoted[noun]


def _phrase(
    view: View, noun: int, date: DateMention, tokens: "range | list[int]", *, planned: bool = False
) -> Happening | None:
    """The noun phrase, if it is definite, short, has a name in it and leaves nothing open."""
    text = view.tokens.text
    body = list(tokens)
    inside = view.tree.subtree(noun)
    if not body or len(body) > _LONGEST or any(i not in inside for i in body) or noun not in body:
        return None
    listed = [i for i in body if text[i] == "," and not (view.named[i - 1] and view.named[i + 1])]
    if listed or any(text[i] in ("(", ")", "--", "–", "—", ";", '"', "“") for i in body) or hangs(view, body):
        return None
    if any(text[i].lower() in _LOOSE for i in body):
        return None
    if text[body[0]].lower() != "the" and not (text[body[0]].lower() == "an" and planned):
        return None
    if any(view.dated[i] and not view.named[i] for i in body) or not any(view.named[i] for i in body):
        return None
    phrase = wording(view, body)
    phrase = f"the{phrase[2:]}" if phrase.startswith("an ") else f"the{phrase[3:]}"
    return _happening(view, noun, date, phrase, phrase.removeprefix("the "), body, planned=planned)


def _happening(
    view: View,
    noun: int,
    date: DateMention,
    phrase: str,
    event: str,
    body: list[int],
    *,
    owner: Named | None = None,
    planned: bool = False,
) -> Happening | None:
    tokens, sentence = view.tokens, view.sentence(noun)
    plural = tokens.tag[noun] in ("NNS", "NNPS")
    agreed = tokens.lemma[noun].lower() in words("events", "agreed")
    ahead = planned or _is_ahead(view, date)
    if ahead and agreed:
        return None
    first = ("were" if plural else "was") if agreed or ahead else "did"
    rest = "to be held" if ahead else "concluded" if agreed else "take place"
    preposition = "on" if date.grain is Grain.DAY else "in"
    shown = proof(view, sentence, body)
    if shown is None:
        return None
    return Happening(owner, phrase, event, content_lemmas(view, body), first, rest, preposition, shown)


def _is_ahead(view: View, date: DateMention) -> bool:
    """Whether the date lies behind the day of publication, as far as it can be told."""
    return bool(view.as_of) and date.value > view.as_of[: len(date.value)]


def _owner(view: View, noun: int, date: DateMention) -> tuple[Named, bool] | None:
    """Whose event it is: the genitive, or the name directly before "such as its"."""
    tokens = view.tokens
    owner = view.tree.child(noun, "poss")
    if owner is None or owner >= date.first:
        return None
    if named := view.named[owner]:
        return named, True
    before = view.text(max(0, owner - 3), owner + 1)
    if before in (", such as its", ", including its"):
        place = owner - (4 if before.startswith(", such") else 3)
        named = view.named[place] if tokens.text[place] else None
        return (named, False) if named else None
    return None
