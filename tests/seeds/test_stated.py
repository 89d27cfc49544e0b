"""An identifier in a row is the row's own where no sentence names it for another work."""

from __future__ import annotations

import pytest

from enrich import seeds
from enrich.model import SeedFile

TITLE = "A Study of Lamps at Night"
PAPER = "[paper](https://lampe.example/p)"


def stated(text: str, suffix: str = ".md") -> list[str]:
    (entry,) = seeds.parse(SeedFile(name="list", suffix=suffix, text=text)).entries
    return [str(each) for each in entry.stated]


@pytest.mark.parametrize(
    "row",
    [
        f"- **{TITLE}** arXiv:2101.00001 {PAPER}",
        f"- **{TITLE}** (arXiv:2101.00001) {PAPER}",
        f"- **{TITLE}**. Ada Lampe, Bo Ohm. arXiv preprint arXiv:2101.00001, 2021. {PAPER}",
        f"- **{TITLE}**. Ada Lampe, Bo Ohm arXiv:2101.00001 {PAPER}",
        f'- Ada Lampe, et al. "{TITLE}". In arXiv preprint arXiv:2101.00001 (2021). {PAPER}',
        f"- **{TITLE}** (CVPR 2021; extended version: arXiv:2101.00001) {PAPER}",
        f"- **{TITLE}** {PAPER}\n  - arXiv:2101.00001\n",
        f"- **{TITLE}** {PAPER}\n  - Preprint: arXiv:2101.00001\n",
        f"- **{TITLE}** {PAPER}  \n  Ada Lampe, CVPR 2021, arXiv:2101.00001\n",
        f"| Title | Venue | Notes |\n|-|-|-|\n| {TITLE} | CVPR 2021 | arXiv:2101.00001 |\n",
        f"| Title | Venue | Paper / Code |\n|-|-|-|\n| {TITLE} | CVPR 2021 | arXiv:2101.00001 |\n",
    ],
)
def test_an_identifier_of_the_row_is_stated(row: str) -> None:
    assert stated(f"# Papers\n\n{row}") == ["arxiv:2101.00001"]


@pytest.mark.parametrize(
    "row",
    [
        f"- **{TITLE}**. CVPR 2021. {PAPER} Builds on arXiv:2101.00001.",
        f"- **{TITLE}**. CVPR 2021. {PAPER} Builds on arXiv:2101.00001 and arXiv:2101.00002.",
        f"- **{TITLE}**. CVPR 2021. {PAPER} See also arXiv:2101.00001 for the dataset.",
        f"- **{TITLE}**. CVPR 2021. {PAPER} (Comment on arXiv:2101.00001)",
        f"- **{TITLE}**. CVPR 2021. {PAPER} Extends arXiv preprint arXiv:2101.00001.",
        f'- Ada Lampe. Comment on "A Study of Ohms" (arXiv:2101.00001). CVPR 2021. {PAPER}',
        f"- **{TITLE}** data: arXiv:2101.00001 {PAPER}",
        f"- **{TITLE}** {PAPER}\n  - cites arXiv:2101.00001\n",
        f"- **{TITLE}** {PAPER}\n  - Notes: improves on Ohm (arXiv:2101.00001)\n",
        f"- [{TITLE}](https://lampe.example/p)\n  - Improves on Ohm (arXiv:2101.00001)\n",
        f"- **{TITLE}** {PAPER}\n\n  > Abstract: unlike arXiv:2101.00001 we do.\n",
        f"| Title | Venue | Notes |\n|-|-|-|\n| {TITLE} | CVPR 2021 | supersedes arXiv:2101.00001 |\n",
        f"| Title | Venue | Superseded by (arXiv) |\n|-|-|-|\n| {TITLE} | CVPR 2021 | arXiv:2101.00001 |\n",
        f"| Title | Venue | Related |\n|-|-|-|\n| {TITLE} | CVPR 2021 | arXiv:2101.00001 |\n",
    ],
)
def test_an_identifier_of_another_work_is_not_stated(row: str) -> None:
    assert stated(f"# Papers\n\n{row}") == []


def test_identifiers_that_are_listed_are_all_the_rows() -> None:
    row = f"- **{TITLE}** (arXiv:2101.00001, also doi:10.1000/lamps; data doi:10.1000/set) {PAPER}"
    assert stated(row) == ["arxiv:2101.00001", "doi:10.1000/lamps"]


def test_a_line_of_plain_text_states_what_stands_behind_its_title() -> None:
    assert stated(f"{TITLE} arXiv:2101.00001\n", ".txt") == ["arxiv:2101.00001"]


@pytest.mark.parametrize("title", ['Comment on "A Study of Ohms by Day"', 'Erratum to: "A Study of Ohms by Day"'])
def test_the_title_of_a_comment_is_not_the_one_it_quotes(title: str) -> None:
    text = f"# Papers\n\n- {title}. Ada Lampe. CVPR 2021. {PAPER}\n"
    (entry,) = seeds.parse(SeedFile(name="list", suffix=".md", text=text)).entries
    assert entry.title == title


OWN = "https://lampe.example/own.pdf"
OTHER = "https://ohm.example/other.pdf"


def linked(text: str) -> tuple[str, dict[str, str]]:
    """Give the title of the one entry, and the role of each of its links."""
    (entry,) = seeds.parse(SeedFile(name="list", suffix=".md", text=text)).entries
    return entry.title, {link.url: link.role for link in entry.links}


@pytest.mark.parametrize(
    "row",
    [
        f"- [{TITLE}]({OWN}), baseline: [Ohm]({OTHER})",
        f"- [{TITLE}]({OWN}) (extends [A Study of Ohms]({OTHER}))",
        f"- [{TITLE}]({OWN}). Follow-up: [paper]({OTHER})",
        f"- [{TITLE}]({OWN}) is superseded by [this paper]({OTHER})",
        f"- [{TITLE}]({OWN}), see also [A Study of Ohms]({OTHER})",
        f"- [{TITLE}]({OWN}), CVPR 2021. Response to [paper]({OTHER})",
        f"- [{TITLE}]({OWN}) implements the method of [Ohm et al.]({OTHER})",
        f"- [{TITLE}]({OWN}) [[comment]({OTHER})]",
        f"- [{TITLE}]({OWN}) [[Erratum]({OTHER})]",
        f"- {TITLE} [[paper]({OWN})], replaces [[paper]({OTHER})]",
        f"- [{TITLE}]({OWN})\n  - Retracted; replaced by [10.1234/lamps]({OTHER})",
        f"| Title | Paper | Baseline |\n|-|-|-|\n| {TITLE} | [paper]({OWN}) | [paper]({OTHER}) |\n",
    ],
)
def test_a_link_to_another_work_is_no_paper_of_the_row(row: str) -> None:
    assert linked(f"# Papers\n\n{row}") == (TITLE, {OWN: "paper", OTHER: "other"})


def test_what_is_listed_behind_a_link_to_another_work_leads_elsewhere_too() -> None:
    row = f"- [{TITLE}]({OWN}). Related: [A Study of Ohms]({OTHER}), [paper]({OTHER}?2) and [paper]({OTHER}?3)"
    others = dict.fromkeys([OTHER, f"{OTHER}?2", f"{OTHER}?3"], "other")
    assert linked(f"# Papers\n\n{row}") == (TITLE, {OWN: "paper", **others})


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (f"- A Study of Lamps: What Follows [[paper]({OWN})]", "A Study of Lamps: What Follows"),
        (f"- A Study of Lamps, an Ohm Baseline [[paper]({OWN})]", "A Study of Lamps, an Ohm Baseline"),
        (f"- Lamps in Rooms. Towards a Baseline [paper]({OWN})", "Lamps in Rooms. Towards a Baseline"),
        (f"- The Same, the Similar, and the Related [[pdf]({OWN})]", "The Same, the Similar, and the Related"),
        (f"- Lamps We Kept, Lamps We Replaced [pdf]({OWN})", "Lamps We Kept, Lamps We Replaced"),
        (
            f"| Title | Code |\n|-|-|\n| [Lamps, a Baseline]({OWN}) | [code](https://github.com/a/b) |",
            "Lamps, a Baseline",
        ),
    ],
)
def test_words_that_end_a_title_lead_nowhere_else(row: str, title: str) -> None:
    (entry,) = seeds.parse(SeedFile(name="list", suffix=".md", text=f"# Papers\n\n{row}\n")).entries
    assert (entry.title, entry.links[0].role) == (title, "paper")


def test_a_labelled_link_behind_one_to_another_work_is_the_paper_where_there_is_no_other() -> None:
    row = f"- {TITLE}, extends [A Study of Ohms]({OTHER}), [paper]({OWN})"
    assert linked(f"# Papers\n\n{row}") == (TITLE, {OTHER: "other", OWN: "paper"})


def test_a_paper_of_another_name_beside_a_linked_title_is_another() -> None:
    row = f"- **Lamps**: [{TITLE}]({OWN}), [A Study of Ohms]({OTHER})"
    assert linked(f"# Papers\n\n{row}") == (TITLE, {OWN: "paper", OTHER: "other"})


@pytest.mark.parametrize(
    "label",
    [
        "pdf",
        "CVPR 2021",
        "Nature",
        "Lampe et al. 2021",
        "10.1234/lamps",
        "arXiv:2101.00001",
        "full text",
        "PMC",
        "v2",
        "Author's copy",
    ],
)
def test_a_link_named_after_its_venue_people_or_identifier_is_the_rows(label: str) -> None:
    row = f"- [{TITLE}]({OWN}) [{label}]({OTHER})"
    assert linked(f"# Papers\n\n{row}") == (TITLE, {OWN: "paper", OTHER: "paper"})


def test_a_column_of_related_papers_holds_the_papers_of_its_methods() -> None:
    row = f"| Method | Related Paper | Code |\n|-|-|-|\n| LampNet | [{TITLE}]({OWN}) | [code](https://github.com/a/b) |"
    assert linked(f"# Papers\n\n{row}")[1][OWN] == "paper"


def test_a_work_that_a_row_is_compared_with_gives_it_no_title() -> None:
    text = f"# Papers\n\n- [A Study of Ohms]({OWN})\n- {TITLE}, compared with [Ohm et al.](https://arxiv.org/abs/2101.00001)\n"
    entries = seeds.parse(SeedFile(name="list", suffix=".md", text=text)).entries
    assert [(entry.title, entry.identifiers) for entry in entries] == [("A Study of Ohms", ()), (TITLE, ())]
