from __future__ import annotations

import re
from pathlib import Path

import pytest

from enrich.flow import Absent, Answered, Found, Question, Refused
from enrich.identifiers import identify
from enrich.model import Nature, Scheme
from enrich.sources.arxiv import Arxiv, PaperById, PapersByTitle, read
from recordings import Recording, recordings

pytestmark = pytest.mark.shared

ENTRY = re.compile(rb"<entry.*?</entry>", re.DOTALL)
ID = re.compile(rb"<id[^>]*>https?://arxiv.org/abs/([^<]+)</id>")
DOI = re.compile(rb"<arxiv:doi[^>]*>([^<]+)</arxiv:doi>")
NAME = re.compile(rb"<name[ >]")
SCRAMBLED = re.compile(r"[ÃÂÏ][\x80-\xbf]")


@pytest.fixture(scope="module")
def recorded(shared: Path) -> dict[str, Recording]:
    return recordings(shared, "arxiv")


def questions(recording: Recording) -> list[Question]:
    ids = [each.partition("v")[0] for each in recording.params.get("id_list", "").split(",") if each]
    return [PaperById(arxiv=each) for each in ids] or [PapersByTitle(title="what was asked for does not matter")]


def test_every_recorded_feed_gives_the_expected_kind_of_answer(recorded: dict[str, Recording]) -> None:
    kinds = {}
    for name, recording in recorded.items():
        outcome = Arxiv().unpack(questions(recording), recording.response)
        kinds[name] = (
            [type(each).__name__ for each in outcome.answers.values()]
            if isinstance(outcome, Answered)
            else type(outcome).__name__
        )
    lone = {name: ["Found"] for name in recorded}
    assert kinds == lone | {
        "error-1234.12345-manual.xml": "Refused",
        "id-0808.05394-s0-m100.xml": ["Absent"],
        "id-0808.05394-1707.08567-s0-m100.xml": ["Absent", "Found"],
    }


def test_every_recorded_entry_is_read_without_a_wrong_value(recorded: dict[str, Recording]) -> None:
    for name, recording in recorded.items():
        entries = ENTRY.findall(recording.response.body)
        reading = read(recording.response.body)
        assert len(reading.candidates) + len(reading.dropped) == len(entries), name
        readable = [each for each in entries if b"<summary" in each and b"api/errors" not in each]
        for candidate, entry in zip(reading.candidates, readable, strict=True):
            [link] = ID.findall(entry)
            assert candidate.identifiers == (identify(f"arxiv:{link.decode()}"),), name
            assert candidate.identifiers[0].version == (link.decode().partition("v")[2] or None)
            dois = tuple(each.decode().lower() for each in DOI.findall(entry))
            assert tuple(each.value for each in candidate.claimed if each.scheme is Scheme.DOI) == dois, name
            assert len(candidate.authors) == len(NAME.findall(entry)), name
            assert candidate.nature is Nature.PREPRINT
            assert candidate.issued is not None
            assert candidate.categories
            texts = (candidate.title, candidate.abstract or "", *map(str, candidate.authors))
            assert all(text == " ".join(text.split()) and not SCRAMBLED.search(text) for text in texts), name
            assert all(each.literal is None or "Collaboration" in each.literal for each in candidate.authors), name


def test_the_record_of_a_paper_is_what_the_feed_says_of_it(recorded: dict[str, Recording]) -> None:
    for name, recording in recorded.items():
        outcome = Arxiv().unpack(questions(recording), recording.response)
        if isinstance(outcome, Answered):
            found = [answer for answer in outcome.answers.values() if isinstance(answer, Found)]
            read_again = [candidate for answer in found for candidate in read(answer.record).candidates]
            assert tuple(read_again) == read(recording.response.body).candidates, name


def test_a_version_that_does_not_exist_is_dropped_for_want_of_a_title(recorded: dict[str, Recording]) -> None:
    reading = read(recorded["id-1401.0001v9-missing-version.xml"].response.body)
    assert reading.dropped == ("arxiv:1401.0001: an entry without a title",)


def test_the_refusal_of_a_malformed_id_is_an_absence_of_it(recorded: dict[str, Recording]) -> None:
    recording = recorded["error-1234.12345-manual.xml"]
    outcome = Arxiv().unpack(questions(recording), recording.response)
    reason = "incorrect id format for 1234.12345"
    assert outcome == Refused(reason=reason, alone=Absent(reason=reason))
