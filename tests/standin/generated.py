"""A world of any size: an invented list of works with mixed links, in the form of the user's list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from standin.demo_world import absent
from standin.rows import read_rows
from standin.setting import Setting, Twist, common_repo, stage
from standin.text import fraction
from standin.world import Repo

METHODS = [
    "Adaptive",
    "Bayesian",
    "Causal",
    "Contrastive",
    "Diffusive",
    "Equivariant",
    "Federated",
    "Hierarchical",
    "Implicit",
    "Latent",
    "Modular",
    "Neural",
    "Prompted",
    "Quantised",
    "Recurrent",
    "Sparse",
]
THINGS = [
    "Anchors",
    "Bridges",
    "Cascades",
    "Dictionaries",
    "Embeddings",
    "Filters",
    "Graphs",
    "Hashes",
    "Indices",
    "Kernels",
    "Lattices",
    "Mixtures",
    "Networks",
    "Operators",
    "Prototypes",
    "Queries",
]
TASKS = (
    "Lamp Recognition",
    "Kettle Segmentation",
    "Doorbell Localisation",
    "Umbrella Tracking",
    "Teapot Retrieval",
    "Ladder Counting",
    "Clock Reading",
    "Chair Grasping",
)
PLACES = (
    "in the Wild",
    "under Occlusion",
    "from Few Examples",
    "without Labels",
    "at the Edge",
    "across Domains",
    "in Long Videos",
    "with Noisy Labels",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """Hold an invented list as Markdown, and its setting."""

    text: str
    setting: Setting


def generate(rows: int) -> List:
    """Invent a list of so many rows: links of IEEE, Elsevier, ACM, AAAI, arXiv, CVF, IJCAI; one row in forty is known to nobody."""
    lines = ["# Invented works", "", "| Title | Source | Date | Code |", "| --- | --- | --- | --- |", *_rows(rows)]
    text = "\n".join(lines) + "\n"
    parsed = read_rows(text)
    twists: dict[str, Twist] = {row.title: absent for row in parsed if row.number % 40 == 17}
    missing = frozenset(f"stand-in-{number % 97}/code-{number}" for number in range(rows + 1) if number % 30 == 25)
    return List(text=text, setting=stage(parsed, twists, tuple(_repos(rows)), missing))


def titles() -> Iterator[str]:
    """Give 16 384 titles, neighbours unlike each other."""
    combined = [
        f"{method} {thing} for {task} {place}" for method, thing, task, place in product(METHODS, THINGS, TASKS, PLACES)
    ]
    return iter(sorted(combined, key=lambda title: fraction("title", title)))


def _rows(count: int) -> Iterator[str]:
    for number, title in zip(range(1, count + 1), titles(), strict=False):
        venue, url = _source(number)
        code = f"[code](https://github.com/stand-in-{number % 97}/code-{number})" if number % 5 < 2 else "Null"
        yield f"| {title} | [{venue}]({url}) | {2020 + number % 6}-{1 + number % 12:02} | {code} |"


def _source(number: int) -> tuple[str, str]:
    """Give venue and link: of twenty rows seven of IEEE, three of Elsevier, four of arXiv, three of ACM, one each of the rest."""
    year, month = 2020 + number % 6, 1 + number % 12
    venue, url = next(source for start, source in reversed(SOURCES) if number % 20 >= start)
    known = {"year": year, "yy": year % 100, "month": month, "number": number}
    return venue.format(**known), url.format(**known)


#: Venue and link, from which remainder by twenty on.
SOURCES = (
    (0, ("IEEE Transactions on Synthetic Objects", "https://ieeexplore.ieee.org/document/9{number:07}")),
    (
        7,
        (
            "Synthetic Objects with Applications",
            "https://www.sciencedirect.com/science/article/pii/S00000000{yy}{number:06}",
        ),
    ),
    (10, ("ICCV {year}", "https://arxiv.org/abs/{yy}{month:02}.{number:05}")),
    (14, ("ACM MM {year}", "https://dl.acm.org/doi/10.1145/3000000.3{number:06}")),
    (17, ("AAAI {year}", "https://ojs.aaai.org/index.php/AAAI/article/view/3{number:04}")),
    (
        18,
        ("CVPR {year}", "https://openaccess.thecvf.com/content/CVPR{year}/papers/Surname_Title_CVPR_{year}_paper.pdf"),
    ),
    (19, ("IJCAI {year}", "https://ijcai-preprints.s3.us-west-1.amazonaws.com/{year}/{number}.pdf")),
)


def _repos(rows: int) -> Iterator[Repo]:
    """Let some repositories have been renamed, archived, or never filled; the others are in order or missing."""
    for number in range(1, rows + 1):
        name = f"stand-in-{number % 97}/code-{number}"
        if number % 30 == 10:
            now = common_repo(f"stand-in-{number % 97}/new-{number}")
            yield replace(now, former=(name,))
        elif number % 30 == 15:
            yield replace(common_repo(name), archived_at="2026-02-01T00:00:00Z")
        elif number % 30 == 6:
            yield replace(common_repo(name), empty=True, pushed_at=None, committed_at=None, license=None, language=None)
