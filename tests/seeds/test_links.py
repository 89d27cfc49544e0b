"""A link's role is told by where it leads and by its label; the table has a line for each rule."""

from __future__ import annotations

import pytest

from enrich.model import Kind, Link, LinkRole
from enrich.seeds._links import beside_papers, relative, role_of
from enrich.seeds._words import Field, field_of, field_of_column, label_role, placeholder
from lamps import read

P, C, J, D, V, X = LinkRole.PAPER, LinkRole.CODE, LinkRole.PROJECT, LinkRole.DATASET, LinkRole.VIDEO, LinkRole.OTHER


@pytest.mark.parametrize(
    ("url", "labelled", "role"),
    [
        ("https://arxiv.org/abs/2101.00001", None, P),
        ("https://arxiv.org/abs/2101.00001", J, P),
        ("arxiv.org/pdf/2101.00001.pdf", None, P),
        ("https://arxiv.org/pdf/2101.00001.pdf", J, P),
        ("https://dl.acm.org/doi/proceedings/10.1145/3322640", None, X),
        ("https://dl.acm.org/doi/proceedings/10.1145/3322640", J, J),
        ("https://example.org/a.pdf", None, P),
        ("10.1007/978-3-319-70694-8_14", None, P),
        ("https://example.org/a.pdf", J, J),
        ("https://example.org/a", None, X),
        ("//github.com/a/b", None, C),
        ("https://link.zhihu.com/?target=https%3A//arxiv.org/abs/2101.00001", None, P),
        ("http://www.google.com/url?q=https%3A%2F%2Fgithub.com%2Fa%2Fb&sa=D", None, C),
        ("https://example.org/a", P, P),
        ("https://eprint.iacr.org/2021/646", None, P),
        ("https://hdl.handle.net/1871.1/af10", None, P),
        ("https://www.rfc-editor.org/info/rfc9002", J, P),
        ("https://dspace.example.edu/item/5", None, P),
        ("https://github.com/a/b", None, C),
        ("https://github.com/a/b", P, C),
        ("https://github.com/a/b/blob/main/a.pdf", P, P),
        ("https://github.com/a/b/blob/main/a.txt", X, X),
        ("https://gitlab.example.edu/a/b", None, C),
        ("https://lampe.github.io/a", C, J),
        ("https://lampe.github.io/a", P, P),
        ("https://lampe.github.io/a.pdf", None, P),
        ("https://huggingface.co/datasets/a", None, D),
        ("https://huggingface.co/spaces/a/b", C, C),
        ("https://huggingface.co/papers/2101.00001", None, P),
        ("https://huggingface.co/a/b", None, X),
        ("https://youtu.be/a", P, V),
        ("https://papers.example.org/a", None, P),
        ("https://doi.org/10.5281/zenodo.1", C, C),
        ("https://doi.org/10.4230/DARTS.11.2.9", C, C),
        ("https://doi.org/10.6084/m9.figshare.1", P, P),
        ("https://doi.org/10.17605/OSF.IO/A1", None, P),
        ("https://doi.org/10.5555/1", C, P),
        ("https://example.org/doi/suppl/10.5555/1/a.pdf", C, C),
        ("https://commons.example.edu/cgi/viewcontent.cgi?article=1&context=lamps", None, P),
        ("https://lab.example.com/paper/lamps-of-rooms/", None, P),
        ("https://lab.example.edu/papers/lamps-of-rooms", None, P),
        ("https://lab.example.edu/papers/index", None, X),
        ("https://lampe.example/article/view/12", None, P),
        ("https://lampe.example/lamps_dissertations/12/", None, P),
        ("https://lampe.example/publications/a-study-of-lamps/", None, P),
        ("https://lampe.example/publications/a-study-of-lamps/", C, C),
        ("https://lampe.example/publications/lamps", None, X),
        ("https://github.com/publications/a-study-of-lamps", None, C),
        ("https://papers.example.org/", None, X),
        ("https://hf.co/a/b", None, X),
        ("https://chi.acm.org/", None, X),
        ("https://www.nature.com/natlamps/", None, X),
        ("https://www.nature.com/articles/s41-021-1", None, P),
        ("https://journals.sagepub.com/home/las", None, X),
        ("https://www.springer.com/series/11/books?page=3", None, X),
        ("https://www.cv-foundation.org/openaccess/menu.py", None, X),
        ("https://openreview.net/forum?id=a", None, P),
        ("https://scholar.google.com/scholar?q=lamps", P, X),
        ("https://openreview.net/attachment?id=a&name=supplementary_material", C, C),
        ("https://dl.acm.org/citation.cfm?id=1", None, P),
        ("https://dl.acm.org/authorize?N12", None, P),
        ("https://dl.acm.org/lamps?lang=en", None, P),
        ("https://dl.acm.org/lamps", None, X),
        ("https://lamps.example/handle/11572/36", None, P),
        ("https://lamps.example/~ohm/papers/small_lamps.html", None, P),
        ("https://lamps.example/papers/index.html", None, X),
        ("./a.pdf", P, X),
        ("a.pdf", None, X),
        ("http://[", None, X),
    ],
)
def test_roles(url: str, labelled: LinkRole | None, role: LinkRole) -> None:
    assert role_of(url, labelled) is role


@pytest.mark.parametrize(
    ("url", "role"),
    [
        ("https://arxiv.org/abs/1", P),
        ("https://example.org/lamps", J),
        ("https://lampe.github.io/", J),
        ("https://github.com/a/b", C),
        ("https://x.com/a", X),
    ],
)
def test_a_title_that_leads_to_an_unknown_place_leads_to_the_project(url: str, role: LinkRole) -> None:
    assert role_of(url, None, titled=True) is role


@pytest.mark.parametrize(
    ("urls", "roles"),
    [
        (["arxiv.org/abs/2101.00001", "doi.org/10.5281/zenodo.1"], [P, D]),
        (["doi.org/10.5555/1/suppl", "acs.org/doi/suppl/10.5555/1"], [P, X]),
        (["doi.org/10.5281/zenodo.1"], [P]),
        (["arxiv.org/abs/2101.00001", "doi.org/10.5555/1"], [P, P]),
    ],
)
def test_a_deposit_beside_a_paper_is_data(urls: list[str], roles: list[LinkRole]) -> None:
    links = [Link(url=f"https://{url}", role=P) for url in urls]
    assert [link.role for link in beside_papers(links)] == roles


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("paper", P), ("PDF", P), ("📄 Paper", P), ("arXiv", P), ("DOI", P), ("论文", P), ("VOT13_paper_ICCV", P), ("paper-2009", P), ("demo paper", P), ("peer-reviewed version", P), ("Paper(LED 2)", P),
        ("code", C), ("Official Code", C), ("Tensorflow Code", C), ("Code (PyTorch)", C), ("Github", C), ("Code (not yet)", C), ("official code - c", C), ("paper (long form)", P), ("open access paper", P), ("web interface", J),
        ("Project Page", J), ("🌐 Website", J), ("demo", J), ("Dataset", D), ("数据集", D), ("Short Presentation", V), ("Demo Video", V),
        ("supp", X), ("Slides", X), ("bibtex", X), ("Model", X), ("Reading Notes", X), ("Comment", X), ("errata", X),
        ("Deep Code Search", None), ("Random Erasing Data Augmentation", None), ("", None), ("Lamps", None), ("ModelScope Text-to-Video Technical Report", None), ("code and data and project page here", C), ("Code - The Lamps of Ohm", None), ("The Web Conference (WWW)", None), ("x" * 99, None),
    ],
)  # fmt: skip
def test_labels(label: str, role: LinkRole | None) -> None:
    assert label_role(label) is role


@pytest.mark.parametrize(
    ("head", "field"),
    [("Title", Field.TITLE), ("Paper Title", Field.TITLE), ("Literature Source", Field.VENUE), ("Conference/Journal", Field.VENUE), ("Published Date", Field.DATE), ("代码", Field.CODE), ("1", None), ("Step-by-Step", None)],
)  # fmt: skip
def test_heads(head: str, field: Field | None) -> None:
    assert field_of(head) is field


def test_a_column_means_what_its_first_known_word_means() -> None:
    assert field_of_column("Research Paper") is Field.PAPER
    assert field_of_column("Something of Five Words Here Paper") is None


@pytest.mark.parametrize(
    "text", ["", "Null", "null", "N/A", "-", "⚠️", "TBD", "Coming soon", "Code comming soon", "*None*", "✗"]
)
def test_placeholders(text: str) -> None:
    assert placeholder(text)


def test_a_word_is_no_placeholder() -> None:
    assert not placeholder("Nullspace")


@pytest.mark.parametrize("ending", ["docx", "html", "ipynb", "md", "pdf", "pptx", "rst", "txt"])
def test_a_name_with_an_ending_of_files_is_a_file_beside_the_list(ending: str) -> None:
    assert relative(f"lamps.{ending}")


def test_a_name_with_an_ending_of_hosts_is_none() -> None:
    assert not relative("lampe.example/a")


def test_titles_that_link_texts_kept_in_a_repository_are_papers() -> None:
    kept = "https://github.com/lampe/papers/blob/master/lamps"
    text = "".join(f"* [A Study of Lamps {number}.pdf]({kept}/Lamps%20{number}.pdf)\n" for number in range(5))
    assert [(each.kind, each.title) for each in read(text)] == [
        (Kind.PAPER, f"A Study of Lamps {number}") for number in range(5)
    ]
