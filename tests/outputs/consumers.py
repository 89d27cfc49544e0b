"""Real readers of bibliographies: a file in, for each key the title, the names, the year and so on out, decoded."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import rispy
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from pybtex.database import Person
from pybtex.database import parse_string as pybtex_parse
from pybtex.richtext import Text
from pylatexenc.latex2text import LatexNodes2Text

from enrich.outputs import _tidy

Fields = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Consumer:
    name: str
    format: str
    read: Callable[[Path], Mapping[str, Fields]]
    version: Callable[[], str | None]  # None: not installed


def _printed(*command: str, directory: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(command, capture_output=True, cwd=directory, env={**os.environ, **(env or {})}, check=True, timeout=120)  # fmt: skip
    return done.stdout.decode("utf-8")


def installed(program: str, *options: str) -> Callable[[], str | None]:
    """Ask a program for its version, where it is installed."""

    def ask() -> str | None:
        if not shutil.which(program):
            return None
        found = re.search(r"\d+(?:\.\d+)+\w*", _printed(program, *(options or ("--version",))))
        return found[0] if found else "?"

    return ask


# --- CSL-JSON comes out of pandoc and citation-js ---------------------------------------------


def _from_csl(items: Iterable[Mapping[str, Any]]) -> dict[str, Fields]:
    return {str(item["id"]): _of_csl(item) for item in items}


def _of_csl(item: Mapping[str, Any]) -> Fields:
    texts = {"container": "container-title", "volume": "volume", "issue": "issue", "page": "page", "doi": "DOI"}
    return {
        "title": _plain(item.get("title", "")),
        "authors": [_csl_name(each) for each in item.get("author", [])],
        "year": item["issued"]["date-parts"][0][0] if "issued" in item else None,
        **{name: item.get(variable) for name, variable in texts.items()},
    }


def _csl_name(name: Mapping[str, str]) -> str:
    parts = ("dropping-particle", "non-dropping-particle", "family", "literal")
    family = re.sub("(?<=['’]) ", "", " ".join(name[part] for part in parts if name.get(part)))
    return ", ".join(part for part in (family, name.get("given"), name.get("suffix")) if part)


def _plain(text: str) -> str:
    return re.sub(r"</?[a-z]+[^>]*>", "", _tidy.with_scripts(text))


def _pandoc(format_: str) -> Callable[[Path], Mapping[str, Fields]]:
    return lambda path: _from_csl(json.loads(_printed("pandoc", "-f", format_, "-t", "csljson", str(path))))


# --- JavaScript, where npm has put it ---------------------------------------------------------

_CITATION_JS = """
const {Cite} = require('@citation-js/core');
require('@citation-js/plugin-bibtex'); require('@citation-js/plugin-ris');
process.stdout.write(JSON.stringify(new Cite(require('fs').readFileSync(process.argv[1], 'utf8')).data));
"""
_BETTER_BIBTEX = """
import fs from 'fs'; import path from 'path'; import url from 'url';
const roots = (process.env.NODE_PATH || '').split(':').concat('node_modules');
const found = roots.map(r => path.resolve(r, '@retorquere/bibtex-parser/dist/esm/index.js')).find(fs.existsSync);
const parser = await import(url.pathToFileURL(found));
process.stdout.write(JSON.stringify(parser.parse(fs.readFileSync(process.argv[1], 'utf8')).entries));
"""


def _package(name: str) -> Callable[[], str | None]:
    """Find a JavaScript package in NODE_PATH or in node_modules, and its version."""

    def ask() -> str | None:
        roots = [*filter(None, os.environ.get("NODE_PATH", "").split(":")), "node_modules"]
        manifests = (Path(root, name, "package.json") for root in roots)
        found = next((each for each in manifests if each.exists()), None)
        return str(json.loads(found.read_text())["version"]) if found and shutil.which("node") else None

    return ask


def _citation_js(path: Path) -> Mapping[str, Fields]:
    return _from_csl(json.loads(_printed("node", "-e", _CITATION_JS, str(path))))


def _better_bibtex(path: Path) -> Mapping[str, Fields]:
    entries = json.loads(_printed("node", "--input-type=module", "-e", _BETTER_BIBTEX, str(path)))
    return {each["key"]: _of_better_bibtex(each["fields"]) for each in entries}


def _of_better_bibtex(fields: Mapping[str, Any]) -> Fields:
    return {
        "title": _plain(fields["title"]),
        "authors": [_better_bibtex_name(each) for each in fields.get("author", [])],
        "year": int((fields.get("year") or fields["date"])[:4]),
        **_alike(fields),
    }


def _better_bibtex_name(name: Mapping[str, str]) -> str:
    family = " ".join(part for part in (name.get("prefix"), name.get("lastName"), name.get("name")) if part)
    return ", ".join(part for part in (family, name.get("firstName"), name.get("suffix")) if part)


# --- Python -----------------------------------------------------------------------------------


def _pybtex(path: Path) -> Mapping[str, Fields]:
    read = pybtex_parse(path.read_text("utf-8"), "bibtex").entries
    return {key: _of_pybtex(entry) for key, entry in read.items()}


def _of_pybtex(entry: Any) -> Fields:
    rich = {name.lower(): str(Text.from_latex(value)) for name, value in entry.fields.items()}
    return _of_bib(rich, [_pybtex_name(each) for each in entry.persons.get("author", [])])


def _pybtex_name(person: Person) -> str:
    family = " ".join(str(each) for each in (*person.rich_prelast_names, *person.rich_last_names))
    given = " ".join(str(each) for each in (*person.rich_first_names, *person.rich_middle_names))
    suffix = " ".join(str(each) for each in person.rich_lineage_names)
    return ", ".join(part for part in (family, given, suffix) if part)


def _of_bib(fields: Mapping[str, str], authors: list[str]) -> Fields:
    return {
        "title": fields.get("title", ""),
        "authors": authors,
        "year": int(fields.get("year") or fields.get("date", "")[:4]),
        **_alike(fields),
    }


def _alike(fields: Mapping[str, str]) -> Fields:
    container = fields.get("journal") or fields.get("journaltitle") or fields.get("booktitle")
    issue = fields.get("number") if "institution" not in fields else None
    return {
        "container": container,
        "volume": fields.get("volume"),
        "issue": issue,
        "page": fields.get("pages"),
        "doi": fields.get("doi"),
    }


def _bibtexparser(path: Path) -> Mapping[str, Fields]:
    stack = [
        middlewares.ResolveStringReferencesMiddleware(),
        middlewares.RemoveEnclosingMiddleware(),
        middlewares.SeparateCoAuthors(),
        middlewares.SplitNameParts(),
        middlewares.LatexDecodingMiddleware(),
    ]
    library = parse_string(path.read_text("utf-8"), parse_stack=stack)
    assert library.failed_blocks == []
    return {each.key: _of_bibtexparser(each) for each in library.entries}


def _of_bibtexparser(entry: Any) -> Fields:
    fields = {field.key.lower(): field.value for field in entry.fields}
    return _of_bib(fields, [_bibtexparser_name(each) for each in fields.get("author", [])])


def _bibtexparser_name(name: Any) -> str:
    parts = ([*name.von, *name.last], name.first, name.jr)
    return ", ".join(_decoded(" ".join(part)) for part in parts if part)


_decoded: Callable[[str], str] = LatexNodes2Text(math_mode="verbatim").latex_to_text


def _rispy(path: Path) -> Mapping[str, Fields]:
    return {each["id"]: _of_rispy(each) for each in rispy.loads(path.read_bytes().decode("utf-8"))}


def _of_rispy(record: Mapping[str, Any]) -> Fields:
    pages = [record[part] for part in ("start_page", "end_page") if part in record]
    return {
        "title": record["title"],
        "authors": record.get("authors", []),
        "year": int(record["year"]),
        "container": record.get("secondary_title"),
        "volume": record.get("volume"),
        "issue": record.get("number"),
        "page": "-".join(pages) or None,
        "doi": record.get("doi"),
    }


CONSUMERS = (
    Consumer(name="pybtex", format="bibtex", read=_pybtex, version=lambda: version("pybtex")),
    Consumer(name="pybtex", format="biblatex", read=_pybtex, version=lambda: version("pybtex")),
    Consumer(name="bibtexparser", format="bibtex", read=_bibtexparser, version=lambda: version("bibtexparser")),
    Consumer(name="bibtexparser", format="biblatex", read=_bibtexparser, version=lambda: version("bibtexparser")),
    Consumer(name="rispy", format="ris", read=_rispy, version=lambda: version("rispy")),
    Consumer(name="pandoc", format="bibtex", read=_pandoc("bibtex"), version=installed("pandoc")),
    Consumer(name="pandoc", format="biblatex", read=_pandoc("biblatex"), version=installed("pandoc")),
    Consumer(name="pandoc", format="csl-json", read=_pandoc("csljson"), version=installed("pandoc")),
    Consumer(name="citation-js", format="bibtex", read=_citation_js, version=_package("@citation-js/plugin-bibtex")),
    Consumer(name="citation-js", format="biblatex", read=_citation_js, version=_package("@citation-js/plugin-bibtex")),
    Consumer(name="citation-js", format="ris", read=_citation_js, version=_package("@citation-js/plugin-ris")),
    Consumer(name="Better BibTeX", format="bibtex", read=_better_bibtex, version=_package("@retorquere/bibtex-parser")),
    Consumer(
        name="Better BibTeX", format="biblatex", read=_better_bibtex, version=_package("@retorquere/bibtex-parser")
    ),
)
