"""Which item made anew is which of the old ones; hand-built items."""

from dataclasses import replace

from quizbank.domain.question import Context, Evidence, Interaction, Option, Question, Topic
from quizbank.domain.remaking import Changed, Gone, Item, Match, New, Same
from quizbank.questions.rematch import rematch


def item(
    id_: str,
    stem: str = "Who chairs the Basin Council?",
    key: str | None = "Ilsa Corrin",
    *,
    kind: str = "typed",
    role: str = "holder",
    proof: tuple[int, int] = (0, 40),
    accepted: tuple[str, ...] = (),
    article: str = "a",
    key_date: str = "",
) -> Question:
    return Question(
        id=id_,
        kind=kind,
        interaction=Interaction.TEXT,
        topic=Topic.ACTOR,
        fact="f" + id_,
        relation="role",
        asked_role=role,
        context=Context("A story", "2031-03-14"),
        stem=stem,
        key=key,
        evidence=(Evidence(article, *proof, "proof"),),
        accepted=accepted or ((key,) if key else ()),
        key_date=key_date,
    )


def old(*questions: Question, bound: bool = False) -> list[Item]:
    return [Item("uid-" + q.id, q, bound) for q in questions]


def kinds(matches: tuple[Match, ...]) -> list[str]:
    return [type(match).__name__ for match in matches]


def test_the_same_again_is_the_same() -> None:
    assert rematch(old(item("1")), [item("1")]) == (Same("uid-1", item("1")),)


def test_what_nobody_sees_may_change_in_silence() -> None:
    other = replace(item("1"), salience=0.9, difficulty=0.1, fact="other", key_entity="e7")
    assert kinds(rematch(old(item("1")), [other])) == ["Same"]


def test_a_rewording_is_the_same_question() -> None:
    new = item("1", "Which politician chairs the council?")
    assert rematch(old(item("1")), [new]) == (Changed("uid-1", item("1"), new, ("stem",)),)


def test_an_option_changed_for_its_reason_alone_is_a_change() -> None:
    before = replace(item("1"), options=(Option("A", "because"),))
    (match,) = rematch(old(before), [replace(before, options=(Option("A", "therefore"),))])
    assert isinstance(match, Changed) and match.fields == ("options",)
    (match,) = rematch(old(before), [replace(before, options=(Option("A", "because", "e9"),))])
    assert isinstance(match, Same)


def test_another_id_with_kind_role_key_and_proof_is_the_same_question() -> None:
    new = item("2", "Who leads it?", "ILSA CORRIN", proof=(30, 60))
    (match,) = rematch(old(item("1")), [new])
    assert isinstance(match, Changed) and match.uid == "uid-1"


def test_somebody_renamed_is_not_another_answer() -> None:
    new = item("2", key="Ilsa Maria Corrin", accepted=("Ilsa Maria Corrin", "Ilsa Corrin"))
    (match,) = rematch(old(item("1")), [new])
    assert isinstance(match, Changed) and match.fields == ("key", "accepted")


def test_another_key_kind_role_or_proof_is_another_question() -> None:
    for new in (
        item("2", key="Tomas Veld"),
        item("2", kind="cloze"),
        item("2", role="role"),
        item("2", proof=(40, 60)),
        item("2", article="b"),
    ):
        assert rematch(old(item("1")), [new]) == (New(new), Gone("uid-1", item("1")))


def test_another_date_is_another_question_though_a_form_of_it_is_accepted() -> None:
    before = item("1", key="7 January 2021", accepted=("7 January 2021", "January 7"), key_date="2021-01-07")
    new = item("2", key="January 7", accepted=("January 7",), key_date="2022-01-07")
    assert kinds(rematch(old(before), [new])) == ["New", "Gone"]


def test_of_two_that_might_be_it_the_likest_stem_is_taken() -> None:
    opened = item("1", "Who opened the session?")
    left = item("2", "Who left the Harbour League?")
    new = [item("3", "Who left the League?"), item("4", "Who opened the long session?")]
    matches = rematch(old(opened, left), new)
    assert [match.uid for match in matches if isinstance(match, Changed)] == ["uid-2", "uid-1"]


def test_a_statement_is_the_same_only_if_it_says_about_the_same() -> None:
    before = item("1", "According to the article, Ilsa Corrin chairs the council.", "true", kind="true_false")
    alike = item("2", "According to the article, Ilsa Maria Corrin chairs the council.", "true", kind="true_false")
    other = item("3", "According to the article, nine members left.", "true", kind="true_false")
    assert kinds(rematch(old(before), [alike])) == ["Changed"]
    assert kinds(rematch(old(before), [other])) == ["New", "Gone"]
    assert kinds(rematch(old(before), [replace(alike, key="false")])) == ["New", "Gone"]


def test_an_id_goes_before_every_likeness() -> None:
    matches = rematch(old(item("1"), item("2", "Who is it?")), [item("2"), item("3")])
    assert [getattr(match, "uid", "") for match in matches] == ["uid-2", "uid-1"]


def test_what_another_article_asks_is_matched_by_id_alone() -> None:
    assert kinds(rematch(old(item("1"), bound=True), [item("2")])) == ["New", "Gone"]
    assert kinds(rematch(old(item("1"), bound=True), [item("1")])) == ["Same"]


def test_an_id_that_the_library_knows_is_nobody_else_s() -> None:
    assert kinds(rematch(old(item("1")), [item("2")], {"2"})) == ["New", "Gone"]


def test_new_ones_keep_their_order_and_gone_ones_follow_in_theirs() -> None:
    before = old(item("1"), item("2", key="A"), item("3", key="B"))
    matches = rematch(before, [item("9", key="C"), item("1"), item("8", key="D")])
    assert kinds(matches) == ["New", "Same", "New", "Gone", "Gone"]
    assert [match.uid for match in matches if isinstance(match, Gone)] == ["uid-2", "uid-3"]
    assert rematch([], []) == ()


def test_a_set_with_another_pair_is_another_question() -> None:
    pairs = (("chair", "Roth"), ("clerk", "Corrin"), ("envoy", "Veld"))
    one = replace(item("1", "Match them.", None, kind="matching"), pairs=pairs)
    again = replace(one, id="2", pairs=tuple(reversed(pairs)))
    other = replace(one, id="3", pairs=(*pairs[:2], ("envoy", "Merrow")))
    assert kinds(rematch(old(one), [again])) == ["Changed"]
    assert kinds(rematch(old(one), [other])) == ["New", "Gone"]
