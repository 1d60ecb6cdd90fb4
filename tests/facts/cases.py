"""Short texts of our own, each with the facts that it must give and no others, and their stored readings.

``python -m tests.facts.cases`` reads them again with the model, after a new case or a better reader.
"""

import json
from functools import cache
from pathlib import Path

from quizbank.domain.article import Article
from quizbank.domain.fact import Fact
from quizbank.domain.plain import from_plain, to_plain
from quizbank.domain.reading import Reading
from quizbank.facts.extract import find_facts
from tests.builders import make_article

STORE = Path(__file__).parent / "readings" / "cases.json"

CASES: dict[str, str] = {
    # roles
    "title": "Estonian Prime Minister Kaisa Tamm arrived late.",
    "owned": "Niger's president Amadou Barou declined to comment.",
    "apposition": "Elena Marku, the former head of the Central Election Commission, was fined.",
    "expert": "The vote was “a mess,” said Tom Harwell, a senior fellow at the Baltic Policy Institute in Riga.",
    "before_comma": "The Italian foreign minister, Paolo Renzetti, met Pope Francis.",
    "owner": "Nobody agreed with Daria Levchenko. Anton Ruban, Levchenko's spokesman, left the room.",
    "organization": "The African Union rejected the plan. Joseph Mbeki, the chairman of the organization, resigned.",
    "predicated": "Oskar Lindh is the mayor of Uppsala.",
    "plural": "The text was signed by Presidents Adama Diallo of Senegal and Kofi Mensah of Ghana.",
    "bare": "President Kaisa Tamm arrived late.",
    "stacked": "Former trade and industry commissioner Lucas Weber arrived late.",
    "list": "The guests were Anna Berg, prime minister Jonas Holm and minister Eva Strand.",
    "pronoun_owner": "Jonas Holm praised his foreign minister, Eva Strand.",
    "denied_role": "Oskar Lindh is not the mayor of Uppsala.",
    "no_article": "Jonas Holm, former president of Iceland, left for Oslo.",
    "portfolio": "Italian health minister Paolo Renzetti closed the schools.",
    "two_titles": "AU chairperson President Joseph Mbeki spoke first.",
    "unnamed_body": "Eva Strand, a member of Parliament, abstained.",
    "in_a_quote": "“Oskar Lindh, the mayor of Uppsala, is a liar and a thief,” said Eva Strand.",
    "of_title": "President of Ghana Kofi Mensah declined to comment.",
    "counterpart": "Italian foreign minister Paolo Renzetti met his Greek counterpart, Nikos Kallas, in Rome.",
    "counterparts": "Italian foreign minister Paolo Renzetti and his Greek and French counterparts, Nikos Kallas and "
    "Luc Morel, respectively, met in Rome.",
    "shared_out": "The presidents of Ghana and Senegal, Kofi Mensah and Adama Diallo, met in Accra.",
    "too_few_names": "The presidents of Ghana, Senegal and Niger, Kofi Mensah and Adama Diallo, met in Accra.",
    "served": "Tom Harwell, a career diplomat who served as the British ambassador to the United Nations, has died.",
    "serves": "Tom Harwell has served as the mayor of Oxford since 2015.",
    "follower": "Kofi Mensah left Ghana. He wept. His successor, Adama Diallo, stayed.",
    "whose_follower": "Kofi Mensah met Jonas Holm and Anna Berg. His successor, Adama Diallo, stayed.",
    # acronyms and members
    "acronym": "Ministers of the Economic Community of West African States (ECOWAS) met in Abuja.",
    "not_an_acronym": "The Baltic Policy Institute (Riga) closed.",
    "members": "The Nordic Council, which consists of Denmark, Finland, Iceland, Norway and Sweden, met in Oslo.",
    "involves": "The Nordic Council, which involves Denmark, Finland and Sweden, met in Oslo.",
    # dated events
    "passive": "On March 3, Elena Marku, a lawyer from Tirana, was arrested on suspicion of tax fraud.",
    "cut": "In 2019, Elena Marku founded the Green Party of Albania, which now has six seats in Parliament.",
    "relative": "The jury heard Jonas Holm, who sold the port of Narvik in 2016 and has since left Norway.",
    "alliance": "The African Union rejected the plan. The alliance was founded in 2002.",
    "he": "Jonas Holm won the vote. He dissolved Parliament on March 3.",
    "two_persons": "Jonas Holm beat Anna Berg. He left for Iceland in 2014.",
    "pluperfect": "Jonas Holm had annexed the islands of Tonga in 2014.",
    "two_dates": "Jonas Holm visited Georgia in 2003 and Ukraine in 2005.",
    "event_noun": "The mood changed after Holm's March 3 talks with Elena Marku. Jonas Holm smiled.",
    "planned": "Jonas Holm will visit Georgia in May 2022.",
    "denied": "Jonas Holm did not visit Georgia in 2014.",
    "no_longer": "Jonas Holm no longer owned the port of Narvik in 2014.",
    "dangling": "Jonas Holm signed the deal with the company in 2014.",
    "claim": "Anna Berg said that Jonas Holm sold the port of Narvik in 2016.",
    "born": "Born in 1935 in Bergen, Jonas Holm began his career as a sailor.",
    "founded": "The African Union, founded in 2002, rejected the plan.",
    "no_name": "In 2006, a military coup removed Jonas Holm.",
    "quoted_words": "In 2019, Jonas Holm was recognized as the “father of the island nation,” a title without power.",
    "co_founded": "Jonas Holm co-founded the Green Party of Albania in 2001.",
    "second_hand": "Jonas Holm has died, according to Anna Berg on March 3.",
    "elected": "Jonas Holm was elected president in 2012.",
    "coordinated": "Jonas Holm and Anna Berg founded the Green Party of Albania in 2001.",
    "object_relative": "The army of Gabon, which Jonas Holm has attacked in 2014, is small.",
    "caption_tense": "A picture of Jonas Holm is raised in Oslo on Thursday.",
    "bare_office": "Kofi Mensah, the president of Ghana, died on Monday. Mensah became president in 2012.",
    "cut_behind_date": "Jonas Holm left Norway in 2014 after the talks.",
    "family": "Jonas Holm has died. Anna Holm announced it. Holm was buried on March 8 in Bergen.",
    "that_was": "Anna Berg praised the Narvik port deal that was signed in 2015.",
    "back_in": "Back in 2018, Jonas Holm sold the port of Narvik.",
    "agreement": "They rejected the November 27 border agreement between Turkey and Libya.",
    "scheduled": "Jonas Holm is a candidate for the Norwegian presidential election to be held on May 9.",
    "everybody_knows": "The Norwegian parties chose them for the 2020 Norwegian presidential election.",
    "next_time": "The next Norwegian election is scheduled for May 9.",
    "fronted": "In 1997, Jonas Holm imposed an embargo on Norway and blocked the assets of the port of Narvik.",
    "earlier": "Earlier Saturday, Jonas Holm sold the port of Narvik.",
    "staged": "Rebels in Darfur staged an uprising in 2003.",
    # whole sentences
    "told": "In 1988, Anna Berg and her brother opened a school for miners in Narvik, the first of its kind in Norway.",
    "told_alone": "Following losses at sea, Anna Berg joined the Labour Union of Norway as a legal adviser.",
    "told_of": "Anna Berg left Oslo as a child. She taught history at the University of Bergen for twenty years.",
    "told_leans": "Despite the agreement, Anna Berg blamed that minister for the slow reform of schools in Norway.",
    "told_alike": "Anna Berg gave Jonas Holm a medal of honour in Bergen for long service. "
    "Anna Berg gave Eva Strand a medal of honour in Oslo for long service.",
    "told_planned": "Anna Berg will join the Labour Union of Norway as a legal adviser next to Jonas Holm.",
    "told_any": "A friend of Jonas Holm joined the Labour Union of Norway in Bergen as a legal adviser in 1988.",
    "told_age": "Anna Berg, the head of the Labour Union of Norway and a friend of Jonas Holm, was 68.",
    "told_nothing": "Anna Berg of the Labour Union of Norway told the world of Jonas Holm in May via Twitter.",
    # places and numbers
    "place": "On Thursday, Anna Berg held a rally in Minsk, Belarus.",
    "birthplace": "Jonas Holm was born in 1935 in Bergen.",
    "no_place": "On Thursday, Anna Berg held talks in the capital.",
    "count": "While 54 nations have signed the Nordic Climate Treaty, only 27 have ratified it.",
    "count_object": "The government of Oman announced three days of mourning.",
    "narrowed": "In the first round, 54 nations signed the Nordic Climate Treaty.",
    "two_counts": "Norway sent 20 doctors and 40 nurses to Mali.",
    "age": "On Friday, Jonas Holm, the mayor of Bergen, died aged 79.",
    "age_behind": "On Friday, Jonas Holm died in Bergen. He was 79.",
    "age_no_death": "On Friday, Jonas Holm spoke in Bergen. He was 79.",
    "measure": "The total population of Hong Kong is about 7.5 million.",
    "share": "Anna Berg won the vote in Norway with 52.5% of the votes.",
    "term": "Jonas Holm was mayor of Oslo from 1977 to 1995.",
    "no_term": "Jonas Holm was in Oslo from 1977 to 1995.",
    "past_role": "Jonas Holm was the chairman of the African Union. He left.",
    "by_adjective": "The vote in Ghana is over. Ghanaian president Kofi Mensah declined to comment.",
    "based": "The African Union, a bloc of states, is based in Addis Ababa.",
    "first_to": "Anna Berg became the first woman to serve as mayor of Oslo in 2007.",
    "by_which": "On November 27, Turkey and Libya signed a border pact, according to which a part would be Turkish.",
    "tail": "The government of Oman ordered three days of mourning after the strike.",
    "declared": "The Samoan government declared a state of emergency on November 15.",
    "speakers_he": "Jonas Holm said he would sell the port of Narvik.",
    "reference": "Jonas Holm died on Monday. On Tuesday, the court of Oslo annulled his will.",
    # words
    "quote": "“Norway has never paid for a war in the Sahel,” Anna Berg told reporters.",
    "short_quote": "“Norway has never paid,” Anna Berg told reporters.",
    "hanging_quote": "“It has never paid for a war in the whole of the Sahel region,” Anna Berg told reporters.",
    "pointing_quote": "“Norway can live with that as long as the port of Narvik stays open,” Anna Berg told reporters.",
    "reported": "Anna Berg said on Monday that Norway had paid for the port of Narvik.",
    "reported_he": "Anna Berg said that he had paid for the port of Narvik.",
    # deeds
    "deed": "Jonas Holm has removed Anna Berg from her post as head of the Nordic Council.",
    "agent": "The decision to send Danish troops to Mali was announced by Anna Berg.",
    "lone_deed": "Jonas Holm congratulated Anna Berg.",
}


def case_article(name: str) -> Article:
    return make_article(CASES[name], published="2022-03-10", title=name)


@cache
def _stored() -> dict[str, dict[str, object]]:
    stored: dict[str, dict[str, object]] = json.loads(STORE.read_text(encoding="utf-8"))
    return stored


def case_reading(name: str) -> Reading:
    """The stored reading; the test fails with KeyError for a case that was not read yet."""
    return from_plain(Reading, _stored()[name]["reading"])


def is_current(name: str) -> bool:
    return _stored().get(name, {}).get("text") == CASES[name]


def case_facts(name: str) -> tuple[Fact, ...]:
    return find_facts(case_article(name), case_reading(name), trial=True)


def main() -> None:
    from quizbank.reading.reader import load_reader

    reader = load_reader()
    stored = {n: {"text": t, "reading": to_plain(reader.read(case_article(n)))} for n, t in CASES.items()}
    STORE.write_text(
        json.dumps(stored, ensure_ascii=False, indent=None, separators=(",", ":")) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
