"""What real readers make of the bibliographies; those that are not installed skip their tests."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from enrich import csl
from enrich.model import Name, Work
from enrich.outputs import _tidy, export
from enrich.outputs._capitals import protector
from enrich.outputs._mathematics import simple
from outputs.consumers import CONSUMERS, Consumer, Fields, installed

TORTURE = (Path(__file__).parent / "torture.json").read_text("utf-8")
WORKS: dict[str, Work] = {item["id"]: _tidy.work(csl.from_item(item)[1]) for item in json.loads(TORTURE)}

#: What a reader is known to get wrong whatever is written, as (reader, format or "", key, field).
KNOWN = {
    ("pandoc", "", "mathematics", "title"),  # its mathematics has no dollars
    ("pandoc", "", "lonebrace", "title"),  # it drops \textbraceleft
    ("pandoc", "", "lonebrace", "authors"),
    ("pandoc", "csl-json", "mathematics", "title"),
    ("pybtex", "", "signs", "title"),  # it leaves \$
    ("pybtex", "", "chemistry", "title"),  # and \textsubscript
    ("pybtex", "", "rare", "title"),
    ("pybtex", "", "lonebrace", "title"),
    ("pybtex", "", "lonebrace", "authors"),
    ("pybtex", "", "mathematics", "title"),
    ("bibtexparser", "", "rare", "title"),
    ("bibtexparser", "", "lonebrace", "title"),
    ("bibtexparser", "", "lonebrace", "authors"),
    ("citation-js", "", "mathematics", "title"),
    ("citation-js", "", "rare", "title"),  # it cannot read \^{}
    ("citation-js", "ris", "organisations", "authors"),  # RIS has no escape for a comma
    ("Better BibTeX", "", "mathematics", "title"),
    ("Better BibTeX", "", "rare", "title"),
    ("Better BibTeX", "", "rare", "container"),  # OT1's < is ¡
}


def told(fields: Fields) -> Fields:
    """Level what readers are free to spell as they like: quotes, dashes, blanks, the order of a letter's marks."""
    level = {name: [_level(each) for each in value] if isinstance(value, list) else _level(value) for name, value in fields.items()}  # fmt: skip
    return level | {"page": str(level["page"]).replace(" ", "")}


def _level(value: object) -> str:
    text = unicodedata.normalize("NFC", "" if value is None else str(value))
    for one, other in (("’", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("--", "-"), ("\u00a0", " ")):
        text = text.replace(one, other)
    return " ".join(text.split())


def truth(work: Work) -> Fields:
    title = re.sub(r"</?[a-z]+>", "", _tidy.with_scripts(simple(work.title)))
    article = work.number if work.number and not work.page else None
    return told(
        {
            "title": title,
            "authors": [_name(each) for each in work.authors],
            "year": work.issued.year if work.issued else None,
            "container": work.container_title,
            "volume": work.volume,
            "issue": work.issue,
            "page": work.page or (article if work.type == "article-journal" else None),
            "doi": work.doi,
        }
    )


def _name(name: Name) -> str:
    family = " ".join(part for part in (name.dropping_particle, name.particle, name.family, name.literal) if part)
    return ", ".join(part for part in (family, name.given, name.suffix) if part)


@pytest.fixture
def bibliography(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / f"references.{request.param}"
    path.write_bytes(export(TORTURE, request.param).encode("utf-8"))
    return path


@pytest.mark.parametrize(
    ("consumer", "bibliography"),
    [(each, each.format) for each in CONSUMERS],
    ids=[f"{each.name}-{each.format}" for each in CONSUMERS],
    indirect=["bibliography"],
)
def test_a_reader_gets_every_field_as_it_is_true(consumer: Consumer, bibliography: Path, ran: set[str]) -> None:
    if (version := consumer.version()) is None:
        pytest.skip(f"{consumer.name} is not installed")
    ran.add(f"{consumer.name} {version}")
    read = consumer.read(bibliography)
    assert list(read) == list(WORKS)
    differences = [
        (key, field, value, got)
        for key, work in WORKS.items()
        for field, value in truth(work).items()
        if (got := told(read[key])[field]) != value
        and not _is_equal_but_for_case(field, value, got)
        and not _is_known(consumer, key, field)
        and not (field == "page" and consumer.format in {"biblatex", "csl-json"} and work.number == value)
    ]
    assert [f"{key}.{field}: {value!r}, not {got!r}" for key, field, value, got in differences] == []


def _is_known(consumer: Consumer, key: str, field: str) -> bool:
    return bool({(consumer.name, format_, key, field) for format_ in (consumer.format, "")} & KNOWN)


def _is_equal_but_for_case(field: str, value: str, got: str) -> bool:
    """Accept that a reader re-cases a title, but for the words that we protect."""
    if field not in {"title", "container"} or value.casefold() != got.casefold():
        return False
    protects = protector(value)
    pairs = enumerate(zip(value.split(), got.split(), strict=True))
    return all(one == other or not protects(one.strip(".:,"), first=at == 0) for at, (one, other) in pairs)


# --- TeX's own --------------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["plain", "abbrv", "alpha", "unsrt", "plainnat", "IEEEtran"])
def test_bibtex_has_nothing_to_warn_of(style: str, tmp_path: Path, ran: set[str]) -> None:
    if (version := installed("bibtex")()) is None:
        pytest.skip("bibtex is not installed")
    if not subprocess.run(["kpsewhich", f"{style}.bst"], capture_output=True, check=False).stdout:
        pytest.skip(f"{style}.bst is not installed")
    ran.add(f"bibtex {version}")
    (tmp_path / "references.bib").write_text(export(TORTURE, "bibtex"), "utf-8")
    (tmp_path / "all.aux").write_text(f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{references}}\n")
    done = subprocess.run(["bibtex", "all"], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, [line for line in done.stdout.decode().splitlines() if "arning" in line]) == (0, [])


#: What BibLaTeX's data model has no field for, and no reader minds.
HARMLESS = [r"Invalid field 'publisher' for entrytype '(misc|online|software)'", r"'volume' must be datatype 'integer'"]


def test_biber_finds_the_data_model_kept(tmp_path: Path, ran: set[str]) -> None:
    if (version := installed("biber")()) is None:
        pytest.skip("biber is not installed")
    ran.add(f"biber {version}")
    (tmp_path / "references.bib").write_text(export(TORTURE, "biblatex"), "utf-8")
    done = subprocess.run(["biber", "--tool", "--validate-datamodel", "references.bib"], cwd=tmp_path, capture_output=True, check=False)  # fmt: skip
    lines = [line for line in done.stdout.decode().splitlines() if re.match("WARN|ERROR", line)]
    assert (done.returncode, [line for line in lines if not any(re.search(each, line) for each in HARMLESS)]) == (0, [])


@pytest.mark.parametrize(
    ("program", "format_"), [("bib2xml", "bibtex"), ("biblatex2xml", "biblatex"), ("ris2xml", "ris")]
)
def test_bibutils_reads_every_reference(program: str, format_: str, tmp_path: Path, ran: set[str]) -> None:
    if installed(program, "-h")() is None:
        pytest.skip("bibutils is not installed")
    ran.add("bibutils")
    path = tmp_path / "references"
    path.write_bytes(export(TORTURE, format_).encode("utf-8"))
    done = subprocess.run([program, str(path)], capture_output=True, check=True)
    assert f"Processed {len(WORKS)} references" in done.stderr.decode()
