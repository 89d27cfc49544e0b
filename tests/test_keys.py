from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.errors import ConfigError
from enrich.keys import FIELDS, assign, retired
from enrich.keyspelling import KEY, safe, transliterated, unique
from enrich.model import (
    CslType,
    Entry,
    Holding,
    Identifier,
    Library,
    Name,
    PartialDate,
    Retired,
    Scheme,
    Status,
    Version,
    VersionKind,
    Work,
)
from factories import entry, link, name

Row = tuple[Entry, Work | None]


def work(title: str = "Deep lamps", **fields: object) -> Work:
    defaults: dict[str, object] = {
        "type": CslType.ARTICLE_JOURNAL,
        "authors": (name("Müller", "Ada"),),
        "issued": PartialDate(2014),
    }
    return Work(title=title, **(defaults | fields))  # type: ignore[arg-type]


def published(rows: list[Row], *, gone: tuple[Retired, ...] = (), pattern: str | None = None) -> Library:
    """Give the library that a run over these rows wrote."""
    given_keys = assign(rows, None, *([pattern] if pattern else []))
    holdings = tuple(
        Holding(
            key=key,
            entry=row,
            status=Status.RESOLVED if found else Status.PENDING,
            work=found,
            identifiers=(Identifier(Scheme.DOI, found.doi),) if found and found.doi else (),
        )
        for key, (row, found) in zip(given_keys, rows, strict=True)
    )
    return Library(holdings=holdings, retired=gone)


# --- how a new key looks ----------------------------------------------------------------------

NEW = [
    ("surname, year and first significant word", entry(), work(), "muller2014deep"),
    ("small words are not significant", entry(), work("On the Use of Lamps"), "muller2014use"),
    ("numbers are no words", entry(), work("2024: 100 lamps"), "muller2014lamps"),
    ("a particle belongs to the surname", entry(), work(authors=(Name(family="Berg", particle="van den", given="A"),)), "vandenberg2014deep"),
    ("an organisation is a surname", entry(), work(authors=(Name(literal="River Data Group"),)), "riverdatagroup2014deep"),
    ("a long name is cut", entry(), work(authors=(Name(literal="The Association of All Lamp Makers of the World"),)), "theassociationofalllampm2014deep"),
    ("an editor stands in for an author", entry(), work(authors=(), editors=(name("Ohm", "Bo"),)), "ohm2014deep"),
    ("without anybody the title gives two words", entry(), work("Clocks and lamps", authors=()), "clocks2014lamps"),
    ("without a year there is none", entry(), work(issued=None), "mullerdeep"),
    ("the row's year stands in for the work's", entry(year=2013), work(issued=None), "muller2013deep"),
    ("an unresolved row tells itself", entry("A Study of Lamps", year=2020, authors=("Ada B. Lampe", "B. Ohm")), None, "lampe2020study"),
    ("a row may give the family first", entry("A Study of Lamps", year=2020, authors=("van Lampe, Ada",)), None, "vanlampe2020study"),
    ("a blank author is none", entry("A Study of Lamps", year=2020, authors=(" ",)), None, "study2020lamps"),
    ("ligatures and strokes are spelt out", entry(), work("Ærø, Łódź", authors=(name("Gruß"),)), "gruss2014aero"),
    ("Cyrillic is transliterated", entry(), work("Глубокое обучение", authors=(name("Щукина"),)), "shchukina2014glubokoe"),
    ("Greek is transliterated", entry(), work("Βαθιά μάθηση", authors=(name("Ψαρράς"),)), "psarras2014bathia"),
    ("Korean and Japanese syllables are spelt", entry(), work("ランプ", authors=(name("김"),)), "gim2014ranpu"),
    ("scripts beyond are left out", entry(), work("灯 lamp", authors=(name("李"),)), "lamp2014"),
    ("nothing to spell gives a key all the same", entry("灯"), None, "untitled"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "found", "key"), [case[1:] for case in NEW], ids=[case[0] for case in NEW])
def test_a_new_key_is_readable_ascii(row: Entry, found: Work | None, key: str) -> None:
    assert assign([(row, found)], None) == (key,)


PATTERNS = [
    ("{Surname}{year}", "Muller2014"),
    ("{surname}_{yy}_{word}", "muller_14_deep"),
    ("{surname}:{title}", "muller:deeplampslight"),
    ("{Title}.{Word}", "DeepLampsLight.Deep"),
    ("{year}{surname}", "x2014muller"),
    ("ref-{surname}", "ref-muller"),
]


@pytest.mark.parametrize(("pattern", "key"), PATTERNS)
def test_a_pattern_decides_how_new_keys_look(pattern: str, key: str) -> None:
    assert assign([(entry(), work("Deep lamps light rooms"))], None, pattern) == (key,)


def test_what_a_pattern_lacks_leaves_no_double_separator() -> None:
    assert assign([(entry(), work(issued=None))], None, "{surname}_{year}_{word}") == ("muller_deep",)


BAD_PATTERNS = [
    ("{author}", "key pattern '{author}' has no field {author}: expected some of " + ", ".join(FIELDS)),
    ("smith", "key pattern 'smith' names no field: expected some of " + ", ".join(FIELDS)),
    ("{surname} {year}", "key pattern '{surname} {year}' holds ' ': expected letters, digits and _ : . -"),
]


@pytest.mark.parametrize(("pattern", "message"), BAD_PATTERNS)
def test_a_bad_pattern_is_refused_with_what_was_expected(pattern: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        assign([], None, pattern)
    assert str(caught.value) == message


def test_colliding_keys_get_letters_but_for_the_first() -> None:
    rows = [(entry(line=line), work()) for line in range(30)]
    assert assign(rows, None)[:3] == ("muller2014deep", "muller2014deepa", "muller2014deepb")
    assert assign(rows, None)[26:29] == ("muller2014deepz", "muller2014deepaa", "muller2014deepab")


# --- how a published key stays ----------------------------------------------------------------

A: Row = (entry("Deep lamps", line=5, links=(link("https://example.org/a"),)), work(doi="10.5555/a"))
B: Row = (entry("Deep clocks", line=6, links=(link("https://example.org/b"),)), work("Deep clocks", doi="10.5555/b"))


def test_a_newcomer_gets_the_letter_wherever_it_is_inserted() -> None:
    assert assign([B, A], published([A])) == ("muller2014deepa", "muller2014deep")


def test_keys_follow_rows_that_change_places() -> None:
    before = published([A, B])
    assert assign([B, A], before) == tuple(each.key for each in reversed(before.holdings))


CHANGES = [
    ("its line, section and file", replace(A[0], line=99, section=("Other",), file="seeds/other.md"), A[1]),
    ("its links", replace(A[0], links=(link("https://example.org/new"),)), A[1]),
    ("its links and record at once, by the same author", replace(A[0], links=(link("https://x.org"),)), work(doi="10.5555/z")),
    ("its title, with the same record", replace(A[0], title="Deeper lamps altogether"), A[1]),
    ("its title mended, while a source is down", replace(A[0], title="The deep lamps"), None),
    ("its title and year in the record", A[0], work("Shallow lamps", issued=PartialDate(2020), doi="10.5555/a")),
    ("its authors in the record", A[0], work(authors=(name("Ohm"),), doi="10.5555/c")),
    ("its status", A[0], None),
    ("nothing but letter case", replace(A[0], title="DEEP LAMPS", file="b.md", links=()), A[1]),
]  # fmt: skip


@pytest.mark.parametrize(("row", "found"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES])
def test_a_key_stays_when_a_row_changes(row: Entry, found: Work | None) -> None:
    assert assign([(row, found)], published([A])) == ("muller2014deep",)


def test_a_key_stays_when_a_pending_row_is_resolved() -> None:
    pending = published([(A[0], None)])
    assert assign([A], pending) == (pending.holdings[0].key,)


def test_a_key_stays_when_the_preprint_is_published_and_the_link_changed() -> None:
    preprint = (A[0], work(arxiv="2401.00001", doi="10.48550/arxiv.2401.00001"))
    article = (replace(A[0], title="Lamps, deep ones", links=()), work("Lamps", arxiv="2401.00001", doi="10.5555/q"))
    assert assign([article], published([preprint])) == ("muller2014deep",)


def test_a_key_stays_when_the_record_is_now_another_version() -> None:
    versions = (
        Version(kind=VersionKind.PREPRINT, arxiv="2401.00001"),
        Version(kind=VersionKind.PUBLISHED, doi="10.5555/v"),
    )
    before = published([A])
    before = replace(before, holdings=(replace(before.holdings[0], versions=versions),))
    renamed = replace(A[0], title="Wholly other words", links=(), file="b.md")
    assert assign([(renamed, work(doi="10.5555/v"))], before) == ("muller2014deep",)


def test_a_key_stays_when_the_pattern_changes() -> None:
    assert assign([A], published([A]), "{Surname}{year}") == ("muller2014deep",)


def test_a_key_is_not_reused_for_another_work_of_the_same_title() -> None:
    other = (
        replace(A[0], links=(link("https://example.org/o"),)),
        work(doi="10.5555/o", authors=(name("Müller-Ohm"),)),
    )
    assert assign([other], published([A])) == ("mullerohm2014deep",)


def test_a_key_is_not_given_to_the_next_row_on_the_same_link() -> None:
    other = (replace(A[0], title="Nothing in common"), None)
    assert assign([other], published([A])) == ("nothingcommon",)


def test_rows_of_the_same_title_and_link_keep_their_keys_in_order() -> None:
    before = published([A, A])
    assert assign([A, A], before) == ("muller2014deep", "muller2014deepa")
    assert assign([A, A, A], before) == ("muller2014deep", "muller2014deepa", "muller2014deepb")


def test_rows_without_a_title_are_known_by_their_links_alone() -> None:
    bare = (entry("", links=(link("https://example.org/a"),)), None)
    assert assign([bare], published([bare, A])) == ("untitled",)
    assert assign([(entry(""), None)] * 2, published([(entry(""), None)])) == ("untitled", "untitleda")


def test_the_key_of_a_row_that_is_gone_is_kept_for_it() -> None:
    gone = retired(published([A, B]), ["muller2014deep"])
    assert gone == (
        Retired(key="muller2014deepa", title="Deep clocks", identifiers=(Identifier(Scheme.DOI, "10.5555/b"),)),
    )
    library = published([A], gone=gone)
    newcomer = (entry("Deep frogs"), work("Deep frogs", doi="10.5555/f"))
    assert assign([newcomer], library) == ("muller2014deepb",)
    assert assign([B], library) == ("muller2014deepa",)


def test_retired_keys_are_carried_on_sorted_until_their_row_is_back() -> None:
    old = (Retired(key="zeta", title="Z"), Retired(key="Alpha", title="A"))
    library = published([A], gone=old)
    assert [each.key for each in retired(library, [])] == ["Alpha", "muller2014deep", "zeta"]
    assert [each.key for each in retired(library, ["ZETA", "muller2014deep"])] == ["Alpha"]
    assert retired(None, ["a"]) == ()


def test_a_key_that_no_reader_takes_is_not_kept() -> None:
    broken = published([A])
    broken = replace(broken, holdings=(replace(broken.holdings[0], key="not a key"),))
    assert assign([A], broken) == ("muller2014deep",)


TITLES = st.sampled_from(["Deep lamps", "Deep clocks", "deep lamps", "灯", "", "Lamps"])
ROWS = st.lists(
    st.tuples(
        st.builds(
            lambda title, line, url: entry(title, line=line, links=(link(url),) if url else ()),
            TITLES,
            st.integers(1, 9),
            st.sampled_from(["", "https://example.org/a", "https://example.org/b"]),
        ),
        st.one_of(st.none(), st.builds(lambda doi: work(doi=doi), st.sampled_from([None, "10.5555/a", "10.5555/b"]))),
    ),
    max_size=6,
)


@given(before=ROWS, after=ROWS)
def test_keys_are_always_unique_ignoring_case_and_of_the_safe_form(before: list[Row], after: list[Row]) -> None:
    given_keys = assign(after, published(before))
    assert len({key.lower() for key in given_keys}) == len(given_keys)
    assert all(KEY.match(key) for key in given_keys)


@given(rows=ROWS)
def test_the_same_rows_keep_their_keys(rows: list[Row]) -> None:
    library = published(rows)
    again = assign(rows, library)
    assert sorted(again) == sorted(each.key for each in library.holdings)


@given(rows=ROWS, newcomer=ROWS)
def test_newcomers_take_no_key_away(rows: list[Row], newcomer: list[Row]) -> None:
    library = published(rows)
    assert {each.key for each in library.holdings} <= set(assign([*newcomer, *rows], library))


# --- how foreign keys are spelt ---------------------------------------------------------------

FOREIGN = [
    ("hale2019", "hale2019"),
    ("Müller & Söhne 2019", "Muller_Sohne_2019"),
    ("http://zotero.org/users/1/items/ABCD", "http:_zotero.org_users_1_items_ABCD"),
    ("2019hale", "x2019hale"),
    ("DBLP:conf/nips/Vaswani17", "DBLP:conf_nips_Vaswani17"),
    ("", "untitled"),
    ("李", "untitled"),
]


@pytest.mark.parametrize(("foreign", "key"), FOREIGN)
def test_a_foreign_key_is_respelt_only_where_readers_would_stumble(foreign: str, key: str) -> None:
    assert safe(foreign) == key


def test_doubled_keys_are_lettered() -> None:
    assert unique(["a", "A", "b", "aa", "a"]) == ("a", "Aa", "b", "aaa", "ab")


def test_what_has_no_ascii_spelling_stays() -> None:
    assert transliterated("Ünïté 李") == "Unite 李"
