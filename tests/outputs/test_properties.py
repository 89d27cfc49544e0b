"""Any CSL item survives every format and back, in what the format can hold."""

from __future__ import annotations

import json
import re
from typing import Any

import rispy
from hypothesis import given
from hypothesis import strategies as st

from csl_items import fair, hostile, texts
from csl_schema import faults
from enrich import csl
from enrich.keyspelling import KEY
from enrich.model import Name, Work
from enrich.outputs import OUTPUTS, _tex, _tidy, export
from enrich.outputs._mathematics import simple
from outputs import bib_reader

Item = dict[str, Any]


def meant(text: str) -> str:
    """Say what a reader should get of a title: plain, with simple formulae in Unicode."""
    return re.sub(r"</?(?:i|b|sub|sup)>", "", _tidy.with_scripts(simple(_tidy.rich(csl.text_of(text)))))


def work_of(item: Item) -> Work:
    return _tidy.work(csl.from_item(item)[1])


@given(texts)
def test_any_text_reads_back_from_tex(text: str) -> None:
    tidy = _tidy.rich(text)
    for written in (_tex.title(tidy), _tex.text(tidy), _tex.accents(_tex.text(tidy))):
        assert _tex.is_balanced(written)
        assert bib_reader.decode(written) == meant(text)


@given(texts)
def test_tidying_is_done_once(text: str) -> None:
    assert _tidy.rich(_tidy.rich(text)) == _tidy.rich(text)
    assert _tidy.plain(_tidy.plain(text)) == _tidy.plain(text)


@given(st.lists(fair, max_size=3))
def test_a_bib_file_holds_every_item_whole(items: list[Item]) -> None:
    for format_, date in (("bibtex", "year"), ("biblatex", "date")):
        read = bib_reader.entries(export(json.dumps(items), format_))
        assert len(read) == len(items)
        assert len({each.key.lower() for each in read}) == len(items)
        assert all(KEY.match(each.key) for each in read)
        for each, item in zip(read, items, strict=True):
            work = work_of(item)
            assert bib_reader.decode(each.fields.get("title", "")) == meant(item["title"])
            assert bib_reader.decode(each.fields.get("note", "")) == meant(item.get("note", ""))
            assert date in each.fields or not work.issued
            for field in ("author", "editor"):
                names = work.authors if field == "author" else work.editors
                assert_same_names(bib_reader.names(each.fields.get(field, "")), names)


def assert_same_names(read: list[tuple[str, ...]], names: tuple[Name, ...]) -> None:
    assert len(read) == len(names)
    for parts, name in zip(read, names, strict=True):
        if len(parts) > 1:
            assert squeezed(parts[0]) == squeezed(name.dropping_particle, name.particle, name.family)
            assert squeezed(parts[-1]) == squeezed(name.given)
            assert squeezed("".join(parts[1:-1])) == squeezed(name.suffix)
        elif parts != ("others",):
            whole = (name.dropping_particle, name.particle, name.family, name.given, name.suffix)
            assert squeezed(parts[0]) == squeezed(*((name.literal,) if name.literal else whole))


def squeezed(*parts: str | None) -> str:
    """Join what a reader should get of each part, without blanks: parts that touch must not be tidied as one."""
    return "".join("".join(meant(part).split()) for part in parts if part)


@given(st.lists(fair, max_size=3))
def test_an_ris_file_holds_every_item_whole(items: list[Item]) -> None:
    text = export(json.dumps(items), "ris")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) or not line for line in text.split("\r\n"))
    assert text.isprintable() or all(
        each.isprintable() or each in "\r\n\u200c\u200d" for each in text if ord(each) < 0x80
    )
    read = rispy.loads(text)
    assert len(read) == len(items)
    for each, item in zip(read, items, strict=True):
        work = work_of(item)
        assert each.get("title", "") == _tidy.plain(work.title).strip()
        assert len(each.get("authors", [])) == len([name for name in work.authors if str(name).strip("* ,")])


@given(st.lists(fair, max_size=3))
def test_a_csl_list_holds_every_item_whole(items: list[Item]) -> None:
    written = json.loads(export(json.dumps(items), "csl-json"))
    assert faults(written) == []
    for each, item in zip(written, items, strict=True):
        assert each == csl.to_item(work_of(item), each["id"])
    assert json.loads(export(json.dumps(written), "csl-json")) == written


@given(st.lists(hostile, max_size=3))
def test_items_that_break_the_schema_break_no_file(items: list[Item]) -> None:
    given_ = json.dumps(items)
    assert len(bib_reader.entries(export(given_, "bibtex"))) == len(items)
    assert len(bib_reader.entries(export(given_, "biblatex"))) == len(items)
    assert faults(json.loads(export(given_, "csl-json"))) == []
    assert len(rispy.loads(export(given_, "ris"))) == len(items)
    assert export(export(given_, "json"), "json") == export(given_, "json")
    assert all(export(given_, each.format).encode("utf-8") for each in OUTPUTS if items)
