from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.errors import PayloadError
from enrich.flow import (
    Absent,
    Answered,
    Blocked,
    Failed,
    Found,
    Outcome,
    Pace,
    Question,
    Refused,
    Response,
    Shelf,
    Throttled,
    Unavailable,
)
from enrich.model import (
    Candidate,
    CslType,
    Identifier,
    Name,
    Nature,
    Notice,
    PartialDate,
    Reading,
    Scheme,
    SourceName,
)
from enrich.sources.arxiv import Arxiv, PaperById, PapersByTitle, read

ARXIV = Arxiv()


def entry(arxiv: str = "2501.00001v2", **parts: Any) -> str:
    told = {
        "title": "An Invented\n  Study of $\\alpha$-Lamps &amp; Shades",
        "updated": "2025-03-01T00:00:00Z",
        "summary": "  We invent\nlamps.",
        "published": "2025-01-02T23:30:00-04:00",
        **parts,
    }
    fields = "".join(f"<{tag}>{value}</{tag}>" for tag, value in told.items() if value is not None)
    return f"<entry><id>http://arxiv.org/abs/{arxiv}</id>{fields}</entry>"


def feed(*entries: str, total: int | str | None = None) -> bytes:
    count = len(entries) if total is None else total
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"'
        ' xmlns="http://www.w3.org/2005/Atom">'
        f"<id>https://arxiv.org/api/invented</id><title>arXiv Query</title>"
        f"<opensearch:totalResults>{count}</opensearch:totalResults>{''.join(entries)}</feed>"
    ).encode()


def error_feed(what: str) -> bytes:
    return feed(
        f"<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_{what}</id><title>Error</title>"
        f"<summary>incorrect id format for {what}</summary><author><name>arXiv api core</name></author></entry>"
    )


def answered(outcome: Outcome) -> Mapping[Question, Any]:
    assert isinstance(outcome, Answered)
    return outcome.answers


def papers(*ids: str) -> list[PaperById]:
    return [PaperById(arxiv=each) for each in ids]


def unpack(body: bytes, *ids: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Outcome:
    return ARXIV.unpack(papers(*ids), Response(status=status, body=body, headers=headers or {}))


def only(*entries: str) -> Candidate:
    [candidate] = read(feed(*entries)).candidates
    return candidate


# --- asking


def test_a_hundred_papers_travel_together_every_three_seconds_one_request_at_a_time() -> None:
    lane = ARXIV.lane(PaperById(arxiv="2501.00001"))
    assert (lane.batch, lane.pool.pace) == (100, Pace(requests=1, per=3.0, concurrency=1))
    assert ARXIV.room(papers("2501.00001", "2501.00002")) == 2
    assert ARXIV.pace(lane.pool, Response(status=200, body=b"")) == lane.pool.pace


def test_all_lanes_share_one_limit_and_papers_go_before_titles() -> None:
    lanes = [ARXIV.lane(each) for each in (*papers("2501.00001", "abc"), PapersByTitle(title="Lamps"))]
    assert len({lane.pool for lane in lanes}) == 1
    assert [lane.rank for lane in lanes] == sorted(lane.rank for lane in lanes)


@pytest.mark.parametrize("malformed", ["abc", "2513.00001", "0808.05394", "2501.1"])
def test_a_malformed_id_travels_alone_and_spoils_no_batch(malformed: str) -> None:
    lane = ARXIV.lane(PaperById(arxiv=malformed))
    assert lane.batch == 1
    assert lane.name != ARXIV.lane(PaperById(arxiv="2501.00001")).name


def test_max_results_is_told_because_ten_are_given_otherwise() -> None:
    request = ARXIV.pack(papers("2501.00001v3", "hep-th/9901001", "math.GT/0309136"), {})
    assert (request.method, request.path) == ("GET", "/api/query")
    assert request.params == (("id_list", "2501.00001,hep-th/9901001,math/0309136"), ("max_results", "3"))
    assert request.headers == (("accept", "application/atom+xml"),)


TITLES = [
    ("Attention Is All You Invent", 'ti:"Attention Is All You Invent"'),
    ("Déjà-vu: Lamps (and $\\omega$) for \\emph{all}", 'ti:"Deja vu Lamps and for all"'),
    ('Unbalanced ) "quotes" AND: colons', 'ti:"Unbalanced quotes AND colons"'),
]


@pytest.mark.parametrize(("title", "query"), TITLES, ids=[title for title, _ in TITLES])
def test_a_title_is_asked_for_as_a_phrase_of_ascii_words(title: str, query: str) -> None:
    request = ARXIV.pack([PapersByTitle(title=title)], {})
    assert request.params == (("search_query", query), ("max_results", "10"))


@given(st.text(max_size=60))
def test_a_query_is_ascii_and_balanced_whatever_the_title(title: str) -> None:
    query = dict(ARXIV.pack([PapersByTitle(title=title)], {}).params)["search_query"]
    assert query.isascii()
    assert query.count('"') == 2
    assert not set(query.removeprefix('ti:"').removesuffix('"')) & set('()":-\\')


# --- what came back


def test_answers_are_found_by_id_whatever_their_order_and_missing_ones_are_absent() -> None:
    body = feed(entry("hep-th/9901001v3", title="Old"), entry("2501.00001v2", title="New"))
    answers = answered(unpack(body, "2501.00001", "2501.00002", "hep-th/9901001"))
    records = [answers[each] for each in papers("2501.00001", "2501.00002", "hep-th/9901001")]
    assert [isinstance(each, Found) and read(each.record).candidates[0].title for each in records] == [
        "New",
        False,
        "Old",
    ]
    assert records[1] == Absent(reason="arXiv has no such paper")
    assert records[0].shelf is Shelf.PREPRINT


def test_a_record_is_the_same_bytes_whatever_stood_around_the_entry() -> None:
    alone = answered(unpack(feed(entry()), "2501.00001"))
    among = answered(unpack(feed(entry("2501.00002v1") + "\n  ", entry() + "\n"), "2501.00001", "2501.00002"))
    [question] = papers("2501.00001")
    assert alone[question] == among[question]


def test_a_lone_unknown_id_gives_an_empty_feed() -> None:
    assert answered(unpack(feed(), "2501.00001")) == {papers("2501.00001")[0]: Absent(reason="arXiv has no such paper")}


def test_an_empty_feed_for_a_few_ids_is_asked_again_id_by_id() -> None:
    outcome = unpack(feed(), "2501.00001", "2501.00002")
    assert isinstance(outcome, Refused)
    assert isinstance(outcome.alone, Absent)


def test_an_empty_feed_for_many_ids_is_a_fault_of_the_service_not_an_absence() -> None:
    assert isinstance(unpack(feed(), *(f"2501.0000{n}" for n in range(1, 6))), Failed)


def test_a_feed_with_fewer_entries_than_it_counts_is_a_fault() -> None:
    assert unpack(feed(total=1), "2501.00001") == Failed(reason="0 of 1 papers came, 1 were asked for")
    assert isinstance(ARXIV.unpack([PapersByTitle(title="Lamps")], Response(status=200, body=feed(total=4))), Failed)


def test_a_total_that_is_no_number_is_not_believed() -> None:
    assert isinstance(unpack(feed(entry(), total="many"), "2501.00001"), Answered)


def test_an_entry_without_an_id_answers_nothing() -> None:
    body = feed("<entry><id/></entry>", entry("2501.00001v1"))
    assert isinstance(answered(unpack(body, "2501.00001", "2501.00002"))[papers("2501.00002")[0]], Absent)


@pytest.mark.parametrize("status", [200, 400])
def test_an_error_feed_refuses_the_request_and_alone_the_id_is_absent(status: int) -> None:
    reason = "incorrect id format for abc"
    assert unpack(error_feed("abc"), "abc", status=status) == Refused(reason=reason, alone=Absent(reason=reason))


def test_a_bad_request_without_a_word_is_no_absence() -> None:
    for body in (b"", feed()):
        outcome = unpack(body, "2501.00001", status=400)
        assert isinstance(outcome, Refused)
        assert isinstance(outcome.alone, Unavailable)


def test_a_title_that_arxiv_does_not_take_is_absent() -> None:
    outcome = ARXIV.unpack([PapersByTitle(title="灯")], Response(status=400, body=b"<html/>"))
    assert isinstance(outcome, Refused)
    assert isinstance(outcome.alone, Absent)


BUSY = [
    (429, b"Rate exceeded.", {}, 30.0),
    (429, b"Rate exceeded.", {"retry-after": "45"}, 45.0),
    (200, b"Rate exceeded.", {}, 30.0),
    (406, b"<html>Not Acceptable</html>", {}, 30.0),
    (503, b"<html>Service Unavailable</html>", {"retry-after": "7"}, 7.0),
]


@pytest.mark.parametrize(("status", "body", "headers", "wait"), BUSY)
def test_arxiv_throttles_with_many_voices(status: int, body: bytes, headers: Mapping[str, str], wait: float) -> None:
    outcome = unpack(body, "2501.00001", status=status, headers=headers)
    assert isinstance(outcome, Throttled)
    assert outcome.retry_after == wait


def test_access_denied_is_not_tried_again() -> None:
    assert isinstance(unpack(b"<html>Access Denied</html>", "2501.00001", status=403), Blocked)


@pytest.mark.parametrize("status", [413, 414])
def test_a_request_that_is_too_long_is_split(status: int) -> None:
    assert isinstance(unpack(b"", "2501.00001", "2501.00002", status=status), Refused)


@pytest.mark.parametrize(
    ("status", "body"), [(500, b""), (502, b"<html/>"), (200, b"<html>Maintenance</html>"), (200, b""), (302, b"")]
)
def test_what_is_no_feed_may_pass(status: int, body: bytes) -> None:
    assert isinstance(unpack(body, "2501.00001", status=status), Failed)


@pytest.mark.parametrize(
    "body", [b"<feed", b"<feed xmlns='urn:other'/>", b'<!DOCTYPE f [<!ENTITY a "b">]><feed>&a;</feed>']
)
def test_a_broken_or_hostile_document_is_a_payload_error(body: bytes) -> None:
    with pytest.raises(PayloadError, match="expected an Atom feed"):
        unpack(body, "2501.00001")
    assert len(read(body).dropped) == 1


def test_hits_of_a_title_are_one_answer_in_the_order_of_the_service() -> None:
    question = PapersByTitle(title="Lamps")
    body = feed(entry("2501.00002v1", title="B"), entry("2501.00001v1", title="A"), total=200)
    found = answered(ARXIV.unpack([question], Response(status=200, body=body)))[question]
    assert found.shelf is Shelf.SEARCH
    assert [each.title for each in read(found.record).candidates] == ["B", "A"]
    assert isinstance(answered(ARXIV.unpack([question], Response(status=200, body=feed())))[question], Absent)


# --- candidates


def test_an_entry_becomes_a_candidate() -> None:
    author = "<author><name>{}</name></author>"
    told = (
        entry().replace("</entry>", "")
        + "".join(author.format(each) for each in ("Ada Lampe", "Bo de Ohm", ":", "Lamp Collaboration"))
        + (
            '<arxiv:comment>12 pages,\n Accepted at LAMPS 2025</arxiv:comment><arxiv:primary_category term="cs.CV"/>'
            '<category term="cs.LG"/><category term="cs.CV"/><category term=" "/>'
            "<arxiv:journal_ref>J. Invented  Lamps 3 (2025) 1-9</arxiv:journal_ref>"
            "<arxiv:doi>10.1234/LAMPS.1 https://doi.org/10.1234/lamps.2 none 10.48550/arXiv.2501.00001</arxiv:doi></entry>"
        )
    )
    assert only(told) == Candidate(
        source=SourceName.ARXIV,
        titles=("An Invented Study of $\\alpha$-Lamps & Shades",),
        identifiers=(Identifier(Scheme.ARXIV, "2501.00001", "2"),),
        nature=Nature.PREPRINT,
        type=CslType.ARTICLE,
        authors=(
            Name(family="Lampe", given="Ada"),
            Name(family="Ohm", given="Bo", particle="de"),
            Name(literal="Lamp Collaboration"),
        ),
        issued=PartialDate(2025, 1, 3),
        dates=(PartialDate(2025, 1, 3), PartialDate(2025, 3, 1)),
        publisher="arXiv",
        abstract="We invent lamps.",
        url="https://arxiv.org/abs/2501.00001",
        categories=("cs.CV", "cs.LG"),
        claimed=(Identifier(Scheme.DOI, "10.1234/lamps.1"), Identifier(Scheme.DOI, "10.1234/lamps.2")),
    )


def test_the_version_of_an_id_is_kept_apart() -> None:
    assert only(entry("2501.00001v12")).identifiers[0].version == "12"
    assert only(entry("hep-th/9901001")).identifiers == (Identifier(Scheme.ARXIV, "hep-th/9901001"),)


def test_an_entry_without_a_title_is_dropped_with_a_reason() -> None:
    assert read(feed(entry("2501.00001v9", title=None))) == Reading(
        dropped=("arxiv:2501.00001: an entry without a title",)
    )


def test_an_error_entry_and_one_without_id_are_dropped_with_a_reason() -> None:
    nameless = "<entry><title>Nobody</title></entry>"
    mute = "<entry><id>http://arxiv.org/api/errors#what</id></entry>"
    assert read(feed(nameless, mute)).dropped == ("an entry without an arXiv id", "an error without a word")
    assert read(error_feed("abc")).dropped == ("incorrect id format for abc",)


def test_a_title_may_be_one_character() -> None:
    assert only(entry(title="0")).titles == ("0",)


def test_text_that_was_read_in_the_wrong_encoding_is_read_right() -> None:
    scrambled = "Jos\u00e9 \u03c9".encode().decode("latin-1")
    assert only(entry(title=scrambled)).titles == ("José ω",)
    assert only(entry(title="Déjà vu é Ã")).titles == ("Déjà vu é Ã",)


@pytest.mark.parametrize("told", [None, "", "yesterday"])
def test_a_date_that_is_none_is_not_guessed(told: str | None) -> None:
    candidate = only(entry(published=told, updated="2025-03-01"))
    assert (candidate.issued, candidate.dates) == (None, (PartialDate(2025, 3, 1),))


WITHDRAWN = [
    "This paper has been withdrawn by the author due to an error in equation 1",
    "Withdrawn",
    "Paper withdrawn: lamps were wrong",
    "The submission was withdrawn",
    "12 pages. Withdrawn by arXiv administrators",
    "v2; it has been withdrawn because of a flaw",
]
NOT_WITHDRAWN = [
    "12 pages",
    "Extends the paper withdrawn from LAMPS 2024",
    "We study how lamps are withdrawn",
    "A successor of the withdrawn arXiv:2401.00001",
    "Not withdrawn",
]


@pytest.mark.parametrize("comment", WITHDRAWN)
def test_a_withdrawal_is_read_off_the_comment(comment: str) -> None:
    notice = Notice(type="withdrawn", date="2025-03-01")
    assert only(entry(**{"arxiv:comment": comment})).notices == (notice,)
    assert only(entry(summary=comment)).notices == (notice,)


@pytest.mark.parametrize("comment", NOT_WITHDRAWN)
def test_a_comment_that_speaks_of_withdrawing_withdraws_nothing(comment: str) -> None:
    assert only(entry(**{"arxiv:comment": comment})).notices == ()


def test_a_long_summary_is_not_searched_for_a_withdrawal() -> None:
    assert only(entry(summary="The lamp was withdrawn by the author. " * 20)).notices == ()
    assert only(entry(summary="Withdrawn", updated=None)).notices == (Notice(type="withdrawn"),)


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


@given(st.lists(TEXT, max_size=3), TEXT)
def test_reading_a_feed_of_any_text_raises_nothing(titles: Sequence[str], comment: str) -> None:
    body = feed(*(entry(title=escape(title), **{"arxiv:comment": escape(comment)}) for title in titles))
    reading = read(body)
    assert len(reading.candidates) + len(reading.dropped) == len(titles)
