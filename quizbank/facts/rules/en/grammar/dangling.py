"""What would be left hanging if words stood alone: pronouns, "this", "the deal" without its name, half a quotation."""

from collections.abc import Sequence

from quizbank.domain.reading import EntityKind, Sentence
from quizbank.facts.rules.en.grammar.lexicon import words
from quizbank.facts.rules.en.grammar.references import meant, stands_for
from quizbank.facts.view import View

_CONTEXT = frozenset(
    ["other", "others", "another", "again", "such", "latter", "respectively", "same", "similar", "there", "here", "so"]
)
_POINTING = frozenset({"this", "these", "those", "that", "both"})
_HIS = frozenset({"his", "her"})
_ITS = frozenset({"its"})
_OF_PERSONS = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})


def hangs(view: View, tokens: Sequence[int], subject: EntityKind | None = None) -> bool:
    """Whether the tokens hold a reference that nothing within them settles.

    ``subject`` is the kind of the clause's subject, which a possessive may lean on unless somebody else of that kind
    is named before it; None where there is no such subject.
    """
    chosen = set(tokens)
    verbatim = _verbatim(view, tokens)
    return (
        any(_word_hangs(view, i, chosen) for i in tokens if i not in verbatim and not stands_for(view, i))
        or any(
            _possessive_hangs(view, i, tokens, subject)
            for i in tokens
            if view.tokens.tag[i] == "PRP$" and not stands_for(view, i)
        )
        or not _balanced(view, tokens)
    )


def sentence_hangs(view: View, sentence: Sentence) -> bool:
    """Whether a sentence that is shown whole leans on what was said before it.

    It may say more than a clause alone: a pronoun is settled by a name before it, "the vote" by the title, and
    "both A and B", "among other crimes" need nothing.
    """
    inside = range(sentence.first, sentence.last)
    verbatim = _verbatim(view, inside)
    loose = (i for i in inside if i not in verbatim and view.named[i] is None and meant(view, i) is None)
    return any(_leans(view, i, sentence) for i in loose) or not _balanced(view, inside)


def _leans(view: View, i: int, sentence: Sentence) -> bool:
    tokens, low = view.tokens, view.tokens.text[i].lower()
    before = range(sentence.first, i)
    if tokens.tag[i] in ("PRP", "PRP$"):
        persons = any((n := view.named[j]) and n.entity.kind is EntityKind.PERSON for j in before)
        return not (persons if low in _OF_PERSONS else any(tokens.pos[j] in ("NOUN", "PROPN") for j in before))
    if low == "both":
        return not any(tokens.text[j].lower() == "and" for j in range(i, sentence.last))
    if low in _CONTEXT:
        among = any(tokens.text[j].lower() in ("among", "amongst", "with", "including") for j in range(i - 1, i))
        such_as = low == "such" and tokens.text[i + 1].lower() == "as"
        return not (among or such_as)
    if low in _POINTING:
        return tokens.dep[i] not in ("mark", "nsubj", "nsubjpass", "dobj") or tokens.tag[i] == "DT"
    return low == "the" and _is_unsaid(view, i)


def _is_unsaid(view: View, the: int) -> bool:
    """Whether the noun of this "the" has nothing beside it that says which, and the title does not have it."""
    tokens, noun = view.tokens, view.tokens.head[the]
    lemma = tokens.lemma[noun].lower()
    if lemma in words("plain_nouns", "known") or lemma in view.article.title.lower():
        return False
    beside = [i for i in view.tree.subtree(noun) if i not in (the, noun)]
    if lemma in words("plain_nouns", "generic"):
        return not any(_tells(view, i) for i in beside)
    if lemma in words("plain_nouns", "summing_up"):
        return not any(_tells(view, i) for i in beside if i < noun or tokens.head[i] == noun)
    says = ("NOUN", "PROPN", "VERB")
    return not any(
        tokens.pos[i] in says or tokens.tag[i] == "JJS" or (i > noun and tokens.pos[i] == "NUM") for i in beside
    )


def _word_hangs(view: View, i: int, chosen: set[int]) -> bool:
    tokens, low = view.tokens, view.tokens.text[i].lower()
    if tokens.dep[i] in ("oprd", "attr", "pobj") and low in words("roles", "sole"):
        return not view.tree.children(i, "prep", "amod", "nmod", "compound", "poss")  # "elected president": of what?
    if view.named[i]:
        return False
    if tokens.tag[i] in ("PRP", "EX", "WP", "WP$"):
        return not (tokens.tag[i] == "WP" and tokens.dep[tokens.head[i]] == "relcl" and tokens.head[i] in chosen)
    if low in _CONTEXT:
        return True
    if low in _POINTING:
        return tokens.dep[i] != "mark" and not (tokens.tag[i] == "WDT" and tokens.head[i] in chosen)
    return low == "the" and _bare(view, i, chosen)


def _bare(view: View, the: int, chosen: set[int]) -> bool:
    """Whether the noun phrase of this "the" tells nothing by itself."""
    noun = view.tokens.head[the]
    if view.tokens.text[the + 1] == "“":
        return False  # the “leader of the nation” is called so
    if view.tokens.lemma[noun].lower() in words("plain_nouns", "known"):
        return False
    generic = view.tokens.lemma[noun].lower() in words("plain_nouns", "generic")
    within = [i for i in view.tree.subtree(noun) if i in chosen and i != the and (i > noun or not generic)]
    return not any(_tells(view, i) for i in within)


def _tells(view: View, i: int) -> bool:
    tag = view.tokens.tag[i]
    return tag in ("NNP", "NNPS", "JJS", "CD") or view.named[i] is not None or view.dated[i] is not None


def _possessive_hangs(view: View, at: int, tokens: Sequence[int], subject: EntityKind | None) -> bool:
    low = view.tokens.text[at].lower()
    person = subject is EntityKind.PERSON
    if subject is None or not ((low in _HIS and person) or (low in _ITS and not person)):
        return True
    rivals = [n for i in tokens if i < at and (n := view.named[i])]
    if view.tokens.text[at - 1] == "from" and person and len(set(map(id, rivals))) == 1:
        return view.named[at - 2] is not rivals[0]  # "removed X from his post": X's
    return any((n.entity.kind is EntityKind.PERSON) == person for n in rivals)


def _verbatim(view: View, tokens: Sequence[int]) -> set[int]:
    """The tokens between quotation marks: they are cited as they are."""
    found: set[int] = set()
    inside = False
    for i in tokens:
        if view.tokens.text[i] in ("“", "”"):
            inside = view.tokens.text[i] == "“"
        elif inside:
            found.add(i)
    return found


def _balanced(view: View, tokens: Sequence[int]) -> bool:
    text = [view.tokens.text[i] for i in tokens]
    plain = text.count('"') % 2 == 0
    return plain and text.count("“") == text.count("”") and text.count("(") == text.count(")") and "[" not in text
