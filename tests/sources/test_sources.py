from __future__ import annotations

from enrich.model import SourceName
from enrich.sources import SOURCES, Held, arxiv, crossref, github, semanticscholar


def test_the_registry_is_in_the_order_of_merge_precedence() -> None:
    names = [service.open(Held()).name for service in SOURCES]
    assert names == sorted(names, key=list(SourceName).index)


def test_every_question_names_the_source_that_it_is_for() -> None:
    questions = {
        SourceName.CROSSREF: crossref.WorkByDoi(doi="10.1234/lamps.1"),
        SourceName.ARXIV: arxiv.PaperById(arxiv="2501.00001"),
        SourceName.SEMANTICSCHOLAR: semanticscholar.PaperById(paper="ARXIV:2501.00001"),
        SourceName.GITHUB: github.RepoByName(owner="ada", name="lamps"),
    }
    assert {name: question.source for name, question in questions.items()} == {name: name for name in questions}


def test_credentials_widen_what_a_source_allows_itself() -> None:
    poor, rich = Held(), Held(contact=True, key=True, token=True)
    asked = [
        crossref.WorkByDoi(doi="10.1234/a"),
        semanticscholar.PaperById(paper="ACL:P99-1001"),
        github.RepoByName(owner="a", name="b"),
    ]
    for question in asked:
        [service] = [each for each in SOURCES if each.open(poor).name is question.source]
        slow, fast = (service.open(held).lane(question) for held in (poor, rich))
        rates = [lane.batch * lane.pool.pace.requests / lane.pool.pace.per for lane in (slow, fast)]
        assert rates[0] < rates[1]
