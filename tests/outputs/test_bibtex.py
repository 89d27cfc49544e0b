from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from enrich.model import (
    CslType,
    Entry,
    Holding,
    Identifier,
    Kind,
    Library,
    LinkRole,
    Name,
    Notice,
    PartialDate,
    Scheme,
    Status,
    Work,
)
from enrich.outputs import Accents, Options, biblatex, bibtex, export
from enrich.outputs._bibfile import BibEntry, write
from factories import arxiv, doi, entry, link
from outputs.bib_reader import decode, entries, names

HERE = Path(__file__).parent
TORTURE = (HERE / "torture.json").read_text("utf-8")


def held(work: Work | None = None, **fields: Any) -> Library:
    defaults: dict[str, Any] = {"key": "k", "entry": entry(), "status": Status.RESOLVED, "work": work}
    return Library(holdings=(Holding(**(defaults | fields)),))


def article(title: str = "Slow drift", **fields: Any) -> Work:
    defaults: dict[str, Any] = {"type": CslType.ARTICLE_JOURNAL, "container_title": "Lamps"}
    return Work(title=title, **(defaults | fields))


def field(name: str, work: Work, options: Options | None = None) -> str | None:
    (read,) = entries(bibtex.render(held(work), options or Options()))
    return read.fields.get(name)


@pytest.mark.parametrize("name", ["references.bib", "references.biblatex.bib"])
def test_the_torture_set_is_written_as_the_golden_file(name: str) -> None:
    assert export(TORTURE, name) == (HERE / f"torture.{name}").read_text("utf-8")


# --- text -------------------------------------------------------------------------------------

TEXTS = [
    ("signs of TeX", "a & b % c # d _ e", r"a \& b \% c {\#} d \_ e"),
    ("dollars that are prices", "from $7 to $8", r"from {\$}7 to {\$}8"),
    ("a caret, a tilde, a backslash", r"^ ~ \x", r"\^{} {\textasciitilde} {\textbackslash}x"),
    ("braces in pairs", "a {b {c}} d", r"a \{b \{c\}\} d"),
    ("braces without a partner", "a } { b", r"a {\textbraceright} {\textbraceleft} b"),
    ("one brace too many", "{a} } b", r"\{a\} {\textbraceright} b"),
    ("entities", "a &amp; b &lt; c", r"a \& b < c"),
    ("digits below and above the line", "CO<sub>2</sub> 10<sup>-3</sup>", "{CO₂} 10⁻³"),
    ("letters below the line", "x<sub>eff</sub>", r"x\textsubscript{eff}"),
    ("italics", "the <i>in vitro</i> study", r"the \emph{in vitro} study"),
    ("italics of a name", "the <i>Homo sapiens</i> study", r"the \emph{{Homo} {sapiens}} study"),
    ("bold and other tags vanish", "a <b>bold</b> <span>word</span>", "a bold word"),
    ("a formula", r"bounds on $\ell_2$ norms", r"bounds on {$\ell_2$} norms"),
    ("a formula of one letter", "the $k$ lamps", "the {$k$} lamps"),
    ("a formula that Unicode can write", r"$\alpha$ and CO$_2$, $10$ at $\infty$", "α and {CO₂}, {$10$} at ∞"),
    ("a formula that would run a command", r"$\input{x}$", r"{\$}{\textbackslash}input\{x\}{\$}"),
    ("a command in TeX's other spelling", "$^^5cinput$", r"{\$}\^{}\^{}5cinput{\$}"),
    ("a formula that does not close its brace", "${x$", r"{\$}{\textbraceleft}x{\$}"),
    ("a formula that closes what it did not open", "$x}_{y$", r"{\$}x{\textbraceright}\_{\textbraceleft}y{\$}"),
    ("a formula with tags in it", "$n<sup>x</sup>$", r"{\$}n\textsuperscript{x}{\$}"),
    ("an odd dollar after a formula", "$x$ for $5", r"{$x$} for {\$}5"),
    ("line breaks and tabs", "a\n@b\tc", "a @b c"),
    ("a blank that does not break", "1000\u00a0K <b>and</b> up", "1000\u00a0{K} and up"),
    ("hidden characters", "a\u00adb\u202ec\u200bd\x00e", "abcde"),
    ("letters apart from their accents", "re\u0301sume\u0301", "résumé"),
    ("all scripts", "深 ễ α ש 😀", "深 ễ α ש 😀"),
    ("quotes, angles, dashes", '"a" ‘b’ <c> | – — @', '"a" ‘b’ <c> | – — @'),
]  # fmt: skip


@pytest.mark.parametrize(("title", "written"), [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_a_title_is_written_so_that_readers_agree(title: str, written: str) -> None:
    assert field("title", article(title)) == written


CAPITALS = [
    ("Deep lamps", "Deep lamps"),
    ("BERT lamps", "{BERT} lamps"),
    ("A study of tRNA and 2D lamps with iPhones", "A study of {tRNA} and {2D} lamps with {iPhones}"),
    ("Visiting the lamps of Paris and Lund", "Visiting the lamps of {Paris} and {Lund}"),
    ("Deep Lamps for the Recognition of Paris", "Deep Lamps for the Recognition of Paris"),
    ("Self-Paced Learning With Feature-Based Lamps", "Self-Paced Learning With Feature-Based Lamps"),
    ("GPT-4 Based Lamps: A CLIP-based Q&A Study", r"{GPT-4} Based Lamps: A {CLIP-based} {Q\&A} Study"),
    ("Lamps in C#, C++ and F#", r"Lamps in {C{\#}}, {C++} and {F{\#}}"),
    ("The lamps: A study", "The lamps: {A} study"),
    ("Am I Who I Think I Am?", "Am {I} Who {I} Think {I} Am?"),
    ("Vitamin C for Lamps", "Vitamin {C} for Lamps"),
    ("X-ray lamps", "X-ray lamps"),
    ("O'Hara’s lamps (DNA)", "{O'Hara’s} lamps ({DNA})"),
    ("LAMPS FOR A TOWN", "{LAMPS} {FOR} {A} {TOWN}"),
    ("RNNs and the “LSTM”", "{RNNs} and the “{LSTM}”"),
    ("Lamps", "Lamps"),
    ("", None),
]


@pytest.mark.parametrize(("title", "written"), CAPITALS)
def test_words_are_protected_whole_where_a_style_would_lower_them(title: str, written: str | None) -> None:
    assert field("title", article(title)) == written


def test_a_title_in_another_language_is_protected_whole() -> None:
    work = article("Die Uhr & der Turm", language="de-AT")
    assert (field("title", work), field("langid", work)) == (r"{Die Uhr \& der Turm}", "german")


def test_a_title_in_english_is_not() -> None:
    assert (field("title", article(language="en-GB")), field("langid", article(language="en-GB"))) == (
        "Slow drift",
        "english",
    )


# --- names ------------------------------------------------------------------------------------

NAMES = [
    ("family and given", Name(family="Hale", given="Ruth"), "Hale, Ruth"),
    ("a particle", Name(family="Heuvel", given="Lotte", particle="van den"), "van den Heuvel, Lotte"),
    ("a dropping particle", Name(family="Humboldt", given="Alma", dropping_particle="von"), "von Humboldt, Alma"),
    ("both particles", Name(family="Uil", given="A.", dropping_particle="de", particle="'t"), "de 't Uil, A."),
    ("a particle with an apostrophe", Name(family="Arcy", given="T.", particle="d’"), "d’Arcy, T."),
    ("a particle inside the family", Name(family="van den Heuvel", given="L."), "van den Heuvel, L."),
    ("a small family", Name(family="walker", given="alma"), "{walker}, alma"),
    ("a small family of two words", Name(family="de la", given="alma"), "{de la}, alma"),
    ("small words inside", Name(family="Ortega y Gasset", given="R."), "{Ortega y Gasset}, R."),
    ("a particle that ends so", Name(family="de' Medici", given="C."), "de' Medici, C."),
    ("a blank that does not break", Name(family="van\u00a0den Heuvel", given="L."), "van den Heuvel, L."),
    ("small words first and inside", Name(family="de Souza e Silva", given="R."), "de {Souza e Silva}, R."),
    ("a particle that would part the name", Name(family="Uil", given="A.", particle="van, and"), "{van, and Uil}, A."),
    ("a suffix", Name(family="Moore", given="C. T.", suffix="Jr."), "Moore, Jr., C. T."),
    ("initials without blanks", Name(family="Lewis", given="C.S."), "Lewis, C. S."),
    ("initials with a hyphen", Name(family="Sartre", given="J.-P."), "Sartre, J.-P."),
    ("a comma in a part", Name(family="Moore, Jr.", given="C"), "{Moore, Jr.}, C"),
    ("a comma in the given name", Name(family="Moore", given="C, MD"), "Moore, {C, MD}"),
    ("a family called And", Name(family="And", given="Metin"), "{And}, Metin"),
    ("one name", Name(literal="Suharto"), "Suharto"),
    ("one name as family", Name(family="Suharto"), "Suharto"),
    ("one small name", Name(literal="moby"), "{moby}"),
    ("one name with a particle and a suffix", Name(family="Gogh", particle="van", suffix="Jr."), "{van Gogh Jr.}"),
    ("an organisation", Name(literal="Marks and Spencer"), "{Marks and Spencer}"),
    ("an organisation with signs", Name(literal="Trade, Energy & Rivers {x}"), r"{Trade, Energy \& Rivers \{x\}}"),
    ("the others", Name(literal="others"), "others"),
    ("the others in Latin", Name(literal="et al."), "others"),
    ("accents", Name(family="Černý", given="Émile Ångström-Lê"), r"{\v{C}}ern{\'y}, {\'E}mile Ångstr{\"o}m-L{\^e}"),
    ("Vietnamese", Name(family="Nguyễn", given="Thị"), "Nguyễn, Thị"),
    ("Chinese", Name(family="李", given="小龙"), "李, 小龙"),
    ("nothing", Name(), None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "written"), [case[1:] for case in NAMES], ids=[case[0] for case in NAMES])
def test_a_name_is_parted_as_its_owner_parts_it(name: Name, written: str | None) -> None:
    assert field("author", article(authors=(name,))) == written


def test_hundreds_of_authors_are_all_named() -> None:
    people = tuple(Name(family=f"Hale{number}", given="R.") for number in range(700))
    assert len(names(field("author", article(authors=people)) or "")) == 700


ACCENTS = [
    (Accents.NAMES, r"{\'E}luard, P.", "Été Éluard"),
    (Accents.EVERYWHERE, r"{\'E}luard, P.", r"{\'E}t{\'e} {\'E}luard"),
    (Accents.NOWHERE, "Éluard, P.", "Été Éluard"),
]


@pytest.mark.parametrize(("accents", "author", "title"), ACCENTS)
def test_an_option_says_where_accents_are_commands(accents: Accents, author: str, title: str) -> None:
    work = article("Été Éluard", authors=(Name(family="Éluard", given="P."),))
    options = Options(accents=accents)
    assert (field("author", work, options), field("title", work, options)) == (author, title)


# --- fields -----------------------------------------------------------------------------------

PAGES = [
    ("45-61", "45--61"),
    ("45–61", "45--61"),
    ("45 -- 61", "45--61"),
    ("S12-S18", "S12--S18"),
    ("iv-xii", "iv--xii"),
    ("7, 41, 73-97", "7,41,73--97"),
    ("e0123-4", "e0123--4"),
    ("1-1–1-20", "1-1--1-20"),
    ("11:1-11:20", "11:1--11:20"),
    ("45–", "45"),
    ("P07-1234", "P07--1234"),
    ("12-A-3", "12-A-3"),
    ("114321", "114321"),
]


@pytest.mark.parametrize(("page", "written"), PAGES)
def test_pages_are_ranges_as_styles_want_them(page: str, written: str) -> None:
    assert field("pages", article(page=page)) == written


URLS = [
    ("https://x.org/a_b%20c?q=1&r=~#t", None, "https://x.org/a_b%20c?q=1&r=~#t"),
    ("https://x.org/{a}\\b^c d\n\u202e", None, "https://x.org/%7Ba%7D%5Cb%5Ec%20d"),
    ("https://doi.org/10.5555/a", "10.5555/a", None),
    ("http://dx.doi.org/10.5555/a", "10.5555/a", None),
    ("https://x.org/a", "10.5555/a", "https://x.org/a"),
    ("https://doi.org/10.5555/a", None, "https://doi.org/10.5555/a"),
]


@pytest.mark.parametrize(("url", "doi", "written"), URLS)
def test_a_url_is_verbatim_and_there_where_it_adds_something(url: str, doi: str | None, written: str | None) -> None:
    assert field("url", article(url=url, doi=doi)) == written


def test_a_preprint_has_the_url_of_its_page_and_a_published_one_not() -> None:
    assert field("url", article(arxiv="2001.00001")) == "https://arxiv.org/abs/2001.00001"
    assert (
        field("url", article(arxiv="2001.00001", doi="10.48550/arxiv.2001.00001")) == "https://arxiv.org/abs/2001.00001"
    )
    assert field("url", article(arxiv="2001.00001", doi="10.5555/a")) is None


def test_a_doi_loses_its_resolver_and_nothing_else() -> None:
    assert field("doi", article(doi="https://doi.org/10.5555/(a)_b<c>;1")) == "10.5555/(a)_b<c>;1"


def test_a_work_by_nobody_has_a_key_to_sort_by() -> None:
    assert field("key", article("The <i>lamps</i> of R&D towns")) == "The lamps of"
    assert field("key", article(editors=(Name(literal="Ohm"),))) is None


def test_keywords_hold_no_separator() -> None:
    assert field("keywords", article(keywords=("R&D; more", "lamps, all"))) == r"R\&D more, lamps all"


def test_a_publisher_with_and_is_one_publisher() -> None:
    assert field("publisher", Work(title="x", publisher="Smith and Wesson")) == "{Smith and Wesson}"


def test_an_abstract_may_be_left_out() -> None:
    assert field("abstract", article(abstract="Of lamps.")) == "Of lamps."
    assert field("abstract", article(abstract="Of lamps."), Options(abstracts=False)) is None


KINDS = [
    (article(), "article", "article"),
    (Work(title="x", type=CslType.ARTICLE_JOURNAL), "misc", "misc"),
    (Work(title="x", type=CslType.ARTICLE), "misc", "online"),
    (Work(title="x", type=CslType.PAPER_CONFERENCE, event_title="Lampfest"), "inproceedings", "inproceedings"),
    (Work(title="x", type=CslType.PAPER_CONFERENCE), "misc", "misc"),
    (Work(title="x", type=CslType.CHAPTER, container_title="y"), "incollection", "incollection"),
    (Work(title="x", type=CslType.CHAPTER), "misc", "misc"),
    (Work(title="x", type=CslType.BOOK), "book", "book"),
    (Work(title="x", type=CslType.BOOK, editors=(Name(literal="E"),)), "book", "collection"),
    (Work(title="x", type=CslType.THESIS), "phdthesis", "thesis"),
    (Work(title="x", type=CslType.THESIS, genre="M.Sc. thesis"), "mastersthesis", "thesis"),
    (Work(title="x", type=CslType.REPORT), "techreport", "report"),
    (Work(title="x", type=CslType.SOFTWARE), "misc", "software"),
    (Work(title="x", type=CslType.DATASET), "misc", "misc"),
    (Work(title="x", type=CslType.STANDARD), "misc", "misc"),
    (Work(title="x", type=CslType.WEBPAGE), "misc", "online"),
]  # fmt: skip


@pytest.mark.parametrize(("work", "classic", "modern"), KINDS)
def test_types_are_those_that_importers_know(work: Work, classic: str, modern: str) -> None:
    assert entries(bibtex.render(held(work)))[0].type == classic
    assert entries(biblatex.render(held(work)))[0].type == modern


SAID_ONCE = [
    ("a genre that the type tells", Work(title="x", type=CslType.THESIS, genre="PhD thesis"), "type", None),
    ("a genre that it does not", Work(title="x", type=CslType.THESIS, genre="Habilitation"), "type", "Habilitation"),
    ("a report that is one", Work(title="x", type=CslType.REPORT, genre="Technical Report"), "type", None),
    ("a report that is more", Work(title="x", type=CslType.REPORT, genre="White paper"), "type", "White paper"),
    ("the archive of a preprint", Work(title="x", type=CslType.ARTICLE, arxiv="2001.00001", publisher="arXiv"), "publisher", None),
    ("arXiv as container", Work(title="x", arxiv="2001.00001", container_title="arXiv preprint"), "publisher", None),
    ("another server", Work(title="x", type=CslType.ARTICLE, publisher="bioRxiv"), "publisher", "bioRxiv"),
    ("what hosts a page", Work(title="x", type=CslType.WEBPAGE, container_title="Lamp News"), "publisher", "Lamp News"),
    ("what hosts, beside a publisher", Work(title="x", type=CslType.WEBPAGE, container_title="News", publisher="P"), "howpublished", "News"),
    ("the volume of a series", Work(title="x", type=CslType.BOOK, volume="3", extra={"collection-number": "9"}), "number", None),
    ("the number in a series", Work(title="x", type=CslType.BOOK, extra={"collection-number": "9"}), "number", "9"),
    ("an issue range", article(issue="3–4"), "number", "3-4"),
    ("a negative year", article(issued=PartialDate(-44)), "year", "-44"),
    ("a month", article(issued=PartialDate(2020, 5, 3)), "month", "may"),
    ("no month", article(issued=PartialDate(2020)), "month", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("work", "name", "value"), [case[1:] for case in SAID_ONCE], ids=[case[0] for case in SAID_ONCE]
)
def test_a_field_says_what_the_type_does_not(work: Work, name: str, value: str | None) -> None:
    assert field(name, work) == value


def test_the_month_is_a_bare_macro_and_never_last() -> None:
    assert "  month = may,\n  volume" in bibtex.render(held(article(issued=PartialDate(2020, 5), volume="1")))


MODERN = [
    ("date", article(issued=PartialDate(868, 2)), "0868-02"),
    ("date", article(issued=PartialDate(-44, 3, 15)), "-0044-03-15"),
    ("date", article(issued=PartialDate(2019), extra={"issued": {"date-parts": [[2019], [2020, 2]]}}), "2019/2020-02"),
    ("urldate", article(url="https://x.org", extra={"accessed": {"date-parts": [[2020, 2, 3]]}}), "2020-02-03"),
    ("origdate", article(extra={"original-date": {"date-parts": [[1900]]}}), "1900"),
    ("eventdate", Work(title="x", type=CslType.PAPER_CONFERENCE, event_title="y", extra={"event-date": {"date-parts": [[2020, 1]]}}), "2020-01"),
    ("shorttitle", article(extra={"title-short": "Drift"}), "Drift"),
    ("urldate", article(extra={"accessed": {"date-parts": [[2020, 2, 3]]}}), None),
    ("type", Work(title="x", type=CslType.REPORT), "techreport"),
    ("type", Work(title="x", type=CslType.REPORT, genre="White paper"), "White paper"),
    ("type", Work(title="x", type=CslType.THESIS), "phdthesis"),
    ("eprinttype", article(pmid="12"), "pubmed"),
    ("eprinttype", article(pmid="12", doi="10.5555/a"), None),
    ("author", article(authors=(Name(family="Černý", given="É."),)), "Černý, É."),
    ("translator", article(extra={"translator": [{"family": "Volt", "given": "A."}]}), "Volt, A."),
    ("institution", Work(title="x", type=CslType.THESIS, publisher="Uni"), "Uni"),
    ("publisher", Work(title="x", type=CslType.ARTICLE, arxiv="2001.00001", publisher="arXiv"), None),
    ("publisher", article(publisher="Lamp Press"), None),
    ("howpublished", Work(title="x", type=CslType.WEBPAGE, container_title="News", publisher="P"), "News"),
    ("eventtitle", Work(title="x", type=CslType.PAPER_CONFERENCE, container_title="Proc.", event_title="Lampfest"), "Lampfest"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "work", "value"), MODERN)
def test_biblatex_has_fields_of_its_own(name: str, work: Work, value: str | None) -> None:
    assert entries(biblatex.render(held(work)))[0].fields.get(name) == value


# --- libraries --------------------------------------------------------------------------------


def seeded(row: Entry, status: Status = Status.UNRESOLVED, **fields: Any) -> dict[str, str]:
    (read,) = entries(bibtex.render(held(None, entry=row, status=status, **fields)))
    return {"type": read.type} | read.fields


def test_a_row_without_a_record_is_cited_as_it_is_listed() -> None:
    row = entry(
        "Lamps of Paris & Lund",
        authors=("Ada van Lampe", "Ohm, Bo", "Suharto", " "),
        venue=" Journal of Lamps",
        date="2025-03-",
        year=2025,
        section=("1. Lists", "1.2 Lamps; light"),
        links=(link("https://github.com/a/b", LinkRole.CODE), link("https://example.org/lamps")),
    )
    assert seeded(row) == {
        "type": "misc",
        "author": "van Lampe, Ada and Ohm, Bo and Suharto",
        "title": r"Lamps of Paris \& Lund",
        "year": "2025",
        "month": "mar",
        "url": "https://example.org/lamps",
        "keywords": "Lists, Lamps light",
        "note": "Listed in Journal of Lamps, 2025-03- (not verified, no record was found)",
    }


WHY = [
    (Status.PENDING, "Not verified yet"),
    (Status.AMBIGUOUS, "Not verified, several records fit"),
    (Status.UNRESOLVED, "Not verified, no record was found"),
    (Status.RESOLVED, "As listed"),
]


@pytest.mark.parametrize(("status", "note"), WHY)
def test_the_note_says_why_there_is_no_record(status: Status, note: str) -> None:
    assert seeded(entry(), status)["note"] == note


def test_identifiers_that_stand_are_cited_with_the_row() -> None:
    found = (doi("10.5555/a"), arxiv("2001.00001"), doi("10.5555/b"), Identifier(Scheme.S2, "a"))
    told = seeded(entry(), identifiers=found)
    assert (told["doi"], told["eprint"]) == ("10.5555/a", "2001.00001")


DATES = [("2025", 2025, "2025", None), ("2025-13", 2025, "2025", None), ("2025/7/40", 2025, "2025", "jul"), ("2024-02", 2025, "2025", None), (None, 2025, "2025", None), ("2023-", None, "2023", None), ("soon", None, None, None)]  # fmt: skip


@pytest.mark.parametrize(("date", "year", "written", "month"), DATES)
def test_the_date_of_a_row_is_read_as_far_as_it_goes(
    date: str | None, year: int | None, written: str | None, month: str | None
) -> None:
    told = seeded(entry(date=date, year=year))
    assert (told.get("year"), told.get("month")) == (written, month)


def test_a_row_without_a_title_is_cited_by_its_place() -> None:
    assert seeded(entry("", line=7))["title"] == r"seeds/list.md:7"


def test_software_is_cited_as_software() -> None:
    library = held(None, entry=entry(kind=Kind.SOFTWARE), status=Status.UNRESOLVED)
    assert entries(biblatex.render(library))[0].type == "software"


def test_rows_without_a_record_may_be_left_out() -> None:
    assert bibtex.render(held(None, status=Status.PENDING), Options(unresolved=False)) == ""


def test_a_work_that_two_rows_list_stands_once_with_the_keywords_of_both() -> None:
    work = article(doi="10.5555/a", keywords=("lamps",))
    first = Holding(key="a", entry=entry(section=("Old",)), status=Status.RESOLVED, work=work)
    second = Holding(key="b", entry=entry(section=("New",)), status=Status.RESOLVED, work=work)
    other = Holding(key="c", entry=entry(), status=Status.RESOLVED, work=article())
    read = entries(bibtex.render(Library(holdings=(first, other, second))))
    assert [(each.key, each.fields.get("keywords")) for each in read] == [("a", "lamps, Old, New"), ("c", None)]


NOTICES = [
    (Notice(type="retraction", doi="10.5555/r", date="2020-01-02"), "Retracted: https://doi.org/10.5555/r (2020-01-02); mine"),
    (Notice(type="expression-of-concern"), "Expression of concern: see the publisher; mine"),
    (Notice(type="erratum", doi="10.5555/e"), "mine"),
]  # fmt: skip


@pytest.mark.parametrize(("notice", "note"), NOTICES)
def test_a_retraction_is_told_in_the_note(notice: Notice, note: str) -> None:
    (read,) = entries(bibtex.render(held(article(note="mine"), notices=(notice,))))
    assert read.fields["note"] == note


# --- hostile content --------------------------------------------------------------------------

HOSTILE = [
    "\\input{/etc/passwd}", "\\write18{rm}", "$\\catcode`\\@=11$", "}}}\n@article{x, title = {y}}", "{" * 99, "}" * 99,
    "\n@comment{", "^^M^^5c", "%\n", "\ufdd0}\ufdd1", "\x00\x1b[31m", "\u202egnp.exe", "$$$", "$\\$", "\\", "\\}", "{\\",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_neither_breaks_the_file_nor_runs(text: str) -> None:
    work = Work(
        title=text, type=CslType.BOOK, authors=(Name(family=text, given=text, suffix=text), Name(literal=text)),
        container_title=text, publisher=text, volume=text, page=text, doi=text, url=text, note=text, abstract=text,
        keywords=(text,), arxiv=text, primary_class=text, isbn=(text,), extra={"edition": text, "translator": [{"family": text}]},
    )  # fmt: skip
    for rendered in (bibtex.render(held(work)), biblatex.render(held(work))):
        assert [each.key for each in entries(rendered)] == ["k"]
        commands = ("\\input", "\\write", "\\catcode", "^^", "\n@article{x", "\x00", "\x1b", "\u202e")
        assert not any(each in rendered for each in commands)


def test_a_title_of_a_megabyte_is_written_whole() -> None:
    title = "lamps & {light} $ " * 60_000
    assert decode(field("title", article(title)) or "") == title.strip()


def test_a_value_that_would_break_the_file_loses_its_braces() -> None:
    for value in ("a } {\\b", "{", "}"):
        (read,) = entries(write([BibEntry(type="misc", key="k", fields=(("title", value), ("empty", "")))]))
        assert read.fields == {"title": value.translate(dict.fromkeys(map(ord, "{}\\")))}


def test_a_heading_of_signs_alone_is_no_keyword() -> None:
    assert "keywords" not in seeded(entry(section=("1. ;",)))


def test_the_torture_set_keeps_its_order() -> None:
    assert [each.key for each in entries(export(TORTURE, "bibtex"))] == [each["id"] for each in json.loads(TORTURE)]
