"""Every recorded answer of Crossref is the expected kind of answer, and no value in it is read wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from enrich.flow import Absent, Answered, Failed, Found, Outcome, Question, Refused, Response, Throttled
from enrich.model import Candidate, CslType, Name, Nature, Notice, PartialDate, RelationKind
from enrich.sources.crossref import Crossref, WorkByDoi, WorkSearch, read

pytestmark = pytest.mark.shared

SINGLE = WorkByDoi(doi="10.5555/a,b")  # asks for /works/{doi}
LISTED = WorkByDoi(doi="10.5555/a")
SEARCH = WorkSearch(text="lamps")

#: Records that no candidate can be made of, as they have no title.
TITLELESS = {"component", "journal-issue"}


@pytest.fixture(scope="module")
def recorded(shared: Path) -> dict[str, Recording]:
    files = json.loads((shared / "recorded" / "MANIFEST.json").read_text("utf-8"))["files"]
    mine = [each for each in files if each["service"] == "crossref"]
    return {each["file"].split("/")[1]: Recording(each, shared / "recorded" / each["file"]) for each in mine}


class Recording:
    def __init__(self, entry: dict[str, Any], path: Path) -> None:
        self.status: int = entry["status"] or 200
        self.headers = {name.lower(): value for name, value in (entry["headers"] or {}).items()}
        self.body = path.read_bytes()

    @property
    def response(self) -> Response:
        return Response(status=self.status, body=self.body, headers=self.headers, url="")

    def items(self) -> list[Any]:
        """Give the records of a body, whatever it is wrapped in."""
        payload = json.loads(self.body)
        message = payload.get("message", payload) if isinstance(payload, dict) else payload
        return message if isinstance(message, list) else message.get("items", [message])


def outcome(recording: Recording, question: Question) -> Outcome:
    return Crossref().unpack([question], recording.response)


def records(recorded: dict[str, Recording]) -> Iterator[tuple[str, Any]]:
    for name, recording in recorded.items():
        if name.endswith(".json") and not name.startswith(("err-", "agency-")):
            yield from ((name, item) for item in recording.items())


def of(recorded: dict[str, Recording], doi: str) -> Candidate:
    item = next(item for _, item in records(recorded) if item.get("DOI") == doi)
    return read(json.dumps(item).encode()).candidates[0]


def test_every_list_is_an_answer_to_a_search(recorded: dict[str, Recording]) -> None:
    for name, recording in recorded.items():
        if name.startswith("list-") and json.loads(recording.body).__class__ is dict:
            answered = outcome(recording, SEARCH)
            assert isinstance(answered, Answered), name
            answer = answered.answers[SEARCH]
            expected = len(recording.items())
            assert len(json.loads(answer.record) if isinstance(answer, Found) else []) == expected, name


def test_every_single_work_answers_its_own_doi(recorded: dict[str, Recording]) -> None:
    names = [name for name in recorded if name.startswith("work-")]
    assert len(names) > 60
    for name in names:
        asked = WorkByDoi(doi=f"{recorded[name].items()[0]['DOI']}")
        alone = Response(status=200, body=recorded[name].body, url=f"https://api.crossref.org/works/{asked.doi}")
        answered = Crossref().unpack([SINGLE], alone)
        assert isinstance(answered, Answered), name
        assert isinstance(answered.answers[SINGLE], Found), name


def test_every_error_is_the_kind_of_outcome_that_it_is(recorded: dict[str, Recording]) -> None:
    kinds: dict[str, type | tuple[type, ...]] = {
        "err-301": Failed,
        "err-400": Refused,
        "err-404": (Answered, Failed),
        "err-429": Throttled,
        "err-500": Failed,
        "err-504": Failed,
    }
    for name in (name for name in recorded if name.startswith("err-")):
        assert isinstance(outcome(recorded[name], LISTED), kinds[name[:7]]), name


def test_not_found_is_an_absence_only_where_one_record_was_asked_for(recorded: dict[str, Recording]) -> None:
    for name in (name for name in recorded if name.startswith("err-404-works-10.") and "transform" not in name):
        answered = outcome(recorded[name], SINGLE)
        assert isinstance(answered, Answered), name
        assert isinstance(answered.answers[SINGLE], Absent), name
        assert isinstance(outcome(recorded[name], LISTED), Failed), name


def test_every_record_is_a_candidate_or_has_no_title(recorded: dict[str, Recording]) -> None:
    count = 0
    for name, item in records(recorded):
        reading = read(json.dumps(item).encode())
        count += len(reading.candidates)
        assert len(reading.candidates) + len(reading.dropped) == 1, name
        assert reading.candidates or item["type"] in TITLELESS, (name, reading.dropped)
    assert count > 300


def test_no_text_holds_mark_up_or_what_nobody_sees(recorded: dict[str, Recording]) -> None:
    for name, item in records(recorded):
        for candidate in read(json.dumps(item).encode()).candidates:
            texts = [
                *candidate.titles[1:],
                *candidate.container_titles,
                candidate.abstract or "",
                candidate.publisher or "",
            ]
            texts += [str(each) for each in (*candidate.authors, *candidate.editors)]
            assert not [text for text in texts if "</" in text or "&amp;" in text or "&lt;" in text or "\n" in text], (
                name
            )
            assert all(text == " ".join(text.split()) for text in texts), name


def test_every_identifier_is_in_the_record(recorded: dict[str, Recording]) -> None:
    for name, item in records(recorded):
        source = json.dumps(item).lower().replace("-", "").replace("(", "").replace(")", "")
        for candidate in read(json.dumps(item).encode()).candidates:
            assert candidate.identifiers[0].value == item["DOI"].lower(), name
            for each in candidate.identifiers[1:]:
                assert each.value.lower().replace("-", "").removeprefix("s") in source, (name, each)


def test_the_limits_of_today_are_read_and_those_of_old_recordings_are_not_trusted(
    recorded: dict[str, Recording],
) -> None:
    crossref = Crossref(polite=True)
    for name, recording in recorded.items():
        for question in (SINGLE, SEARCH):
            pool = crossref.lane(question).pool
            pace = crossref.pace(pool, recording.response)
            assert pace.requests <= pool.pace.requests, name
            assert pace.per >= pool.pace.per, name


# --- values, one by one -----------------------------------------------------------------------


def test_mark_up_in_titles(recorded: dict[str, Recording]) -> None:
    assert of(recorded, "10.1073/pnas.1205508109").title.endswith("3-kinase p110α (<i>PIK3CA</i>)")
    assert "the δ<sup>13</sup>C Decline" in of(recorded, "10.5194/cp-2020-95").title
    assert "Cu3(HHTP)2 d-π MOF for" in of(recorded, "10.1016/j.mtsust.2023.100331").title
    assert of(recorded, "10.1155/s0161171292000589").title == "Fixed point theorems for d-complete topological spaces I"
    assert (
        "dual‐input three‐winding coupled‐inductor based" in of(recorded, "10.1002/2050-7038.12686/v2/response1").title
    )


def test_titles_and_their_subtitles(recorded: dict[str, Recording]) -> None:
    assert of(recorded, "10.1145/3448016.3452841").titles == (
        "Vector Quotient Filters: Overcoming the Time/Space Trade-Off in Filter Design",
        "Vector Quotient Filters",
    )
    assert of(recorded, "10.1111/jiec.12218").titles == ("Speaking Industrial Ecology",)
    assert of(recorded, "10.1126/science.169.3946.635").titles == ("The Structure of Ordinary Water",)
    assert of(recorded, "10.7600/jspfsm.56.60").titles == ("自律神経・循環器応答",)
    assert len(of(recorded, "10.4000/dms.865").titles) == 2


def test_names(recorded: dict[str, Recording]) -> None:
    assert of(recorded, "10.1371/journal.pone.0203153").authors == (Name(literal="The PLOS ONE Staff"),)
    assert of(recorded, "10.1109/infvis.2005.1532150").authors[:2] == (
        Name(family="Phan", given="Doantam"),
        Name(family="Xiao", given="Ling"),
    )
    assert of(recorded, "10.1371/journal.pbio.0050002").authors[0] == Name(family="van der Pluijm", given="Ingrid")
    assert (
        Name(family="Baumgartner", given="William A.", suffix="Jr.")
        in of(recorded, "10.1101/2020.04.30.071407").authors
    )
    assert len(of(recorded, "10.2973/odp.proc.ir.180.2000").editors) == 3
    assert not [each for each in of(recorded, "10.29252/mcs.6.4.5").authors if each.literal]


def test_dates(recorded: dict[str, Recording]) -> None:
    assert of(recorded, "10.1109/infvis.2005.1532150").issued is None
    assert of(recorded, "10.14264/uql.2020.791").issued == PartialDate(2020, 5, 25)
    assert of(recorded, "10.2139/ssrn.4376479").issued == PartialDate(2023)
    assert of(recorded, "10.1130/g38665.1").dates == (PartialDate(2017, 1, 23), PartialDate(2017, 4))


def test_containers(recorded: dict[str, Recording]) -> None:
    book = of(recorded, "10.1007/978-3-642-33191-6_49")
    assert (book.container_titles[0], book.collection_title) == (
        "Advances in Visual Computing",
        "Lecture Notes in Computer Science",
    )
    proceedings = of(recorded, "10.2991/assehr.k.211210.008")
    assert proceedings.container_titles[0].startswith("Proceedings of the International Conference")
    assert of(recorded, "10.3233/isu-170839").container_titles == ("Information Services & Use",)
    assert of(recorded, "10.1101/517060").container_titles == ("bioRxiv",)


def test_what_is_no_paper(recorded: dict[str, Recording]) -> None:
    natures = {
        "10.1016/j.jogc.2019.05.001": Nature.NOTICE,
        "10.1371/journal.pone.0203153": Nature.NOTICE,
        "10.1021/acsearthspacechem.4c00298": Nature.NOTICE,
        "10.1021/ja965617o": Nature.COMMENT,
        "10.1017/s0016672300030998": Nature.COMMENT,
        "10.7287/peerj.3819v0.1/reviews/2": Nature.PEER_REVIEW,
        "10.1130/geol.s.22120316.v1": Nature.COMPONENT,
        "10.5194/essd-2022-443-supplement": Nature.COMPONENT,
        "10.1111/(issn)1442-9993": Nature.CONTAINER,
        "10.1109/iv56949.2022": Nature.CONTAINER,
        "10.1101/097196": Nature.PREPRINT,
        "10.1371/journal.ppat.1010925": Nature.WORK,
        "10.12688/f1000research.8460.3": Nature.WORK,
        "10.1016/j.brainres.2022.148038": Nature.WORK,
        "10.1037/emo0000217": Nature.WORK,
        "10.53731/ybhah-9jy85": Nature.WORK,
    }
    assert {doi: of(recorded, doi).nature for doi in natures} == natures
    assert of(recorded, "10.53731/ybhah-9jy85").type is CslType.POST_WEBLOG


def test_notices(recorded: dict[str, Recording]) -> None:
    assert of(recorded, "10.1371/journal.pbio.0050002").notices == (
        Notice(type="correction", doi="10.1371/journal.pbio.0060304", date="2008-11-25"),
    )
    assert of(recorded, "10.1371/journal.ppat.1008184").notices == ()
    assert [each.type for each in of(recorded, "10.1016/j.brainres.2022.148038").notices] == ["retraction"]
    assert [each.type for each in of(recorded, "10.5555/12345678").notices] == ["corrigendum", "retraction"]


def test_relations_and_identifiers(recorded: dict[str, Recording]) -> None:
    preprint = of(recorded, "10.26434/chemrxiv.5406907.v5")
    assert [(each.kind, each.target.value) for each in preprint.relations] == [
        (RelationKind.IS_PREPRINT_OF, "10.1021/acs.jpcb.7b11820")
    ]
    assert [str(each) for each in of(recorded, "10.1109/iccv.2007.4408927").identifiers] == [
        "doi:10.1109/iccv.2007.4408927",
        "ieee:4408927",
    ]
    assert str(of(recorded, "10.1016/j.eswa.2023.122038").identifiers[1]) == "pii:S095741742302540X"
    assert str(of(recorded, "10.18653/v1/n18-2074").identifiers[1]) == "acl:N18-2074"
