"""Whether two records are one work."""

from __future__ import annotations

from typing import Any

from enrich.matching import same_work
from enrich.model import Candidate, CslType, Identifier, Nature, PartialDate, Relation, RelationKind, Scheme, SourceName
from factories import arxiv, candidate, doi, name

TITLE = "Graph Attention Prompting for Lamp Recognition"
PEOPLE = (name("Lampe", "Ada"), name("Ohm", "Bo"), name("Berg", "Cleo"))


def published(title: str = TITLE, **fields: Any) -> Candidate:
    return candidate(title, **({"authors": PEOPLE, "identifiers": (doi("10.5555/gap"),)} | fields))


def preprint(title: str = TITLE, **fields: Any) -> Candidate:
    defaults: dict[str, Any] = {
        "source": SourceName.ARXIV,
        "nature": Nature.PREPRINT,
        "type": CslType.ARTICLE,
        "authors": PEOPLE,
        "container_titles": (),
        "identifiers": (arxiv("2501.00001"),),
        "issued": PartialDate(2024, 11),
    }
    return candidate(title, **(defaults | fields))


def test_a_preprint_and_its_paper_are_one_work() -> None:
    assert same_work(preprint(), published())


def test_one_title_by_other_people_is_another_work() -> None:
    assert not same_work(preprint(), published(authors=(name("Fall", "Dan"), name("Gruen", "Eve"))))


def test_a_changed_title_needs_all_authors() -> None:
    changed = "Graph Attention Prompting for Robust Lamp Recognition"
    assert same_work(preprint(changed), published())
    assert not same_work(preprint(changed, authors=(PEOPLE[0], name("Fall", "Dan"))), published())


def test_a_kept_name_allows_for_a_larger_change() -> None:
    old, new = "GAP: Prompting Graphs for Lamps and Lights", "GAP: Attention for Lamps and Lights in Rooms"
    assert same_work(preprint(old), published(new))
    assert not same_work(preprint(old[5:]), published(new[5:]))


def test_a_named_identifier_joins_a_changed_title() -> None:
    related = (Relation(kind=RelationKind.IS_PREPRINT_OF, target=doi("10.5555/gap")),)
    changed = "Prompting by Graph Attention for Recognition"
    assert same_work(preprint(changed, relations=related, authors=PEOPLE[:1]), published())
    assert same_work(published(), preprint(changed, claimed=(doi("10.5555/gap"),), authors=PEOPLE[:1]))


def test_an_author_who_names_the_wrong_doi_joins_nothing() -> None:
    wrong = preprint("Protein folding of yeast", claimed=(doi("10.5555/gap"),), authors=(name("Fall", "Dan"),))
    assert not same_work(wrong, published())


def test_an_identifier_that_semantic_scholar_put_to_the_wrong_paper_joins_nothing() -> None:
    others = (name("Fall", "Dan"), name("Gruen", "Eve"))
    mixed = published(
        "Graph Convolution Prompting for Lamp Recognition", authors=others, identifiers=(arxiv("2501.00001"),)
    )
    assert not same_work(preprint(), mixed)


def test_the_doi_of_arxiv_names_its_paper() -> None:
    datacite = preprint(source=SourceName.SEMANTICSCHOLAR, identifiers=(doi("10.48550/arxiv.2501.00001"),), authors=())
    assert same_work(datacite, preprint())


def test_an_erratum_is_not_its_paper() -> None:
    assert not same_work(published(nature=Nature.NOTICE), published())


def test_parts_are_two_works_by_the_same_people() -> None:
    assert not same_work(preprint(f"{TITLE}, Part I"), published(f"{TITLE}, Part II"))


def test_two_pieces_of_a_column_are_two_works() -> None:
    assert not same_work(published("Guest editorial"), published("Guest editorial", identifiers=(doi("10.5555/ed.2"),)))


def test_two_published_records_need_one_title_and_the_same_people() -> None:
    journal = published(identifiers=(doi("10.5555/journal"),), authors=(*PEOPLE, name("Fall", "Dan")))
    assert same_work(published(), journal)
    assert not same_work(published(), published(f"{TITLE}s", identifiers=(doi("10.5555/other"),)))


def test_a_record_without_authors_joins_by_a_long_title_of_its_year() -> None:
    bare = published(identifiers=(Identifier(Scheme.S2, "0" * 40),), authors=())
    assert same_work(bare, published())
    assert not same_work(
        published("Steady lamps", authors=()), published("Steady lamps", identifiers=(doi("10.5555/b"),))
    )
