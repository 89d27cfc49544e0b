"""What a record of Crossref says, read into candidates; the records are invented, their shapes are not."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.errors import PayloadError
from enrich.model import (
    Candidate,
    CslType,
    Identifier,
    Name,
    Nature,
    Notice,
    PartialDate,
    Relation,
    RelationKind,
    Scheme,
)
from enrich.sources.crossref import read

ANSWERS = Path(__file__).parent / "answers" / "crossref"
CASES = sorted(path for path in ANSWERS.glob("*.json") if not path.name.endswith(".candidates.json"))


def shown(value: Any) -> Any:
    """Show a value as JSON, without what is as by default."""
    if isinstance(value, PartialDate | Identifier):
        return str(value)
    if is_dataclass(value):
        given = {each.name: getattr(value, each.name) for each in fields(value)}
        defaults = {each.name: each.default for each in fields(value) if each.default is not MISSING}
        return {name: shown(each) for name, each in given.items() if name not in defaults or each != defaults[name]}
    return [shown(each) for each in value] if isinstance(value, tuple) else value


def record(**more: Any) -> dict[str, Any]:
    return {"DOI": "10.5555/lamps.1", "type": "journal-article", "title": ["A Study of Lamps"]} | {
        name.replace("_", "-"): value for name, value in more.items()
    }


def one(**more: Any) -> Candidate:
    reading = read(json.dumps(record(**more)).encode())
    assert reading.dropped == ()
    return reading.candidates[0]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_record_reads_as_written_beside_it(path: Path) -> None:
    expected = json.loads(path.with_suffix(".candidates.json").read_text("utf-8"))
    assert json.loads(json.dumps(shown(read(path.read_bytes())))) == expected


# --- titles -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "subtitle", "original", "titles"),
    [
        (["Lamps"], [], [], ("Lamps",)),
        (["Lamps"], ["A Study"], [], ("Lamps: A Study", "Lamps")),
        (["Lamps?"], ["A Study"], [], ("Lamps? A Study", "Lamps?")),
        (["Lamps: A Study"], ["A study."], [], ("Lamps: A Study",)),
        (["Lamps"], ["Lamps: A Study"], [], ("Lamps",)),
        (["Bright Lamps of the North"], ["Lampe, Bright Lamps North"], [], ("Bright Lamps of the North",)),
        (["Steel lamps"], ["Stainless steel lamps"], [], ("Steel lamps: Stainless steel lamps", "Steel lamps")),
        (["Lamps"], ["New data are yielding new insights into the lamp."], [], ("Lamps",)),
        (["Lamps"], [""], [], ("Lamps",)),
        (["Lamps", "Des lampes"], [], ["Lampen"], ("Lamps", "Des lampes", "Lampen")),
        (["Lamps"], [], ["Lamps"], ("Lamps",)),
        ([""], [], ["ランプの研究"], ("ランプの研究",)),
        ("Lamps in a text, not a list", None, None, ("Lamps in a text, not a list",)),
        (["Lamps /"], [], [], ("Lamps",)),
        (["CO<sub>2</sub> Lamps"], [], [], ("CO<sub>2</sub> Lamps", "CO2 Lamps")),
    ],
)
def test_the_title_to_cite_stands_before_its_spellings(
    title: Any, subtitle: Any, original: Any, titles: tuple[str, ...]
) -> None:
    assert one(title=title, subtitle=subtitle, original_title=original).titles == titles


@pytest.mark.parametrize(
    ("title", "cited", "notice"),
    [
        ("RETRACTED: Bright Lamps", "Bright Lamps", "retraction"),
        ("Retracted: Bright Lamps", "Bright Lamps", "retraction"),
        ("RETRACTED ARTICLE: Bright Lamps", "Bright Lamps", "retraction"),
        ("RETRACTED CHAPTER: Bright Lamps", "Bright Lamps", "retraction"),
        ("RETRACTED ARTICLE Bright Lamps", "Bright Lamps", "retraction"),
        ("[Retracted] Bright Lamps", "Bright Lamps", "retraction"),
        ("Bright Lamps [RETRACTED]", "Bright Lamps", "retraction"),
        ("Bright Lamps (withdrawn)", "Bright Lamps", "withdrawn"),
        ("WITHDRAWN: Bright Lamps", "Bright Lamps", "withdrawn"),
        ("TEMPORARY REMOVAL: Bright Lamps", "Bright Lamps", "removal"),
        ("Retracted papers on lamps", "Retracted papers on lamps", None),
        ("Withdrawn lamps", "Withdrawn lamps", None),
        ("RETRACTED:", "RETRACTED:", None),
        ("[Retracted]", "[Retracted]", None),
        ("Notice of Retraction: Bright Lamps", "Notice of Retraction: Bright Lamps", None),
    ],
)
def test_the_mark_of_a_retraction_is_a_notice_and_no_part_of_the_title(
    title: str, cited: str, notice: str | None
) -> None:
    candidate = one(title=[title])
    assert (candidate.title, candidate.notices) == (cited, (Notice(type=notice),) if notice else ())


@pytest.mark.parametrize(
    ("title", "notice"),
    [
        ("Notice of Retraction: Bright Lamps", "retraction"),
        ("Notice of Violation of IEEE Publication Principles: Bright Lamps", "expression-of-concern"),
    ],
)
def test_ieee_puts_the_notice_before_the_title_of_the_paper(title: str, notice: str) -> None:
    candidate = one(DOI="10.1109/lamp.2010.1", title=[title])
    assert (candidate.title, candidate.notices) == ("Bright Lamps", (Notice(type=notice),))


# --- what it is -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "nature"),
    {
        "Erratum": Nature.NOTICE,
        "Erratum to: Bright Lamps": Nature.NOTICE,
        "Corrigendum to “Bright Lamps” [J. Lamps 3 (2020) 1–9]": Nature.NOTICE,
        "Author Correction: Bright Lamps": Nature.NOTICE,
        "Publisher’s Correction to: Bright Lamps": Nature.NOTICE,
        "Correction: Bright Lamps": Nature.NOTICE,
        "Correction": Nature.NOTICE,
        "Corrections to “Bright Lamps”": Nature.NOTICE,
        "Correction to Bright Lamps Near Moths": Nature.NOTICE,
        "Correction for Lampe et al., Bright lamps": Nature.NOTICE,
        "Retraction Note: Bright Lamps": Nature.NOTICE,
        "Retraction: Bright Lamps": Nature.NOTICE,
        "Expression of Concern: Bright Lamps": Nature.NOTICE,
        "Addendum: Bright Lamps": Nature.NOTICE,
        "Withdrawal notice": Nature.NOTICE,
        "Comment on “Bright Lamps”": Nature.COMMENT,
        "Comments on lamps": Nature.COMMENT,
        "Reply to “Comment on ‘Bright Lamps’”": Nature.COMMENT,
        "Response to Lampe et al.": Nature.COMMENT,
        "Authors' reply": Nature.COMMENT,
        "Rejoinder: Bright Lamps": Nature.COMMENT,
        "Editorial: Lamps of the Year": Nature.COMMENT,
        "Guest Editorial": Nature.COMMENT,
        "Book Reviews": Nature.COMMENT,
        "Letter to the Editor: lamps": Nature.COMMENT,
        "Lamps. Edited by A. Lampe. Lamp Press. 1991. 470 pages. ISBN 0 00 000000 1.": Nature.COMMENT,
        "Supplementary material for: Bright Lamps": Nature.COMPONENT,
        "Correction of Optical Aberrations in Lamps": Nature.WORK,
        "Corrections to scaling in lamps": Nature.WORK,
        "Correcting Lamps": Nature.WORK,
        "Retraction of the Tongue under Lamps": Nature.WORK,
        "Response to Light in Moths": Nature.WORK,
        "Reply Generation for Lamps": Nature.WORK,
        "Editorial Lamps in Newspapers": Nature.WORK,
        "Discussion of Lamps among Moths": Nature.WORK,
        "Withdrawal symptoms of moths": Nature.WORK,
    }.items(),
)
def test_the_beginning_of_a_title_tells_a_notice_from_a_paper(title: str, nature: Nature) -> None:
    assert one(title=[title]).nature is nature


@pytest.mark.parametrize(
    ("crossref", "csl", "nature"),
    [
        ("journal-article", CslType.ARTICLE_JOURNAL, Nature.WORK),
        ("proceedings-article", CslType.PAPER_CONFERENCE, Nature.WORK),
        ("book-chapter", CslType.CHAPTER, Nature.WORK),
        ("monograph", CslType.BOOK, Nature.WORK),
        ("edited-book", CslType.BOOK, Nature.WORK),
        ("report", CslType.REPORT, Nature.WORK),
        ("dataset", CslType.DATASET, Nature.WORK),
        ("standard", CslType.STANDARD, Nature.WORK),
        ("dissertation", CslType.THESIS, Nature.WORK),
        ("reference-entry", CslType.ENTRY, Nature.WORK),
        ("posted-content", CslType.ARTICLE, Nature.PREPRINT),
        ("peer-review", CslType.REVIEW, Nature.PEER_REVIEW),
        ("component", CslType.DOCUMENT, Nature.COMPONENT),
        ("journal", CslType.PERIODICAL, Nature.CONTAINER),
        ("journal-issue", CslType.PERIODICAL, Nature.CONTAINER),
        ("proceedings", CslType.BOOK, Nature.CONTAINER),
        ("of-tomorrow", CslType.DOCUMENT, Nature.WORK),
        (None, CslType.DOCUMENT, Nature.WORK),
    ],
)
def test_a_type_of_crossref_is_a_type_of_csl_and_a_nature(crossref: str | None, csl: CslType, nature: Nature) -> None:
    candidate = one(type=crossref)
    assert (candidate.type, candidate.nature) == (csl, nature)


def test_a_blog_post_is_posted_but_no_preprint() -> None:
    candidate = one(type="posted-content", subtype="blog")
    assert (candidate.type, candidate.nature) == (CslType.POST_WEBLOG, Nature.WORK)


def test_ssrn_deposits_preprints_as_journal_articles() -> None:
    assert one(DOI="10.2139/ssrn.4999999").nature is Nature.PREPRINT


def test_a_record_that_updates_another_is_a_notice_unless_it_publishes_it_anew() -> None:
    other = {"DOI": "10.5555/other", "type": "retraction"}
    assert one(update_to=[other]).nature is Nature.NOTICE
    assert one(update_to=[other | {"type": "new_version"}]).nature is Nature.WORK
    assert one(update_to=[other | {"DOI": "10.5555/LAMPS.1"}]).nature is Nature.WORK


def test_a_supplement_is_a_component_but_a_dataset_is_a_work() -> None:
    relation = {"is-supplement-to": [{"id-type": "doi", "id": "10.5555/other"}]}
    assert one(type="posted-content", relation=relation).nature is Nature.COMPONENT
    assert one(type="dataset", relation=relation).nature is Nature.WORK


# --- identifiers ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "identifiers"),
    [
        ({"DOI": "10.5555/LAMPS.X"}, ["doi:10.5555/lamps.x"]),
        ({"resource": {"primary": {"URL": "http://ieeexplore.ieee.org/document/0999904/"}}}, ["doi:10.5555/lamps.1", "ieee:999904"]),
        ({"link": [{"URL": "http://xplorestaging.ieee.org/ielx5/1/2/00999904.pdf"}]}, ["doi:10.5555/lamps.1", "ieee:999904"]),
        ({"link": [{"URL": "https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=0999904"}]}, ["doi:10.5555/lamps.1", "ieee:999904"]),
        ({"resource": {"primary": {"URL": "https://ieeexplore.ieee.org/xpl/mostRecentIssue.jsp?punumber=10017436"}}}, ["doi:10.5555/lamps.1"]),
        ({"resource": {"primary": {"URL": "https://ieee.org.evil.example/document/999904/"}}}, ["doi:10.5555/lamps.1"]),
        ({"link": [{"URL": "http://[broken/999904.pdf"}, {"URL": None}, "junk"]}, ["doi:10.5555/lamps.1"]),
        ({"alternative-id": ["S0957-4174(25)00100-1", "271", "10.5555/LAMPS.1"]}, ["doi:10.5555/lamps.1", "pii:S0957417425001001"]),
        ({"alternative-id": ["0584853976801316"]}, ["doi:10.5555/lamps.1"]),
        ({"DOI": "10.1016/0584-8539(76)80131-6", "alternative-id": ["0584853976801316"]}, ["doi:10.1016/0584-8539(76)80131-6", "pii:0584853976801316"]),
        ({"DOI": "10.1016/s0140-6736(13)62228-x"}, ["doi:10.1016/s0140-6736(13)62228-x", "pii:S014067361362228X"]),
        ({"DOI": "10.1016/b978-012370626-3.00050-8"}, ["doi:10.1016/b978-012370626-3.00050-8", "pii:B9780123706263000508"]),
        ({"DOI": "10.1016/j.lamp.2025.1"}, ["doi:10.1016/j.lamp.2025.1"]),
        ({"DOI": "10.1609/aaai.v39i19.99903"}, ["doi:10.1609/aaai.v39i19.99903", "aaai:99903"]),
        ({"DOI": "10.1609/aaai.v33i01.33019990"}, ["doi:10.1609/aaai.v33i01.33019990"]),
        ({"DOI": "10.18653/v1/n18-9999"}, ["doi:10.18653/v1/n18-9999", "acl:N18-9999"]),
        ({"DOI": "10.18653/v1/2021.emnlp-main.9999"}, ["doi:10.18653/v1/2021.emnlp-main.9999", "acl:2021.emnlp-main.9999"]),
    ],
)  # fmt: skip
def test_identifiers_are_those_that_a_record_holds_for_certain(more: dict[str, Any], identifiers: list[str]) -> None:
    assert [str(each) for each in one(**more).identifiers] == identifiers


@pytest.mark.parametrize(
    ("stated", "isbn"),
    {
        "9780000000019": ("9780000000019",),
        "978-0-00-000001-9": ("9780000000019",),
        "http://id.crossref.org/isbn/9780000000019": ("9780000000019",),
        "0-306-40615-2": ("9780306406157",),
        "080442957X": ("9780804429573",),
        "X123456789": (),
        "978000000001X": (),
        "12345": (),
    }.items(),
)
def test_an_isbn_has_thirteen_digits(stated: str, isbn: tuple[str, ...]) -> None:
    assert one(ISBN=[stated]).isbn == isbn


def test_an_issn_has_its_hyphen() -> None:
    assert one(ISSN=["19493045", "0000-000x", "1949-3045", "junk"]).issn == ("1949-3045", "0000-000X")


# --- names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        ([{"given": "Ada", "family": "Lampe"}], (Name(given="Ada", family="Lampe"),)),
        ([{"given": "Ada", "family": "van der Lampe", "suffix": "IV"}], (Name(given="Ada", family="van der Lampe", suffix="IV"),)),
        ([{"given": " ", "family": "Lampe,"}], (Name(family="Lampe"),)),
        ([{"given": "Suharto"}], (Name(family="Suharto"),)),
        ([{"family": "Doan Lampam"}], (Name(given="Doan", family="Lampam"),)),
        ([{"family": "za Lampayev"}], (Name(family="za Lampayev"),)),
        ([{"family": "Lamps Editorial Office"}], (Name(literal="Lamps Editorial Office"),)),
        ([{"family": "The Lamp Consortium"}], (Name(literal="The Lamp Consortium"),)),
        ([{"name": "Lamp Seed and Plant Co."}], (Name(literal="Lamp Seed and Plant Co."),)),
        ([{"name": "MSc, Lamp University. Email: ada@lamps.example"}], ()),
        ([{"name": "University of Lamps"}, {"given": "A", "family": "L"}, {"name": "University of Lamps"}], (Name(given="A", family="L"),)),
        ([{"given": "et", "family": "al."}, {"name": "et al."}, {"family": "others"}], ()),
        ([{"sequence": "first", "affiliation": []}, {"family": "."}, None, "junk"], ()),
        ({"given": "Ada", "family": "Lampe"}, (Name(given="Ada", family="Lampe"),)),
        (None, ()),
    ],
)  # fmt: skip
def test_contributors_are_persons_groups_or_nothing(authors: Any, names: tuple[Name, ...]) -> None:
    assert one(author=authors).authors == names
    assert one(editor=authors).editors == names


# --- dates ------------------------------------------------------------------------------------


def day(*parts: Any) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        (day(2025, 3, 14), PartialDate(2025, 3, 14)),
        (day(2025, 3), PartialDate(2025, 3)),
        (day(2025), PartialDate(2025)),
        (day("2025", "3"), PartialDate(2025, 3)),
        (day(2025, 13, 1), PartialDate(2025)),
        (day(2025, 3, 32), PartialDate(2025, 3)),
        (day(2025, None, 3), PartialDate(2025)),
        (day(None), None),
        (day(0), None),
        (day(20255), None),
        ({"date-parts": [[True]]}, None),
        (day("soon"), None),
        ({"date-parts": []}, None),
        ({"date-parts": [[]]}, None),
        ({"date-parts": [2025, 3]}, PartialDate(2025, 3)),
        ({"date-parts": None}, None),
        ({}, None),
        (None, None),
        ("2025", None),
    ],
)
def test_a_date_is_as_precise_as_it_makes_sense(stated: Any, date: PartialDate | None) -> None:
    assert one(issued=stated).issued == date


@pytest.mark.parametrize(
    ("more", "issued"),
    [
        ({"published-online": day(2019, 12, 1), "published-print": day(2020, 3)}, PartialDate(2019, 12, 1)),
        ({"published": day(2020), "published-online": day(2020, 5, 1)}, PartialDate(2020, 5, 1)),
        ({"posted": day(2021, 2, 3)}, PartialDate(2021, 2, 3)),
        ({"journal-issue": {"published-print": day(2018, 4)}}, PartialDate(2018, 4)),
        ({"content-created": day(1984, 3, 7)}, PartialDate(1984, 3, 7)),
        ({"approved": day(2020, 5, 25)}, PartialDate(2020, 5, 25)),
        ({"type": "proceedings-article", "event": {"start": day(2005, 10, 23)}}, PartialDate(2005)),
        ({"event": {"start": day(2005, 10, 23)}}, None),
        ({"created": day(2010, 1, 1), "deposited": day(2011, 1, 1), "accepted": day(2009, 1, 1)}, None),
    ],
)
def test_where_issued_is_null_another_date_of_publication_stands_in_but_never_the_deposit(
    more: dict[str, Any], issued: PartialDate | None
) -> None:
    assert one(issued=day(None), **more).issued == issued


def test_all_dates_of_publication_are_kept_the_most_precise_of_a_year_first() -> None:
    candidate = one(
        issued=day(2019), published_online=day(2019, 12, 1), published_print=day(2020, 3), posted=day(2018, 1, 1)
    )
    assert [str(each) for each in candidate.dates] == ["2018-01-01", "2019-12-01", "2019", "2020-03"]


# --- where it appeared ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("containers", "cited", "series"),
    [
        (["SPIE Proceedings", "Optical Lamps VII"], "Optical Lamps VII", "SPIE Proceedings"),
        (["Lecture Notes in Computer Science", "Lamp Vision – ECLV 2024"], "Lamp Vision – ECLV 2024", "Lecture Notes in Computer Science"),
        (["Lamps in Context", "Göttinger Schriften zur Lampe"], "Lamps in Context", "Göttinger Schriften zur Lampe"),
        (["A Row of Lamps", "One Lamp"], "One Lamp", "A Row of Lamps"),
        (["Lamps 2024"], "Lamps 2024", None),
        (["Lamps", "Lamps"], "Lamps", None),
    ],
)  # fmt: skip
def test_of_book_and_series_the_book_is_cited(containers: list[str], cited: str, series: str | None) -> None:
    candidate = one(type="book-chapter", container_title=containers)
    assert (candidate.container_titles[0], candidate.collection_title) == (cited, series)


def test_what_a_book_appeared_in_is_its_series() -> None:
    candidate = one(type="monograph", container_title=["Antarctic Lamp Series"])
    assert (candidate.container_titles, candidate.collection_title) == ((), "Antarctic Lamp Series")
    assert one(type="book").collection_title is None


def test_short_forms_follow_the_container_but_junk_does_not() -> None:
    candidate = one(container_title=["Journal of Lamps"], short_container_title=["J. Lamps", "X", ""])
    assert candidate.container_titles == ("Journal of Lamps", "J. Lamps")
    assert one(short_container_title=["J. Lamps"]).container_titles == ()


@pytest.mark.parametrize(
    ("institution", "titles"),
    [
        ([{"name": "bioRxiv"}], ("bioRxiv",)),
        ({"name": "bioRxiv"}, ("bioRxiv",)),
        ([{"name": "Lamp Press"}], ()),
        ([{}], ()),
        (None, ()),
    ],
)
def test_a_preprint_appeared_on_its_server(institution: Any, titles: tuple[str, ...]) -> None:
    candidate = one(type="posted-content", institution=institution, publisher="Lamp Press")
    assert candidate.container_titles == titles


@pytest.mark.parametrize(
    ("publisher", "expected"),
    {
        "Lamp Press": "Lamp Press",
        "Lamp Seed Co.,": "Lamp Seed Co.",
        "[s.n.]": None,
        "": None,
        "A &amp; B": "A & B",
    }.items(),
)
def test_the_punctuation_of_a_library_card_is_no_part_of_the_publisher(publisher: str, expected: str | None) -> None:
    assert one(publisher=publisher).publisher == expected


# --- notices, relations, the rest -------------------------------------------------------------


def update(doi: str | None, kind: str, *date: int) -> dict[str, Any]:
    return {"DOI": doi, "type": kind, "label": kind, "updated": day(*date)}


@pytest.mark.parametrize(
    ("updates", "notices"),
    [
        ([update("10.5555/N", "retraction", 2020, 1, 2)], [Notice(type="retraction", doi="10.5555/n", date="2020-01-02")]),
        (
            [update("10.5555/n", "retraction", 2020, 1, 2), update("10.5555/n", "retraction", 2019, 1, 2)],
            [Notice(type="retraction", doi="10.5555/n", date="2019-01-02")],
        ),
        (
            [update("10.5555/n", "retraction", 2020), update("10.5555/lamps.1", "retraction", 2019)],
            [Notice(type="retraction", doi="10.5555/n", date="2020")],
        ),
        ([update("10.5555/lamps.1", "retraction", 2019)], [Notice(type="retraction", doi="10.5555/lamps.1", date="2019")]),
        ([update("10.5555/lamps.1", "new_version", 2019)], []),
        ([update("10.5555/lamps.v2", "new_version", 2019)], [Notice(type="new-version", doi="10.5555/lamps.v2", date="2019")]),
        (
            [update("10.5555/e", "expression_of_concern", 2018), update("10.5555/a", "erratum", 2018), update("10.5555/b", "correction", 2018)],
            [
                Notice(type="correction", doi="10.5555/b", date="2018"),
                Notice(type="erratum", doi="10.5555/a", date="2018"),
                Notice(type="expression-of-concern", doi="10.5555/e", date="2018"),
            ],
        ),
        ([update("10.5555/w", "withdrawal", 2018)], [Notice(type="withdrawn", doi="10.5555/w", date="2018")]),
        ([update("10.5555/w", "removal", 2018)], [Notice(type="removal", doi="10.5555/w", date="2018")]),
        ([update(None, "retraction")], [Notice(type="retraction")]),
        ([{"DOI": "10.5555/x"}, "junk", None], []),
    ],
)  # fmt: skip
def test_a_notice_is_told_once_and_kept_apart_by_its_type(updates: list[Any], notices: list[Notice]) -> None:
    assert list(one(updated_by=updates).notices) == notices


def test_a_record_that_retracts_itself_is_retracted() -> None:
    itself = update("10.5555/lamps.1", "retraction", 2022, 10, 15)
    assert one(update_to=[itself]).notices == (Notice(type="retraction", doi="10.5555/lamps.1", date="2022-10-15"),)
    assert one(update_to=[itself], updated_by=[itself]).notices == one(update_to=[itself]).notices


def test_the_mark_in_the_title_adds_nothing_to_a_notice_that_is_told() -> None:
    told = one(title=["RETRACTED: Lamps"], updated_by=[update("10.5555/n", "retraction", 2020)])
    assert told.notices == (Notice(type="retraction", doi="10.5555/n", date="2020"),)


def test_relations_name_versions_once_and_an_arxiv_doi_by_its_number_too() -> None:
    candidate = one(
        relation={
            "has-preprint": [
                {"id-type": "doi", "id": "10.48550/arXiv.2501.00001v3", "asserted-by": "subject"},
                {"id-type": "doi", "id": "10.48550/arxiv.2501.00001V3", "asserted-by": "object"},
                {"id-type": "doi", "id": "“https://doi.org/10.5555/Q”"},
                {"id-type": "doi", "id": "10.5555/lamps.1"},
                {"id-type": "issn", "id": "10.5555/issn"},
                {"id-type": "doi", "id": "nonsense"},
            ],
            "is-identical-to": {"id-type": "doi", "id": "10.5555/same"},
            "has-review": [{"id-type": "doi", "id": "10.5555/review"}],
            "cites": [],
        }
    )
    assert candidate.relations == (
        Relation(kind=RelationKind.HAS_PREPRINT, target=Identifier(Scheme.DOI, "10.48550/arxiv.2501.00001v3")),
        Relation(kind=RelationKind.HAS_PREPRINT, target=Identifier(Scheme.ARXIV, "2501.00001")),
        Relation(kind=RelationKind.HAS_PREPRINT, target=Identifier(Scheme.DOI, "10.5555/q")),
        Relation(kind=RelationKind.IS_SAME_AS, target=Identifier(Scheme.DOI, "10.5555/same")),
    )
    assert one(relation=[]).relations == ()


@pytest.mark.parametrize(
    ("raw", "abstract"),
    {
        "<jats:title>SUMMARY</jats:title><jats:p>We lit.</jats:p>": "We lit.",
        "<jats:sec><jats:title>Abstract</jats:title><jats:p>We lit.</jats:p></jats:sec>": "We lit.",
        "<jats:sec><jats:title>Background</jats:title><jats:p>Dark.</jats:p></jats:sec>": "Background Dark.",
        "<jats:p>Abstract. We lit.</jats:p>": "We lit.",
        "ABSTRACT We lit.": "We lit.",
        "Abstract lamps are dim.": "Abstract lamps are dim.",
        "<jats:p>Abstract</jats:p>": None,
        "": None,
    }.items(),
)
def test_an_abstract_does_not_begin_with_its_heading(raw: str, abstract: str | None) -> None:
    assert one(abstract=raw).abstract == abstract


def test_pages_and_article_number_stay_apart() -> None:
    assert (one(page="1-6").page, one(page="e33693").page) == ("1-6", "e33693")
    both = one(page="100331", article_number="100331")
    assert (both.page, both.number) == (None, "100331")


def test_counts_are_counts() -> None:
    candidate = one(is_referenced_by_count="12", references_count=-3)
    assert (candidate.metrics.citations, candidate.metrics.references) == (12, None)


def test_texts_may_be_numbers_lists_or_neither() -> None:
    candidate = one(volume=16, issue=["", "2"], page={"junk": 1}, language=True)
    assert (candidate.volume, candidate.issue, candidate.page, candidate.language) == ("16", "2", None, None)


# --- what does not fit ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ({"title": ["Lamps"]}, "[0].DOI: Field required"),
        ({"DOI": "lamps", "title": ["Lamps"]}, "[0].DOI: String should match pattern '^10\\.\\d{4,9}/\\S+$'"),
        ({"DOI": None, "title": ["Lamps"]}, "[0].DOI: Input should be a valid string"),
        ("junk", "[0]: Input should be a valid dictionary or instance of Work"),
        ({"DOI": "10.5555/x", "type": "journal-issue", "title": []}, "10.5555/x: a journal-issue without a title"),
        ({"DOI": "10.5555/x", "title": ["<i></i>"]}, "10.5555/x: a record without a title"),
    ],
)
def test_a_record_that_does_not_fit_is_dropped_with_its_reason_and_the_others_stay(item: Any, reason: str) -> None:
    reading = read(json.dumps([item, record()]).encode())
    assert reading.dropped == (reason,)
    assert [each.title for each in reading.candidates] == ["A Study of Lamps"]


@pytest.mark.parametrize("record", [b"", b"<html>", b'{"DOI":', b"[" * 100_000, b"\xff"])
def test_an_answer_that_is_no_json_is_said_to_be_none(record: bytes) -> None:
    with pytest.raises(PayloadError, match="crossref: record: expected JSON"):
        read(record)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["DOI", "date-parts", "name", "family", "id", "type", "URL", "x"]), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
KEYS = st.sampled_from([
    "type", "title", "subtitle", "author", "issued", "published", "event", "institution", "relation", "updated-by",
    "update-to", "link", "resource", "ISBN", "ISSN", "alternative-id", "abstract", "container-title", "page",
    "journal-issue", "assertion", "is-referenced-by-count", "volume", "language", "subtype", "publisher",
])  # fmt: skip


@given(st.dictionaries(KEYS, JSON, max_size=6))
def test_no_shape_of_a_field_breaks_the_reading(more: dict[str, Any]) -> None:
    reading = read(json.dumps(record() | more).encode())
    assert len(reading.candidates) + len(reading.dropped) == 1
