from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from csl_items import fair, hostile
from csl_schema import faults
from enrich import csl
from enrich.model import CslType, Name, PartialDate, Work

WHOLE = Work(
    title="The <i>E. coli</i> of lamps",
    type=CslType.ARTICLE_JOURNAL,
    authors=(Name(family="Berg", given="Ada", particle="van den", dropping_particle="de", suffix="Jr."), Name(literal="Lamp Group")),
    editors=(Name(family="Ohm"),),
    issued=PartialDate(2020, 2, 29),
    container_title="Journal of Lamps",
    container_title_short="J. Lamps",
    collection_title="Light",
    publisher="Lamp Press",
    publisher_place="Lund",
    event_title="Lampfest",
    volume="1",
    issue="2",
    page="3-4",
    number="e5",
    genre="Letter",
    doi="10.5555/lamps",
    url="https://example.org/lamps",
    pmid="12",
    pmcid="PMC12",
    arxiv="2001.00001",
    primary_class="cs.CV",
    issn=("1234-5679", "2345-6780"),
    isbn=("978-0-00-000000-2",),
    abstract="Of lamps.",
    language="en",
    note="A note",
    keywords=("lamps", "R&D"),
    extra={"edition": "2", "translator": [{"family": "Volt"}], "custom": {"shelf": 7}},
)  # fmt: skip
ITEM = {
    "id": "berg2020coli",
    "type": "article-journal",
    "title": "The <i>E. coli</i> of lamps",
    "author": [
        {"family": "Berg", "given": "Ada", "dropping-particle": "de", "non-dropping-particle": "van den", "suffix": "Jr."},
        {"literal": "Lamp Group"},
    ],
    "editor": [{"family": "Ohm"}],
    "issued": {"date-parts": [[2020, 2, 29]]},
    "container-title": "Journal of Lamps",
    "container-title-short": "J. Lamps",
    "collection-title": "Light",
    "publisher": "Lamp Press",
    "publisher-place": "Lund",
    "event-title": "Lampfest",
    "volume": "1",
    "issue": "2",
    "page": "3-4",
    "number": "e5",
    "genre": "Letter",
    "DOI": "10.5555/lamps",
    "URL": "https://example.org/lamps",
    "PMID": "12",
    "PMCID": "PMC12",
    "archive": "arXiv",
    "archive_location": "2001.00001",
    "ISSN": "1234-5679, 2345-6780",
    "ISBN": "978-0-00-000000-2",
    "abstract": "Of lamps.",
    "language": "en",
    "note": "A note",
    "keyword": "lamps, R&D",
    "edition": "2",
    "translator": [{"family": "Volt"}],
    "custom": {"shelf": 7, "arxiv-primary-class": "cs.CV"},
}  # fmt: skip


def test_a_work_is_written_in_a_fixed_order() -> None:
    item = csl.to_item(WHOLE, "berg2020coli")
    assert item == ITEM
    assert list(item) == list(ITEM)
    assert faults([item]) == []


def test_an_item_reads_back_as_the_work() -> None:
    assert csl.from_item(ITEM) == ("berg2020coli", WHOLE)


def test_every_variable_of_the_tables_names_a_field_of_a_work() -> None:
    assert {*csl.TEXTS.values(), *csl.NAMES.values()} <= set(Work.__dataclass_fields__)


def test_a_preprint_shows_its_arxiv_id_as_number_but_holds_it_once() -> None:
    work = Work(title="Lamps", type=CslType.ARTICLE, arxiv="2001.00001")
    item = csl.to_item(work, "k")
    assert item["number"] == "arXiv:2001.00001"
    assert csl.from_item(item) == ("k", work)


CLASSES: list[tuple[dict[str, object], str | None]] = [
    ({"custom": {"arxiv-primary-class": "stat.ML"}}, "stat.ML"),
    ({"number": "arXiv:2001.00001 [cs.CV]"}, "cs.CV"),
    ({"archive_collection": "astro-ph.CO"}, "astro-ph.CO"),
    ({"archive_collection": "Papers of E. Lampe"}, None),
    ({}, None),
]


@pytest.mark.parametrize(("item", "primary_class"), CLASSES)
def test_a_primary_class_is_read_with_an_arxiv_id(item: dict[str, object], primary_class: str | None) -> None:
    read = csl.from_item({"number": "arXiv:2001.00001", **item})[1]
    assert (read.arxiv, read.primary_class, read.number) == ("2001.00001", primary_class, None)


TYPES = [
    ("software", CslType.SOFTWARE),
    ("journal-article", CslType.ARTICLE_JOURNAL),
    ("legal-case", CslType.LEGAL_CASE),
    ("Thesis", CslType.THESIS),
    ("unheard-of", CslType.DOCUMENT),
    (None, CslType.DOCUMENT),
]


@pytest.mark.parametrize(("spelt", "kind"), TYPES)
def test_types_of_other_programs_are_understood(spelt: str | None, kind: CslType) -> None:
    assert csl.from_item({"type": spelt})[1].type is kind


ARXIV = [
    ({"archive": "arXiv", "archive_location": "2001.00001v3"}, "2001.00001"),
    ({"archive": "ARXIV", "archive_location": "hep-th/9901001"}, "hep-th/9901001"),
    ({"number": "arXiv:2001.00001"}, "2001.00001"),
    ({"archive_location": "arXiv:math.GT/0309136"}, "math.GT/0309136"),
    ({"archive": "Louvre", "archive_location": "2001.00001"}, None),
    ({"number": "12345:6"}, None),
    ({"DOI": "10.48550/arXiv.2001.00001"}, "2001.00001"),
    ({"URL": "https://arxiv.org/pdf/2001.00001v2.pdf"}, "2001.00001"),
    ({"URL": "https://example.org/arxiv.org/abs/2001.00001"}, None),
]


@pytest.mark.parametrize(("item", "arxiv"), ARXIV)
def test_an_arxiv_id_is_read_where_programs_put_it(item: dict[str, object], arxiv: str | None) -> None:
    assert csl.from_item(item)[1].arxiv == arxiv


DATES: list[tuple[object, PartialDate | None]] = [
    ({"date-parts": [[2020, 2, 29]]}, PartialDate(2020, 2, 29)),
    ({"date-parts": [["2020", "2"]]}, PartialDate(2020, 2)),
    ({"date-parts": [["2020", "February"]]}, PartialDate(2020)),
    ({"date-parts": [[2020, 0, 7]]}, PartialDate(2020)),
    ({"date-parts": [[2020, 21]]}, PartialDate(2020)),
    ({"date-parts": [[2020, 5, 0]]}, PartialDate(2020, 5)),
    ({"date-parts": [[2020.0]]}, PartialDate(2020)),
    ({"date-parts": [2020, 5]}, PartialDate(2020)),
    ({"date-parts": [[-44, 3, 15]]}, PartialDate(-44, 3, 15)),
    ({"date-parts": [[2019], [2020]]}, PartialDate(2019)),
    ({"date-parts": [[None]]}, None),
    ({"date-parts": [[]]}, None),
    ({"date-parts": [[0]]}, None),
    ({"date-parts": 2020}, None),
    ({"raw": "2020-02-29"}, PartialDate(2020, 2, 29)),
    ({"raw": "2020-02-29T12:00:00Z"}, PartialDate(2020, 2, 29)),
    ({"literal": "Spring 2020"}, PartialDate(2020)),
    ({"literal": "in press"}, None),
    ("2020-02/2021", PartialDate(2020, 2)),
    (2020, None),
    (None, None),
]


@pytest.mark.parametrize(("written", "date"), DATES)
def test_a_date_is_read_as_precisely_as_it_is_told(written: object, date: PartialDate | None) -> None:
    assert csl.date_of(written) == date


ENDS: list[tuple[object, PartialDate | None]] = [
    ({"date-parts": [[2019], [2020, 2]]}, PartialDate(2020, 2)),
    ({"raw": "2019-05/2020-02"}, PartialDate(2020, 2)),
    ({"date-parts": [[2019]]}, None),
]


@pytest.mark.parametrize(("written", "date"), ENDS)
def test_a_range_of_dates_has_an_end(written: object, date: PartialDate | None) -> None:
    assert csl.end_of(written) == date


KEPT: list[tuple[object, object]] = [
    ({"date-parts": [["2019"], [2020, 2]]}, {"date-parts": [[2019], [2020, 2]]}),
    ({"date-parts": [[2019]], "circa": True, "season": "1"}, {"date-parts": [[2019]], "season": "1", "circa": True}),
    ({"date-parts": [[2019]], "circa": {"a": 1}}, {"date-parts": [[2019]]}),
    ({"literal": "in press", "season": 1}, {"literal": "in press"}),
    ({"edtf": "2019/2020"}, {"date-parts": [[2019], [2020]]}),
]


@pytest.mark.parametrize(("written", "kept"), KEPT)
def test_what_a_date_tells_beyond_a_day_is_kept(written: object, kept: object) -> None:
    item = csl.to_item(csl.from_item({"issued": written})[1], "k")
    assert item["issued"] == kept
    assert faults([item]) == []


NAMES: list[tuple[object, tuple[Name, ...]]] = [
    ([{"family": "Ohm", "given": "Bo"}], (Name(family="Ohm", given="Bo"),)),
    ([{"family": "", "given": "Suharto"}], (Name(literal="Suharto"),)),
    ([{"literal": "Lamp Group", "family": ""}], (Name(literal="Lamp Group"),)),
    ([{"literal": "Lamp Group", "family": "Ohm"}], (Name(family="Ohm"),)),
    ([{"name": "Lamp Group"}], (Name(literal="Lamp Group"),)),
    (["Bo Ohm", None, {}, 7, {"family": None}], (Name(literal="Bo Ohm"),)),
    ("Bo Ohm", (Name(literal="Bo Ohm"),)),
    (None, ()),
]


@pytest.mark.parametrize(("written", "names"), NAMES)
def test_names_are_read_however_they_are_given(written: object, names: tuple[Name, ...]) -> None:
    assert csl.names_of(written) == names


NUMBERS = [
    ("1234-5679, 2345-6780", ("1234-5679", "2345-6780")),
    ("1234-5679 2345-6780", ("1234-5679", "2345-6780")),
    ("978 0 00 000000 2", ("978 0 00 000000 2",)),
    ("9780000000002 9780000000019", ("9780000000002", "9780000000019")),
    ("", ()),
]


@pytest.mark.parametrize(("written", "parts"), NUMBERS)
def test_isbn_and_issn_are_parted(written: str, parts: tuple[str, ...]) -> None:
    assert csl.from_item({"ISBN": written})[1].isbn == parts


def test_texts_may_be_numbers_or_lists_and_lose_what_json_cannot_carry() -> None:
    _, work = csl.from_item({"title": ["Lamps\ud800\x00"], "volume": 7, "page": 1.5, "note": True, "issue": {}})
    assert (work.title, work.volume, work.page, work.note, work.issue) == ("Lamps", "7", "1.5", None, None)


def test_other_variables_are_kept_if_they_are_csl() -> None:
    _, work = csl.from_item(
        {"scale": 2, "chair": ["Bo"], "accessed": {"raw": "2020-1-2"}, "nonsense": "x", "guest": []}
    )
    assert work.extra == {"scale": "2", "chair": [{"literal": "Bo"}], "accessed": {"date-parts": [[2020, 1, 2]]}}


def test_custom_values_are_kept_unless_they_are_nested_to_do_harm() -> None:
    deep: object = 1
    for _ in range(500):
        deep = [deep]
    assert csl.from_item({"custom": {"a": {"b": [1, "x"]}, "deep": deep}})[1].extra == {
        "custom": {"a": {"b": [1, "x"]}}
    }


def test_categories_are_kept_as_texts() -> None:
    assert csl.from_item({"categories": ["a", 1, None]})[1].extra == {"categories": ["a", "1"]}


@given(hostile)
def test_any_item_reads_and_writes_back_valid(item: dict[str, Any]) -> None:
    key, work = csl.from_item(item)
    assert faults([csl.to_item(work, key)]) == []


@given(hostile)
def test_what_is_written_reads_back_the_same(item: dict[str, Any]) -> None:
    written = csl.to_item(csl.from_item(item)[1], "k")
    assert csl.to_item(csl.from_item(written)[1], "k") == written


@given(fair)
def test_a_fair_item_loses_nothing_it_says(item: dict[str, Any]) -> None:
    written = csl.to_item(csl.from_item(item)[1], "k")
    told = {variable for variable, value in item.items() if isinstance(value, str) and csl.text_of(value)}
    assert told - {"id", "keyword", "ISBN", "ISSN"} <= written.keys()
