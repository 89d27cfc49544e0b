"""The kinds of rows: each puts a work, what lies beside it and a row of the list into the world."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import identity_lookalikes as lookalikes
import identity_records as records
from identity_rows import Maker

Kind = Callable[[Maker], object]

#: Each kind with how often it comes.
KINDS: tuple[tuple[Kind, int], ...] = (
    (lookalikes.plain, 12),
    (lookalikes.near_title_of_the_group, 5),
    (lookalikes.nowhere_but_a_near_title_of_the_group, 4),
    (lookalikes.nowhere, 4),
    (lookalikes.nowhere_but_linked_to_a_neighbour, 2),
    (lookalikes.parts, 4),
    (lookalikes.other_number, 4),
    (lookalikes.negation, 3),
    (lookalikes.subtitle_of_another, 3),
    (lookalikes.generic_title, 3),
    (lookalikes.generic_title_of_another, 2),
    (lookalikes.same_title_other_group, 3),
    (lookalikes.yearly, 2),
    (lookalikes.about_it, 6),
    (lookalikes.notice_of_the_same_title, 2),
    (lookalikes.retracted_itself, 2),
    (lookalikes.component, 4),
    (lookalikes.other_type, 3),
    (records.conference_and_journal, 4),
    (records.conference_or_journal, 2),
    (records.preprint_renamed, 4),
    (records.preprint_versions, 3),
    (records.only_arxiv, 3),
    (records.only_s2, 2),
    (records.only_crossref, 3),
    (records.doi_of_s2_alone, 2),
    (records.merged_by_s2, 4),
    (records.wrong_doi_at_arxiv, 3),
    (records.wrong_link, 5),
    (records.other_number_in_the_record, 2),
    (records.shared_link, 2),
    (records.written_otherwise, 5),
    (records.mistyped, 2),
    (records.british, 2),
    (records.truncated, 1),
    (records.acronym_dropped, 2),
    (records.marked_up, 3),
    (records.bare_record, 2),
    (records.translated, 2),
    (records.early_access, 2),
    (records.alias, 1),
    (records.datacite, 1),
    (records.two_dois, 1),
    (records.chapter, 3),
)


def populate(m: Maker, rows: int) -> Iterator[None]:
    kinds, weights = zip(*KINDS, strict=True)
    while len(m.rows) < rows:
        kind = m.rng.choices(kinds, weights)[0]
        m.kind = kind.__name__
        kind(m)
        yield
        if m.chance(0.4):
            m.publish()
