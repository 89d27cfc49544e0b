"""What is asked for an entry, in which order, and when asking stops; answered here from a table, without network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from enrich.flow import Absent, Answer, Found, Question, Shelf, Unavailable
from enrich.model import Code, Entry, Identifier, Kind, RepoName, Scheme, SourceName, Status
from enrich.resolve import Resolution, resolve
from enrich.sources import arxiv as arxiv_source
from enrich.sources import crossref, github, semanticscholar
from factories import arxiv, doi, entry, link

TITLE = "Lanterns in the Fog: A Plainly Invented Study of Harbour Lighting"
DOWN = Unavailable(reason="crossref: no connection")


def item(title: str = TITLE, number: str = "10.98765/lanterns", **fields: Any) -> dict[str, Any]:
    """Write a record in the shape of Crossref's works."""
    return {
        "DOI": number,
        "type": "journal-article",
        "title": [title],
        "author": [{"given": "Ada", "family": "Lampe", "sequence": "first"}],
        "issued": {"date-parts": [[2025, 3]]},
        "container-title": ["Journal of Invented Lamps"],
    } | fields


def feed(number: str = "2501.00001", title: str = TITLE, more: str = "") -> Found:
    """Write a record in the shape of arXiv's entries."""
    xml = f"""<entry xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
      <id>http://arxiv.org/abs/{number}v1</id><title>{title}</title><updated>2025-01-02T00:00:00Z</updated>
      <published>2025-01-02T00:00:00Z</published><summary>Invented.</summary>
      <author><name>Ada Lampe</name></author><category term="cs.CV"/><arxiv:primary_category term="cs.CV"/>{more}</entry>"""
    return Found(record=xml.encode(), shelf=Shelf.PREPRINT)


def paper(**ids: Any) -> Found:
    """Write a record in the shape of Semantic Scholar's papers."""
    record = {
        "paperId": "a" * 40,
        "externalIds": ids,
        "title": TITLE,
        "authors": [{"authorId": "1", "name": "Ada Lampe"}],
        "year": 2025,
        "venue": "",
        "citationCount": 4,
    }
    return Found(record=json.dumps(record).encode(), shelf=Shelf.PUBLISHED)


def found(*items: Mapping[str, Any]) -> Found:
    return Found(record=json.dumps(items).encode(), shelf=Shelf.SEARCH)


def one(record: Mapping[str, Any]) -> Found:
    return Found(record=json.dumps(record).encode(), shelf=Shelf.PUBLISHED)


def run(row: Entry, answers: Mapping[Question, Answer] | None = None) -> tuple[Resolution, list[Question]]:
    """Answer the flow from a table; what is not in it is absent."""
    flow = resolve(row)
    asked: list[Question] = []
    try:
        wanted = next(flow)
        while True:
            asked += wanted
            wanted = flow.send(tuple((answers or {}).get(question, Absent()) for question in wanted))
    except StopIteration as end:
        return end.value, asked


EVERYWHERE = crossref.WorkSearch(text=TITLE)
AT_IEEE = crossref.WorkSearch(text=TITLE, prefix="10.1109")
BY_TITLE = semanticscholar.PaperByTitle(title=TITLE)
IN_ARXIV = arxiv_source.PapersByTitle(title=TITLE)
BY_DOI = crossref.WorkByDoi(doi="10.98765/lanterns")
S2_BY_DOI = semanticscholar.PaperById(paper="DOI:10.98765/lanterns")
BY_ARXIV = arxiv_source.PaperById(arxiv="2501.00001")
S2_BY_ARXIV = semanticscholar.PaperById(paper="ARXIV:2501.00001")


def test_a_linked_doi_needs_no_search() -> None:
    resolution, asked = run(entry(TITLE, identifiers=(doi("10.98765/lanterns"),)), {BY_DOI: one(item())})
    assert (resolution.choice.status, asked) == (Status.RESOLVED, [BY_DOI, S2_BY_DOI])


def test_a_linked_preprint_whose_row_names_no_venue_needs_no_search() -> None:
    resolution, asked = run(entry(TITLE, identifiers=(arxiv("2501.00001"),)), {BY_ARXIV: feed()})
    assert (resolution.choice.status, asked) == (Status.RESOLVED, [BY_ARXIV, S2_BY_ARXIV])


def test_a_linked_preprint_whose_row_names_a_venue_is_searched_in_its_published_version() -> None:
    row = entry(TITLE, identifiers=(arxiv("2501.00001"),), venue="Journal of Invented Lamps")
    resolution, asked = run(row, {BY_ARXIV: feed(), EVERYWHERE: found(item())})
    assert [match.candidate.source for match in resolution.choice.accepted] == [SourceName.CROSSREF, SourceName.ARXIV]
    assert asked == [BY_ARXIV, S2_BY_ARXIV, EVERYWHERE, S2_BY_DOI]


def test_what_a_preprint_says_of_its_published_version_is_looked_up() -> None:
    claimed = feed(more="<arxiv:doi>10.98765/lanterns</arxiv:doi>")
    resolution, asked = run(entry(TITLE, identifiers=(arxiv("2501.00001"),)), {BY_ARXIV: claimed, BY_DOI: one(item())})
    assert asked == [BY_ARXIV, S2_BY_ARXIV, BY_DOI, S2_BY_DOI]
    assert [match.candidate.source for match in resolution.choice.accepted] == [SourceName.CROSSREF, SourceName.ARXIV]


def test_a_doi_that_an_author_gave_and_that_leads_to_another_work_is_left_out() -> None:
    claimed = feed(more="<arxiv:doi>10.98765/lanterns</arxiv:doi>")
    other = one(item(title="On the Brewing of Imaginary Tea", author=[{"given": "Bo", "family": "Teapot"}]))
    resolution, _ = run(entry(TITLE, identifiers=(arxiv("2501.00001"),)), {BY_ARXIV: claimed, BY_DOI: other})
    assert [match.candidate.source for match in resolution.choice.accepted] == [SourceName.ARXIV]


def test_an_arxiv_id_that_semantic_scholar_knows_is_looked_up_at_arxiv() -> None:
    answers = {BY_DOI: one(item()), S2_BY_DOI: paper(DOI="10.98765/lanterns", ArXiv="2501.00001"), BY_ARXIV: feed()}
    resolution, asked = run(entry(TITLE, identifiers=(doi("10.98765/lanterns"),)), answers)
    assert asked == [BY_DOI, S2_BY_DOI, BY_ARXIV]
    assert {match.candidate.source for match in resolution.choice.accepted} == {
        SourceName.CROSSREF,
        SourceName.SEMANTICSCHOLAR,
        SourceName.ARXIV,
    }


def test_a_row_without_identifiers_is_searched_everywhere_in_turn() -> None:
    resolution, asked = run(entry(TITLE))
    assert (resolution.choice.status, asked) == (Status.UNRESOLVED, [EVERYWHERE, BY_TITLE, IN_ARXIV])


def test_the_search_stops_where_something_is_accepted() -> None:
    ieee = Identifier(Scheme.IEEE, "1234567")
    url: dict[str, Any] = {"resource": {"primary": {"URL": "https://ieeexplore.ieee.org/document/1234567/"}}}
    resolution, asked = run(
        entry(TITLE, identifiers=(ieee,)), {EVERYWHERE: found(item(number="10.1109/lanterns", **url))}
    )
    assert resolution.choice.accepted[0].linked
    assert asked == [EVERYWHERE, semanticscholar.PaperById(paper="DOI:10.1109/lanterns")]


def test_a_number_of_ieee_is_searched_among_its_own_records_where_the_open_search_did_not_show_it() -> None:
    _, asked = run(entry(TITLE, identifiers=(Identifier(Scheme.IEEE, "1234567"),)))
    assert asked == [EVERYWHERE, AT_IEEE, BY_TITLE, IN_ARXIV]


@pytest.mark.parametrize("venue", ["ICLR 2025", "International Conference on Machine Learning", "arXiv", "bioRxiv"])
def test_a_preprint_of_a_venue_without_dois_needs_no_search(venue: str) -> None:
    row = entry(TITLE, identifiers=(arxiv("2501.00001"),), venue=venue)
    assert run(row, {BY_ARXIV: feed()})[1] == [BY_ARXIV, S2_BY_ARXIV]


def test_a_publication_elsewhere_than_the_row_names_is_searched_on() -> None:
    """Semantic Scholar joins the preprint to a conference paper; the row names the journal that extended it."""
    row = entry(TITLE, identifiers=(arxiv("2501.00001"),), venue="Journal of Invented Lamps", year=2025)
    early = item(number="10.98765/early") | {"container-title": ["Proc. of CVPR 2024"], "type": "proceedings-article"}
    answers = {
        BY_ARXIV: feed(),
        S2_BY_ARXIV: paper(DOI="10.98765/early", ArXiv="2501.00001"),
        crossref.WorkByDoi(doi="10.98765/early"): one(early),
        EVERYWHERE: found(item()),
    }
    resolution, asked = run(row, answers)
    assert EVERYWHERE in asked
    assert resolution.choice.accepted[0].candidate.identifiers == (doi("10.98765/lanterns"),)


def test_what_semantic_scholar_alone_knows_is_looked_for_at_arxiv_too() -> None:
    resolution, asked = run(entry(TITLE), {BY_TITLE: paper(), IN_ARXIV: feed()})
    assert asked[:3] == [EVERYWHERE, BY_TITLE, IN_ARXIV]
    assert arxiv("2501.00001") in {each for match in resolution.choice.accepted for each in match.candidate.identifiers}


OLD, S2_OLD = crossref.WorkByDoi(doi="10.98765/old"), semanticscholar.PaperById(paper="DOI:10.98765/old")
OLD_ALIAS = crossref.WorkByAlias(doi="10.98765/old")


def test_a_doi_that_no_list_knows_may_be_an_alias() -> None:
    resolution, asked = run(entry(TITLE, identifiers=(doi("10.98765/old"),)), {OLD_ALIAS: one(item())})
    assert asked == [OLD, S2_OLD, OLD_ALIAS, S2_BY_DOI]
    assert resolution.choice.accepted[0].linked
    assert resolution.choice.accepted[0].candidate.find(Scheme.DOI) == doi("10.98765/lanterns")
    assert resolution.choice.problems == ()


def test_a_doi_of_a_repository_that_crossref_does_not_serve_is_no_alias() -> None:
    _, asked = run(entry(TITLE, identifiers=(doi("10.5281/zenodo.1234"),)))
    assert crossref.WorkByAlias(doi="10.5281/zenodo.1234") not in asked


def test_a_doi_is_no_alias_where_a_service_is_out_of_reach() -> None:
    assert OLD_ALIAS not in run(entry(TITLE, identifiers=(doi("10.98765/old"),)), {S2_OLD: DOWN})[1]


def test_authors_sharpen_the_search() -> None:
    _, asked = run(entry(TITLE, authors=("Ada Lampe", "Bo Ohm")))
    assert asked[0] == crossref.WorkSearch(text=f"{TITLE} Ada Lampe Bo Ohm")


@pytest.mark.parametrize("kind", [Kind.SOFTWARE, Kind.DATASET, Kind.OTHER])
def test_what_is_no_paper_is_not_searched(kind: Kind) -> None:
    assert run(entry(TITLE, kind=kind))[1] == []


def test_a_guess_from_a_link_is_looked_up_and_has_to_fit() -> None:
    row = entry(TITLE, links=(link("https://www.mdpi.com/2071-1050/14/1/15"),))
    guess = crossref.WorkByDoi(doi="10.3390/su14010015")
    resolution, asked = run(row, {guess: one(item("On the Brewing of Imaginary Tea", "10.3390/su14010015"))})
    assert (asked[0], resolution.choice.status) == (guess, Status.UNRESOLVED)


def test_a_number_of_aaai_is_asked_for_under_every_issue() -> None:
    row = entry(TITLE, identifiers=(Identifier(Scheme.AAAI, "32123"),), year=2025)
    right = crossref.WorkByDoi(doi="10.1609/aaai.v39i2.32123")
    resolution, asked = run(row, {right: one(item(number="10.1609/aaai.v39i2.32123"))})
    assert resolution.choice.status is Status.RESOLVED
    assert {question for question in asked if question.source is SourceName.CROSSREF} > {right}


def test_a_link_that_leads_to_another_title_is_told_and_not_followed() -> None:
    other = one(item("On the Brewing of Imaginary Tea"))
    row = entry(TITLE, identifiers=(doi("10.98765/lanterns"),))
    resolution, asked = run(row, {BY_DOI: other, EVERYWHERE: found(item(number="10.98765/right"))})
    assert EVERYWHERE in asked
    assert [match.candidate.identifiers[0] for match in resolution.choice.accepted] == [doi("10.98765/right")]
    assert Code.LINK_MISMATCH in [problem.code for problem in resolution.choice.problems]


def test_what_a_maintainer_rejected_is_never_accepted() -> None:
    row = entry(TITLE, rejected=(doi("10.98765/lanterns"),), ruling="another work of the same title")
    resolution, _ = run(row, {EVERYWHERE: found(item())})
    told = [(match.probability, match.signals[0].value) for match in resolution.choice.others]
    assert (resolution.choice.status, told) == (Status.UNRESOLVED, [(0.0, "another work of the same title")])


def test_what_a_maintainer_pinned_is_accepted_whatever_its_title() -> None:
    row = entry("The lantern paper", stated=(doi("10.98765/lanterns"),))
    assert run(row, {BY_DOI: one(item())})[0].choice.status is Status.RESOLVED


def test_an_outage_leaves_a_row_pending() -> None:
    resolution, _ = run(entry(TITLE), {EVERYWHERE: DOWN})
    assert (resolution.choice.status, resolution.missing) == (Status.PENDING, ("crossref: no connection",))


def test_while_crossref_is_down_nobody_else_is_searched() -> None:
    assert run(entry(TITLE), {EVERYWHERE: DOWN})[1] == [EVERYWHERE]


def test_while_semantic_scholar_is_down_arxiv_is_searched() -> None:
    down = Unavailable(reason="semanticscholar: HTTP 429")
    assert IN_ARXIV in run(entry(TITLE), {BY_TITLE: down})[1]


def test_an_outage_that_did_not_matter_leaves_a_row_resolved() -> None:
    down = Unavailable(reason="semanticscholar: HTTP 503")
    resolution, _ = run(entry(TITLE, identifiers=(doi("10.98765/lanterns"),)), {BY_DOI: one(item()), S2_BY_DOI: down})
    assert (resolution.choice.status, resolution.missing) == (Status.RESOLVED, ("semanticscholar: HTTP 503",))


def test_an_earlier_answer_makes_a_row_stale() -> None:
    held = Found(record=json.dumps(item()).encode(), shelf=Shelf.PUBLISHED, stale=True)
    resolution, _ = run(entry(TITLE, identifiers=(doi("10.98765/lanterns"),)), {BY_DOI: held})
    assert resolution.stale


def test_repositories_are_asked_of_github_alone() -> None:
    urls = ("https://github.com/o/r", "https://gitlab.com/g/r")
    names = (RepoName(host="github.com", full_name="o/r"), RepoName(host="gitlab.com", full_name="g/r"))
    row = entry(TITLE, kind=Kind.SOFTWARE, repos=tuple(zip(urls, names, strict=True)))
    resolution, asked = run(row)
    assert asked == [github.RepoByName(owner="o", name="r")]
    assert [type(answer) for *_, answer in resolution.repos] == [Absent, Unavailable]


def test_a_repository_out_of_reach_does_not_make_a_row_pending() -> None:
    url, name = "https://github.com/o/r", RepoName(host="github.com", full_name="o/r")
    resolution, _ = run(entry(TITLE, repos=((url, name),)), {github.RepoByName(owner="o", name="r"): DOWN})
    assert (resolution.choice.status, resolution.missing) == (Status.UNRESOLVED, ())
