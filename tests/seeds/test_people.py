"""People are recognised as writers put them, and texts that only look so are not."""

from __future__ import annotations

import pytest

from enrich.seeds import _people as people
from enrich.seeds._authors import split_authors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lampe, Bo Ohm", ("Ada Lampe", "Bo Ohm")),
        ("Ada Lampe, Bo Ohm, and Cy Volt", ("Ada Lampe", "Bo Ohm", "Cy Volt")),
        ("Ada Lampe et al.", ("Ada Lampe",)),
        ("Ada Lampe (University of Ohms) et al", ("Ada Lampe",)),
        ("Lampe, A., Ohm, B., & Volt, C.", ("Lampe, A.", "Ohm, B.", "Volt, C.")),
        ("Lampe, Ada, et al", ("Lampe, Ada",)),
        ("Lampe, Ada B., Bo Ohm, and Cy Volt", ("Lampe, Ada B.", "Bo Ohm", "Cy Volt")),
        ("Lampé, Ada, Bo Ohm", ("Lampé, Ada", "Bo Ohm")),
        ("van Lampe, Ada, and Bo Ohm", ("van Lampe, Ada", "Bo Ohm")),
        ("Le, Ada B.", ("Le, Ada B.",)),
        ("Lampe, Ada B, Ohm, Bo, Volt, Cy", ("Lampe, Ada B", "Ohm, Bo", "Volt, Cy")),
        ("Lampe, Ada and Ohm, Bo C", ("Lampe, Ada", "Ohm, Bo C")),
        ("Lampe A.B., Ohm, B.C., Volt, C.", ("Lampe A.B.", "Ohm, B.C.", "Volt, C.")),
        ("Lampe, Ohm, Volt", ("Lampe", "Ohm", "Volt")),
        ("Ohm Labs, Ada Lampe, Bo Ohm", ("Ohm Labs", "Ada Lampe", "Bo Ohm")),
        ("Ohmic, Ada Lampe, Bo Ohm", ("Ohmic", "Ada Lampe", "Bo Ohm")),
        ("Ohm B, Lampe A.", ("Ohm B", "Lampe A")),
        ("Lampe and Ohm", ("Lampe", "Ohm")),
        ("Ada Lampe and Bo Ohm and Cy Volt, Jr", ("Ada Lampe", "Bo Ohm", "Cy Volt, Jr")),
        ("Ada Lampe; Bo Ohm", ("Ada Lampe", "Bo Ohm")),
        ("张三，李四", ("张三", "李四")),
    ],
)
def test_people(text: str, names: tuple[str, ...]) -> None:
    assert split_authors(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lampe, Bo Ohm",
        "Ada Lampe",
        "Lampe, Ada, et al.",
        "Kwang In Kim, Jian Sun",
        "Ludwig van Lampe and Bo Ohm",
        "张三等",
        "Lampe (University of Ohms) et al",
        "Lampe等人",
    ],
)
def test_texts_that_are_people(text: str) -> None:
    assert people.are_authors(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lampe",
        "Deep Learning",
        "Learning, Deep and Wide",
        "what is a lamp?",
        "Caffe,Matlab",
        "A Second Title About Graphs",
        "lamps and rooms",
        "灯与房间的跟踪方法, 提高网络的能力与速度",
        "参照Lampe",
        "为了能够有更低的延时，还可以分离音乐等。",
        "Datasets and Benchmarks",
        "A survey of lamps, Lampe et al",
        "Ada Lampe老爷子大作，他写了关于灯、灯丝等",
    ],
)
def test_texts_that_are_no_people(text: str) -> None:
    assert not people.are_authors(text)
