"""Hand-built packs: one item of each interaction, and the same with hostile text in every field."""

from dataclasses import replace
from datetime import UTC, date, datetime

from quizbank.domain.article import Article, LeftOut, Notice, Paragraph, ParagraphKind, Story
from quizbank.domain.fact import (
    Argument,
    Asserted,
    DateValue,
    EntityValue,
    Fact,
    QuantityValue,
    Span,
    TextValue,
)
from quizbank.domain.identity import article_id, derived_id, fact_key
from quizbank.domain.paper import PaperOptions
from quizbank.domain.question import Context, Evidence, Interaction, Option, Question, Topic
from quizbank.domain.reading import DateMention, Entity, EntityKind, Grain, Mention, Outline
from quizbank.domain.selection import Making, Omission
from quizbank.export.pack import ExportItem, Pack, pack_of

TITLE = "A lock for the delta"
TEXT = (
    "A lock for the delta\n\nIlsa Corrin became head of the Basin Council on 4 March 2030. "
    "The council's members are Port Selwyn, Veld and Harrow. Tomas Veld said the lock had cost 40 million crowns."
)
PROOF = "Ilsa Corrin became head of the Basin Council on 4 March 2030."
HEAD = (
    Argument("person", EntityValue("e1", "Ilsa Corrin")),
    Argument("organization", EntityValue("e2", "Basin Council")),
    Argument("since", DateValue("2030-03-04", "day")),
)
FACT = fact_key("role", HEAD)

HOSTILE = (
    "</script><b>bold</b> & &copy;",
    "=1+1",
    "+1 -2 @SUM(A1)",
    "~{}:# = \\ %50%",
    "}} {{c1::x}} {{Front}}",
    "ten::thirty",
    "`raw` *star* _under_ $x$ #set page(width: 1pt) @ref <label> // comment",
    "a -> b",
    "Токаев Қасым",
    "😀 שלום مرحبا",
    "first line\nsecond line\n\nfourth; \"quoted\" 'single', comma\ttab",
    "w" * 140,
    "[html] [plain] text",
    "]]> -- 1/2 01",
)


def evidence(text: str = PROOF, start: int = TEXT.index(PROOF)) -> Evidence:
    return Evidence(article_id(TEXT), start, start + len(text), text, "", "The council's members")


def question(interaction: Interaction, **changes: object) -> Question:
    """A sound item of that interaction."""
    base = Question(
        id=derived_id(FACT, interaction.value, "person"),
        kind=interaction.value,
        interaction=interaction,
        topic=Topic.ACTOR,
        fact=FACT,
        relation="role",
        asked_role="person",
        context=Context(TITLE, "2030-03-05"),
        stem="Who became head of the Basin Council in March 2030?",
        key="Ilsa Corrin",
        evidence=(evidence(),),
        accepted=("Ilsa Corrin", "Corrin"),
        explanation="Corrin took over on 4 March 2030.",
        salience=0.8,
        answer_span=(0, 11),
    )
    special: dict[Interaction, dict[str, object]] = {
        Interaction.CHOICE: {
            "options": (
                Option("Anneke Roth", "Not named in this role here."),
                Option("Ilsa Corrin", "The key."),
                Option("Tomas Veld", "He spoke of the cost."),
            )
        },
        Interaction.TEXT: {},
        Interaction.CLOZE: {"stem": "___ became head of the Basin Council on 4 March 2030."},
        Interaction.TRUE_FALSE: {
            "stem": "According to the article, Ilsa Corrin became head of the Basin Council in March 2030.",
            "key": "true",
            "accepted": ("true",),
        },
        Interaction.ORDERING: {
            "stem": "Put in order, the earliest first.",
            "key": None,
            "accepted": (),
            "order": ("The reading fails", "The vote", "The signing"),
        },
        Interaction.MATCHING: {
            "stem": "Match each person to the body they lead.",
            "key": None,
            "accepted": (),
            "pairs": (("Ilsa Corrin", "Basin Council"), ("Tomas Veld", "Veld"), ("Anneke Roth", "Harbour League")),
        },
    }
    return replace(base, **{**special[interaction], **changes})  # type: ignore[arg-type]


def making() -> Making:
    """One article with an item of each interaction, each sort of argument, and omissions of each target."""
    members = (
        Argument("organization", EntityValue("e2", "Basin Council")),
        Argument("member", TextValue("Port Selwyn", ("port", "selwyn"))),
        Argument("member", TextValue("Veld", ("veld",))),
    )
    cost = (
        Argument("amount", QuantityValue("40 million crowns")),
        Argument("when", DateValue("2030-03", "month", "end")),
    )
    start = TEXT.index(PROOF)
    second = TEXT.index("The council's")
    third = TEXT.index("Tomas Veld said")
    article = Article(
        id=article_id(TEXT),
        title=TITLE,
        byline="Jonas Merrow",
        outlet="The Delta Post",
        published=date(2030, 3, 5),
        origin="delta.txt",
        language="en",
        text=TEXT,
        paragraphs=(
            Paragraph(ParagraphKind.HEADING, 0, len(TITLE)),
            Paragraph(ParagraphKind.BODY, len(TITLE) + 2, len(TEXT)),
        ),
        stories=(Story(0, len(TEXT), TITLE, date(2030, 3, 5)),),
        left_out=(LeftOut("Share on all networks", "share"),),
        warnings=(Notice("date_guessed", (("date", "2030-03-05"),)),),
    )
    outline = Outline(
        sentences=(),
        entities=(
            Entity("e1", EntityKind.PERSON, "", "Ilsa Corrin", ("Corrin",), (Mention(start, start + 11, 0, 2),)),
            Entity(
                "e2", EntityKind.ORGANIZATION, "council", "Basin Council", (), (Mention(start + 31, start + 44, 5, 7),)
            ),
        ),
        dates=(
            DateMention(start + 48, start + 60, 8, 11, "2030-03-04", Grain.DAY),
            DateMention(third, third + 5, 20, 21, "2030-03", Grain.MONTH_PART, "end"),
        ),
        quotes=(),
    )
    facts = (
        Fact(
            FACT,
            "role",
            HEAD,
            Asserted.STATED,
            (Span(start, start + len(PROOF)),),
            as_of="2030-03-05",
            salience=0.81239,
        ),
        Fact(fact_key("members", members), "members", members, Asserted.STATED, (Span(second, third - 1),)),
        Fact(fact_key("cost", cost), "cost", cost, Asserted.CLAIMED, (Span(third, len(TEXT)),), by="e1"),
    )
    return Making(
        article=article,
        outline=outline,
        facts=facts,
        questions=tuple(question(interaction) for interaction in Interaction),
        omitted=(
            Omission("fact", facts[2].id, "claim_without_speaker"),
            Omission("sentence", str(second), "no_fact"),
            Omission("entity", "e2", "no_fact"),
            Omission("date", str(third), "vague_date"),
        ),
        seed=7,
        generator="quizbank 0.1",
    )


def pack(title: str = "Water and votes", **paper: object) -> Pack:
    """The items of ``making`` with an edit time."""
    made = pack_of(making(), title, PaperOptions(title, **paper))  # type: ignore[arg-type]
    edited = datetime(2030, 3, 6, 12, tzinfo=UTC)
    return replace(made, items=tuple(replace(item, edited=edited) for item in made.items))


def hostile_pack() -> Pack:
    """Each interaction with each hostile text in each field: title, stem, key, options, accepted, proof, source."""
    items = []
    for interaction in Interaction:
        for number, text in enumerate(HOSTILE):
            items.append(_hostile_item(interaction, number, text))
    return Pack(HOSTILE[0] + HOSTILE[4], tuple(items), None, PaperOptions(HOSTILE[6], class_name=HOSTILE[3]))


def _hostile_item(interaction: Interaction, number: int, text: str) -> ExportItem:
    proof = f"{text} proves it, {text}"
    changes: dict[str, object] = {
        "id": derived_id(FACT, interaction.value, str(number)),
        "stem": f"{text} {number} stem" if interaction is not Interaction.CLOZE else f"{text} {number} has ___ {text}",
        "context": Context(text, "2030-03-05"),
        "explanation": text,
        "evidence": (evidence(proof, 3),),
        "answer_span": (0, len(text)),
    }
    if interaction in (Interaction.CHOICE, Interaction.TEXT, Interaction.CLOZE):
        changes |= {"key": text, "accepted": (text, f"also {text}")}
    if interaction is Interaction.CHOICE:
        changes["options"] = (Option(f"other {text}", text), Option(text, text), Option(f"{text} third", text))
    if interaction is Interaction.ORDERING:
        changes["order"] = (f"{text} one", f"{text} two", text)
    if interaction is Interaction.MATCHING:
        changes["pairs"] = ((text, f"a {text}"), (f"b {text}", text), (f"c {text}", f"d {text}"))
    item = question(interaction, **changes)
    return ExportItem(item.id, item, text, text, date(2030, 3, 5), datetime(2030, 3, 6, tzinfo=UTC), text)
