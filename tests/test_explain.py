"""The story of a row, told from plain values."""

from __future__ import annotations

from typing import Any

import pytest

from enrich.explain import DAY, Case, Outcome, Step, explain
from enrich.model import (
    Activity,
    Candidate,
    Choice,
    Code,
    CslType,
    Identifier,
    LinkRole,
    Match,
    PartialDate,
    Problem,
    RepoState,
    RepoStatus,
    Scheme,
    Severity,
    Signal,
    SourceName,
    Status,
    Verdict,
    Work,
)
from factories import arxiv, candidate, doi, entry, link, name

NOW = 1_000 * DAY
TITLE = Signal(name="title", value="equal", weight=2.5)
YEAR = Signal(name="date", value="two years apart", weight=-1.0)
FEATHER = Signal(name="venue", value="one side names none", weight=0.1)


def match(
    probability: float, *signals: Signal, verdict: Verdict = Verdict.SAME, record: Candidate | None = None
) -> Match:
    return Match(candidate=record or candidate(), verdict=verdict, probability=probability, signals=signals)


def case(choice: Choice, **fields: object) -> Case:
    defaults: dict[str, object] = {
        "entry": entry(links=(link("https://doi.org/10.1000/lamps.1"),)),
        "steps": (
            Step(source="crossref", question="WorkByDoi doi '10.1000/lamps.1'", outcome=Outcome.FOUND, fetched=NOW),
        ),
        "now": NOW,
        "accept": 0.9,
    }
    return Case(choice=choice, **(defaults | fields))  # type: ignore[arg-type]  # a factory takes anything


def told(case: Case, heading: str) -> list[str]:
    """Give the lines of one section."""
    sections = explain(case).split("\n\n")
    return next((each.rstrip("\n").split("\n")[1:] for each in sections if each.partition("\n")[0] == heading), [])


RESOLVED = Choice(status=Status.RESOLVED, accepted=(match(0.99, TITLE),))


def test_the_whole_story_of_a_row() -> None:
    row = entry(
        "Lamps in the Wild",
        section=("Papers", "Lamps"),
        venue="CVPR 2025",
        date="2025-",
        year=2025,
        stated=(doi("10.1000/lamps.1"),),
        links=(
            link("https://openaccess.thecvf.com/content/CVPR2025/papers/Lampe_Lamps_in_the_Wild_CVPR_2025_paper.pdf"),
            link("https://arxiv.org/abs/2501.00001v2"),
            link("https://www.mdpi.com/1424-8220/23/13/5941"),
            link("https://github.com/lampe/lamps/tree/main/wild", LinkRole.CODE),
            link("https://lamps.example.org", LinkRole.PROJECT),
        ),
    )
    story = Case(
        entry=row,
        key="lampe2025lamps",
        steps=(
            Step(source="crossref", question="WorkByDoi doi '10.1000/lamps.1'", outcome=Outcome.FOUND, fetched=NOW - 3 * DAY),
            *(
                Step(source="crossref", question=f"WorkByDoi doi '10.1000/no.{number}'", outcome=Outcome.ABSENT, fetched=NOW - DAY)
                for number in range(30)
            ),
            Step(source="arxiv", question="PaperById arxiv '2501.00001'", outcome=Outcome.UNANSWERED, reason="not in the cache"),
        ),
        choice=Choice(
            status=Status.RESOLVED,
            accepted=(match(0.991, FEATHER, YEAR, TITLE),),
            others=(
                match(0.2, TITLE, YEAR, verdict=Verdict.UNSURE, record=candidate("Lamps", authors=(name("Ohm"),), issued=None)),
                match(0.001, verdict=Verdict.DIFFERENT),
            ),
        ),
        now=NOW,
        accept=0.9,
        work=Work(
            title="Lamps in the Wild",
            type=CslType.PAPER_CONFERENCE,
            authors=(name("Lampe", "Ada"), name("Ohm", "Bo")),
            issued=PartialDate(2025, 6),
            issn=("0000-0019",),
            provenance={"title": SourceName.CROSSREF, "author": SourceName.CROSSREF, "issued": SourceName.ARXIV, "ISSN": SourceName.CROSSREF, "volume": SourceName.CROSSREF},
        ),
        repos=(
            RepoStatus(
                url="https://github.com/lampe/lamps", host="github.com", full_name="lampe/lamps", status=RepoState.OK, stars=3, activity=Activity.SLOW
            ),
        ),
        problems=(Problem(code=Code.DATE_INCOMPLETE, severity=Severity.WARNING, message="the date breaks off", file=row.file, line=row.line),),
        dropped=("crossref: a record without a title",),
    )  # fmt: skip
    assert explain(story) == STORY


STORY = """\
seeds/list.md:5  lampe2025lamps

READ FROM THE ROW
  title   Lamps in the Wild
  kind    paper
  section Papers > Lamps
  venue   CVPR 2025
  date    2025- (year 2025)
  stated  doi:10.1000/lamps.1
  paper   https://openaccess.thecvf.com/content/CVPR2025/papers/Lampe_Lamps_in_the_Wild_CVPR_2025_paper.pdf: hints at
      title "Lamps in the Wild", author Lampe, year 2025
  paper   https://arxiv.org/abs/2501.00001v2: arxiv:2501.00001 (version 2)
  paper   https://www.mdpi.com/1424-8220/23/13/5941: perhaps doi:10.3390/s23135941
  code    https://github.com/lampe/lamps/tree/main/wild: github.com/lampe/lamps, at wild
  project https://lamps.example.org: no identifier in it

ASKED
  crossref        WorkByDoi doi '10.1000/lamps.1': found, fetched 3 days ago
  crossref        WorkByDoi doi '10.1000/no.0': no such record, fetched yesterday
      … and 29 more like it
  arxiv           PaperById arxiv '2501.00001': not answered (not in the cache)

FOUND
  accepted: the same work, probability 0.991
    crossref: "A Plainly Invented Study of Lamps", Lampe et al., 2025-03, Journal of Invented Lamps, article-journal
    doi:10.5555/lamps.1
       +2.50  title: equal
       -1.00  date: two years apart
  refused: uncertain, probability 0.200
    crossref: "Lamps", Ohm, Journal of Invented Lamps, article-journal
    doi:10.5555/lamps.1
       -1.00  date: two years apart
  and 1 less likely ones
  a record was dropped: crossref: a record without a title

ACCEPTED
  0.991 is at or over 0.9, and no other work comes near.

CITED AS
  title             Lamps in the Wild  (crossref)
  author            Lampe, Ohm  (crossref)
  issued            2025-06  (arxiv)
  ISSN              0000-0019  (crossref)

REPOSITORIES
  github.com/lampe/lamps: ok, stars 3, activity slow

ISSUES
  warning: the date breaks off [date-incomplete]
"""


def test_an_ambiguous_row_is_settled_by_writing_the_right_identifier_on_it() -> None:
    twin = candidate(identifiers=(arxiv("2501.00001"), Identifier(Scheme.S2, "a" * 40)))
    story = case(
        Choice(status=Status.AMBIGUOUS, others=(match(0.95, TITLE), match(0.94, TITLE, record=twin), match(0.5, YEAR)))
    )
    assert [line.split(":")[0].strip() for line in told(story, "FOUND") if "probability" in line] == [
        "tied",
        "tied",
        "refused",
    ]
    assert told(story, "NOT ACCEPTED") == [
        "  Two or more works fit the row; none was taken, because a wrong identifier is worse than none."
    ]
    assert told(story, "WHAT TO DO") == [
        "  Write the identifier of the right one on the row:",
        "    doi:10.5555/lamps.1    https://doi.org/10.5555/lamps.1",
        "    arxiv:2501.00001    https://arxiv.org/abs/2501.00001",
    ]


def test_an_unresolved_row_tells_how_near_the_likeliest_came() -> None:
    story = case(Choice(status=Status.UNRESOLVED, others=(match(0.4, YEAR),)))
    assert told(story, "NOT ACCEPTED")[1] == "  The likeliest candidate reaches 0.400, expected 0.9 or more."
    assert told(story, "WHAT TO DO") == [
        "  If you know its identifier, write it on the row, for example `doi:10.1000/xyz` or `arXiv:2401.00001`."
    ]


def test_a_refused_record_with_nothing_against_it_is_told_by_what_speaks_for_it() -> None:
    story = case(Choice(status=Status.UNRESOLVED, others=(match(0.4, FEATHER, TITLE),)))
    assert told(story, "FOUND")[-1] == "       +2.50  title: equal"


def test_hopeless_candidates_are_only_counted() -> None:
    story = case(Choice(status=Status.UNRESOLVED, others=(match(0.001), match(0.0001))))
    assert told(story, "FOUND") == ["  and 2 unlikely ones"]


def test_a_pending_row_waits_for_the_next_run() -> None:
    story = case(Choice(status=Status.PENDING))
    assert told(story, "NOT ACCEPTED") == ["  A source that had to be asked did not answer, so nothing is decided yet."]
    assert told(story, "WHAT TO DO") == [
        "  Nothing; the next `enrich run` asks again. If the sources stay silent, look at out/run.json."
    ]


def test_a_row_that_was_never_asked_about_says_so() -> None:
    unheld = Step(
        source="crossref", question="WorkSearch text 'Lamps'", outcome=Outcome.UNANSWERED, reason="not in the cache"
    )
    story = case(Choice(status=Status.PENDING), steps=(unheld,))
    assert told(story, "WHAT TO DO") == ["  Nothing of this row is in the cache: `enrich run` asks for it."]


def test_a_mismatching_link_and_a_missing_repository_are_to_be_mended() -> None:
    problem = Problem(
        code=Code.LINK_MISMATCH, severity=Severity.ERROR, message="another work", file="seeds/list.md", line=5
    )
    gone = RepoStatus(url="https://github.com/o/r", host="github.com", full_name="o/r", status=RepoState.MISSING)
    choice = Choice(status=Status.RESOLVED, accepted=RESOLVED.accepted, problems=(problem,))
    assert told(case(choice, repos=(gone,)), "WHAT TO DO") == [
        "  Look at the row's link: it leads to another work than the title names.",
        "  Mend or remove the link to the repository that is missing.",
    ]
    assert told(case(choice), "ACCEPTED")[1] == "  error: another work [link-mismatch]"


def test_a_row_that_came_out_well_needs_nothing() -> None:
    assert told(case(RESOLVED), "WHAT TO DO") == []


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (candidate(authors=(), identifiers=()), 'crossref: "A Plainly Invented Study of Lamps", 2025-03, Journal of Invented Lamps, article-journal'),
        (candidate(container_titles=(), type=CslType.ARTICLE), 'crossref: "A Plainly Invented Study of Lamps", Lampe et al., 2025-03, article'),
    ],
)  # fmt: skip
def test_a_record_is_told_by_what_it_has(record: Candidate, line: str) -> None:
    story = case(Choice(status=Status.RESOLVED, accepted=(match(0.99, record=record),)))
    assert told(story, "FOUND")[1].strip() == line


def test_a_date_is_told_as_written_or_by_its_year() -> None:
    def line(**fields: Any) -> str:
        lines = told(case(RESOLVED, entry=entry(**fields)), "READ FROM THE ROW")
        return next((each.strip() for each in lines if each.strip().startswith("date")), "")

    assert line(date="spring") == "date    spring"
    assert line(year=2024) == "date    2024"
    assert line() == ""


def test_like_questions_that_found_something_are_told_one_by_one() -> None:
    steps = tuple(
        Step(source="crossref", question=f"WorkByDoi doi '{n}'", outcome=Outcome.FOUND, fetched=NOW) for n in range(5)
    )
    assert len(told(case(RESOLVED, steps=steps), "ASKED")) == 5
