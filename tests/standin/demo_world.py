"""The demo: synthetic deposits for the rows of the user's list, with the twists that real lists have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from standin import distractors
from standin.rows import CONFERENCES, Row, publish, read_rows
from standin.setting import Scene, Setting, Twist, expect, stage, usual
from standin.works import Publication, deposit, paper, preprint
from standin.world import Repo


def demo(seed: Path) -> Setting:
    """Make the world of the user's list."""
    return stage(read_rows(seed.read_text("utf-8")), TWISTS, REPOS, MISSING)


# --- rows that are not to be resolved ---


def absent(row: Row) -> Scene:
    """Let nobody know the work, but much that looks like it."""
    work = publish(row)
    found = (
        distractors.near_title(work),
        distractors.part_two(work),
        distractors.erratum(work),
        distractors.comment(work),
    )
    return Scene(row=row, work=work, deposits=found, expected=expect(row, work, status="unresolved", identifiers={}))


def twins(row: Row) -> Scene:
    """Let two works of the same title stand in the same proceedings, by different authors, and nothing tell them apart."""
    work = publish(row)
    other = replace(work, doi=f"{work.doi}b", authors=("Author9001", "Author9002"), page="900-908")
    expected = expect(row, work, status="ambiguous", identifiers={})
    return Scene(row=row, work=work, deposits=(deposit(work), deposit(other)), expected=expected)


def misleading_number(row: Row) -> Scene:
    """Let the submission's number of the link be the proceedings' number of another work."""
    scene = usual(row)
    number = row.url.rpartition("/")[2].removesuffix(".pdf")
    doi = f"10.24963/ijcai.{row.year}/{number}"
    other = replace(
        scene.work, title="A Synthetic Study of Something Else Altogether", doi=doi, authors=("Elsewhere1",)
    )
    return replace(
        scene, deposits=(*scene.deposits, deposit(other)), expected=replace(scene.expected, forbidden={"doi": doi})
    )


def without_number(row: Row) -> Scene:
    """Let an IEEE deposit not say its number anywhere: the title has to do."""
    work = publish(row)
    found = deposit(work, link=None, resource={"primary": {"URL": f"https://stand-in.example.org/{work.doi}"}})
    expected = expect(row, work, identifiers={"doi": work.doi})
    return Scene(
        row=row, work=work, deposits=(found, distractors.near_title(work)), papers=(paper(work),), expected=expected
    )


# --- links that are another row's ---


def link_of_another(row: Row) -> Scene:
    """Let the row's IEEE link belong to another row: the work has a number of its own."""
    work = replace(publish(row), ieee=95_000_000 + row.number)
    number = row.url.rpartition("/")[2]
    expected = expect(row, work, forbidden={"ieee": number}, issues=("link-mismatch", "link-shared"))
    return Scene(row=row, work=work, deposits=(deposit(work),), papers=(paper(work),), expected=expected)


def elsevier_under_ieee_link(row: Row) -> Scene:
    """Let an Elsevier article stand in a row whose link is an IEEE one of another work."""
    page = str(100_000 + row.number)
    doi = f"10.1016/j.stand-in.{row.year}.{page}"
    work = replace(publish(row), doi=doi, ieee=None, pii=f"S0000000{row.year % 100}{row.number:06}", page=page)
    expected = expect(
        row, work, forbidden={"ieee": row.url.rpartition("/")[2]}, issues=("link-mismatch", "link-shared")
    )
    doi_only = {"doi": doi}
    return Scene(
        row=row,
        work=work,
        deposits=(deposit(work),),
        papers=(paper(work),),
        expected=replace(expected, identifiers=doi_only),
    )


def owner_of_shared_link(row: Row) -> Scene:
    scene = usual(row)
    return replace(scene, expected=replace(scene.expected, issues=("link-shared",)))


# --- preprints, and where they were published ---


def _published(row: Row, doi: str) -> Publication:
    """Give the published version of a row that links its preprint."""
    short, _, _ = row.venue.rpartition(" ")
    assert short in CONFERENCES
    return replace(publish(row), doi=doi)


def _with_published(row: Row, doi: str, *, said_by: Callable[[Publication], Scene]) -> Scene:
    """Let the work also be published; `said_by` tells who joins the two."""
    scene = said_by(_published(row, doi))
    return replace(scene, row=row, deposits=(deposit(replace(scene.work, arxiv=None)), *scene.deposits))


def joined_by_author(row: Row) -> Scene:
    """Let the authors have given the publisher's DOI to arXiv."""
    doi = f"10.1145/stand-in.{row.year}.{row.number}"
    return _with_published(
        row,
        doi,
        said_by=lambda work: Scene(
            row=row,
            work=work,
            preprints=(preprint(work, doi=doi, versions=2, updated="2025-08-01T00:00:00Z"),),
            papers=(paper(work),),
            expected=expect(row, work),
        ),
    )


def joined_by_semantic_scholar(row: Row) -> Scene:
    doi = f"{'10.1145' if 'ACM' in row.venue else '10.1109'}/stand-in.{row.year}.{row.number:04}"
    return _with_published(
        row,
        doi,
        said_by=lambda work: Scene(
            row=row, work=work, preprints=(preprint(work),), papers=(paper(work),), expected=expect(row, work)
        ),
    )


def joined_by_crossref(row: Row) -> Scene:
    """Let only the published record name the preprint; taking the preprint alone is right as well."""
    work = _published(row, f"10.1109/stand-in.{row.year}.{row.number:04}")
    named = {"has-preprint": [{"id-type": "doi", "id": f"10.48550/arXiv.{work.arxiv}", "asserted-by": "subject"}]}
    alone = replace(work, doi=None)
    expected = expect(row, alone, also=(str(work.doi),))
    return Scene(
        row=row, work=work, deposits=(deposit(work, relation=named),), preprints=(preprint(alone),), expected=expected
    )


def joined_by_nobody(row: Row) -> Scene:
    """Let the published version be found by its title alone, or not at all."""
    work = _published(row, f"10.1145/stand-in.{row.year}.{row.number}")
    alone = replace(work, doi=None)
    expected = expect(row, alone, also=(str(work.doi),))
    return Scene(
        row=row,
        work=work,
        deposits=(deposit(replace(work, arxiv=None)),),
        preprints=(preprint(alone),),
        papers=(paper(alone),),
        expected=expected,
    )


def wrong_doi_by_author(row: Row) -> Scene:
    """Let the authors have given arXiv the DOI of another work."""
    work = replace(publish(row), doi=None)
    doi = f"10.1145/stand-in.other.{row.number}"
    other = replace(
        work, title="A Synthetic Paper That Has Nothing to Do With It", authors=("Elsewhere2",), doi=doi, arxiv=None
    )
    expected = expect(row, work, forbidden={"doi": doi})
    return Scene(
        row=row,
        work=work,
        deposits=(deposit(other),),
        preprints=(preprint(work, doi=doi),),
        papers=(paper(work),),
        expected=expected,
    )


def two_dois_by_author(row: Row) -> Scene:
    """Let the authors have given two DOIs, one of a data set at another agency."""
    doi = f"10.1109/stand-in.{row.year}.{row.number:04}"
    return _with_published(
        row,
        doi,
        said_by=lambda work: Scene(
            row=row,
            work=work,
            preprints=(
                preprint(work, doi=f"10.5281/zenodo.{row.number} {doi}", title=work.title.replace(" ", "\n  ", 1)),
            ),
            expected=expect(row, work),
        ),
    )


TWISTS: Mapping[str, Twist] = {
    "RUL: Region Uncertainty Learning for Robust Face Recognition": absent,
    "Prior knowledge-guided multi-information graph convolutional network for driver drowsiness detection": absent,
    "Micro-Expression Key Frame Inference": absent,
    "Towards Regularized Mixture of Predictions for Class-Imbalanced Semi-Supervised Facial Expression Recognition": twins,
    "Fusion of Granular-Ball Visual Spatial Representations for Enhanced Facial Expression Recognition": misleading_number,
    "Towards Identity-Independent Facial Action Unit Detection: Integrating Decoupled 3D Geometry with Textural Features": link_of_another,
    "CSE-GResNet: A Simple and Highly Efficient Network for Facial Expression Recognition": without_number,
    "Facial Expression Recognition With Vision Transformer Using Fused Shifted Windows": without_number,
    "Static for Dynamic: Towards a Deeper Understanding of Dynamic Facial Expressions Using Static Expression Data": owner_of_shared_link,
    "Facial expression recognition based on multi-task self-distillation with coarse and fine grained labels": elsevier_under_ieee_link,
    "Enhancing Zero-Shot Facial Expression Recognition by LLM Knowledge Transfer": owner_of_shared_link,
    "FEALLM: Advancing Facial Emotion Analysis in Multimodal Large Language Models with Emotional Synergy and Reasoning": joined_by_author,
    "Action Unit Enhance Dynamic Facial Expression Recognition": joined_by_semantic_scholar,
    "Learning from Heterogeneity: Generalizing Dynamic Facial Expression Recognition via Distributionally Robust Optimization": joined_by_nobody,
    "Rethinking Occlusion in FER: A Semantic-Aware Perspective and Go Beyond": wrong_doi_by_author,
    "SynFER: Towards Boosting Facial Expression Recognition with Synthetic Data": joined_by_semantic_scholar,
    "Rethinking Key-frame-based Micro-expression Recognition: A Robust and Accurate Framework Against Key-frame Errors": two_dois_by_author,
    "FED-PsyAU: Privacy-Preserving Micro-Expression Recognition via Psychological AU Coordination and Dynamic Facial Motion Modeling": joined_by_crossref,
}

#: Repositories that are not simply in order; all others of the list are, with counts by their names.
REPOS: tuple[Repo, ...] = (
    Repo(id=1, full_name="hangyu94/KE2NT-synthetic-rename", former=("hangyu94/KE2NT",)),
    Repo(
        id=2,
        full_name="synthetic-lab/OUS",
        former=("Xinji-Mai/OUS",),
        archived_at="2026-02-01T00:00:00Z",
        committed_at="2025-05-01T00:00:00Z",
    ),
    Repo(
        id=3,
        full_name="QIcita/HDF_DFER",
        archived_at="2026-03-01T00:00:00Z",
        pushed_at="2025-08-01T00:00:00Z",
        committed_at="2025-08-01T00:00:00Z",
    ),
    Repo(
        id=4,
        full_name="hangyu94/ReMoP",
        empty=True,
        pushed_at=None,
        committed_at=None,
        license=None,
        language=None,
        description=None,
        stars=1,
        forks=0,
        issues=0,
        pulls=0,
    ),
    Repo(id=5, full_name="AdventureStory/DDL", private=True),
    Repo(id=6, full_name="953206211/FEALLM", license=None),
    Repo(id=7, full_name="Cross-Innovation-Lab/AU-DFER", license="other"),
    Repo(id=8, full_name="synthetic-upstream/ORSANet"),
    Repo(id=9, full_name="Wenyuzhy/ORSANet-master", fork_of="synthetic-upstream/ORSANet"),
    Repo(id=11, full_name="yjy-97/CmdVIT", block="dmca"),
    Repo(
        id=12,
        full_name="shamangary/SSR-Net",
        pushed_at="2019-03-01T00:00:00Z",
        committed_at="2019-03-01T00:00:00Z",
        stars=500,
        branch="master",
    ),
    Repo(id=13, full_name="zengqunzhao/MA-Net", pushed_at="2025-11-01T00:00:00Z", committed_at="2025-10-01T00:00:00Z"),
)
MISSING = frozenset({"Lsy235/CS-GBSBF"})
