"""Records in every surprising form that the services are known to give, and content that means harm; all invented.

Each is found by name: Crossref under `10.5555/stand-in.<name>`, arXiv and GitHub as listed, Semantic Scholar by the DOI.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from standin.works import Publication, crossref_author, deposit, paper, stamp, update
from standin.world import Deposit, Paper, Preprint, Repo, World

PREFIX = "10.5555/stand-in."
NOTHING: Mapping[str, Any] = {"date-parts": [[None]]}
HOSTILE = "Lamps \x00\x07\x85 }} \\input{/etc/passwd} {{ $\\write18{id}$ <script>alert(1)</script> \u202egnp.exe \u200b% # & ~ ^ _ \ud7ff"


def variants() -> World:
    """Give a world of variants; it can be added to any other."""
    return World(
        deposits=crossref_variants(),
        preprints=PREPRINTS,
        papers=paper_variants(),
        repos=REPOS,
        aliases={f"{PREFIX}alias": f"{PREFIX}plain"},
        agencies={"10.5281/zenodo.1": ("datacite", "DataCite"), "10.1430/stand-in": ("medra", "mEDRA")},
    )


def _work(name: str, title: str | None = None) -> Publication:
    return Publication(
        title=title or f"An Invented Variant Called {name.capitalize()}",
        authors=("Variant1", "Variant2"),
        year=2024,
        month=5,
        doi=PREFIX + name,
        container="Journal of Invented Variants",
        volume="7",
        issue="1-2",
        page="1-6",
    )


#: Changes to a plain record, by name: what section 3 of Crossref's notes lists.
CHANGES: Mapping[str, Mapping[str, Any]] = {
    "plain": {},
    "no-title": {"title": None, "type": "component"},
    "empty-title": {"title": []},
    "two-titles": {"title": ["Un titre inventé", "An Invented Title"]},
    "markup-title": {
        "title": [
            "Growth of [Xy(abc)<sub>3</sub>]<sup>2+</sup> on\n                    <i>Lampas inventa,</i>\n                    and more"
        ]
    },
    "glued-title": {"title": ["<scp>T</scp>reelamp: an<scp>X</scp>package"]},
    "escaped-title": {"title": ["lamps &amp; kettles &amp;amp; more"]},
    "capitals-title": {"title": ["AN INVENTED VARIANT CALLED CAPITALS"]},
    "full-stop-title": {"title": ["<i>An Invented Variant</i>\n            ."]},
    "retracted-title": {"title": ["RETRACTED: An Invented Variant Called Retracted"]},
    "mathml-title": {
        "title": [
            'Of <mml:math xmlns:mml="x"><mml:msup><mml:mi>L</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math> lamps'
        ]
    },
    "tex-title": {"title": ["Of $$L^2$$ lamps"]},
    "control-title": {"title": ["Lamps \x93of\x94 <![CDATA[old]]> pages"]},
    "subtitle": {"title": ["Lamps"], "subtitle": ["an invented history"]},
    "subtitle-again": {"title": ["Lamps: an invented history"], "subtitle": ["an invented history"]},
    "empty-subtitle": {"subtitle": [""]},
    "no-date": {"issued": NOTHING, "published": None, "published-print": None},
    "year-only": {"issued": {"date-parts": [[2024]]}, "published": {"date-parts": [[2024]]}},
    "online-only": {"published-print": None, "published-online": {"date-parts": [[2024, 4, 30]]}},
    "series": {
        "type": "book-chapter",
        "container-title": ["Invented Proceedings", "Lamps &amp; Kettles 2024"],
        "ISBN": ["9783031331480"],
    },
    "no-container": {"container-title": None, "short-container-title": []},
    "no-authors": {"author": None},
    "group-author": {"author": [{"name": "The Invented Consortium", "sequence": "first", "affiliation": []}]},
    "mononym": {"author": [{"name": "Lampe", "sequence": "first", "affiliation": []}]},
    "family-only": {"author": [crossref_author("Lampe", first=True, given=None)]},
    "nameless-author": {"author": [{"sequence": "first", "affiliation": []}, crossref_author("Lampe")]},
    "suffix-author": {
        "author": [
            crossref_author("Lampe", first=True)
            | {"suffix": "Jr.", "ORCID": "https://orcid.org/0000-0002-1825-0097", "authenticated-orcid": False}
        ]
    },
    "many-authors": {"author": [crossref_author(f"Author{number}", first=not number) for number in range(3000)]},
    "article-number": {"page": "112370", "article-number": "112370"},
    "only-article-number": {"page": None, "article-number": "e33693"},
    "odd-issue": {"issue": "Special Issue", "volume": "S1"},
    "preprint": {
        "type": "posted-content",
        "subtype": "preprint",
        "posted": {"date-parts": [[2024, 1, 2]]},
        "container-title": None,
        "institution": [{"name": "Invented preprints"}],
        "version": {"version": "v1"},
    },
    "blog-post": {"type": "posted-content", "subtype": "other", "institution": {"name": "One object"}},
    "has-preprint": {
        "relation": {"has-preprint": [{"id-type": "doi", "id": f"{PREFIX}preprint", "asserted-by": "object"}]}
    },
    "no-relation": {"relation": None},
    "self-update": {
        "update-to": [update(f"{PREFIX}self-update", "new_version")],
        "updated-by": [update(f"{PREFIX}self-update", "new_version")],
    },
    "retracted-twice": {
        "updated-by": [
            update(f"{PREFIX}notice", "retraction"),
            update(f"{PREFIX}notice", "retraction", "retraction-watch", "20946"),
        ]
    },
    "notice": {
        "title": ["Retraction Note: An Invented Variant Called Retracted-Twice"],
        "update-to": [update(f"{PREFIX}retracted-twice", "retraction")],
    },
    "concern": {"updated-by": [update(f"{PREFIX}concern-notice", "expression_of_concern")]},
    "assertion": {
        "assertion": [
            {
                "value": "13 November 2024",
                "order": 1,
                "name": "first_online",
                "label": "First Online",
                "group": {"name": "ChapterHistory", "label": "Chapter History"},
            },
            {"value": "x", "name": "y"},
        ]
    },
    "jats-abstract": {
        "abstract": "\n  <jats:title>Abstract</jats:title><jats:sec><jats:p>Invented &lt; plain <mml:math><mml:mi>x</mml:mi></mml:math></jats:p></jats:sec>"
    },
    "other-alternative-id": {"alternative-id": ["271", "S0000000024000017"]},
    "journal-issue": {"type": "journal-issue", "title": None, "author": None},
    "no-language": {"language": None, "publisher": None},
    "short-container": {"short-container-title": ["J. Inv. Var."]},
    "unknown-type": {"type": "invented-type"},
    "hostile": {
        "title": [HOSTILE],
        "container-title": [HOSTILE],
        "author": [crossref_author(HOSTILE, first=True)],
        "abstract": HOSTILE,
    },
    "long-title": {"title": ["An Invented Variant " + "of Enormous Length " * 60_000]},
}


def crossref_variants() -> Iterator[Deposit]:
    for name, changes in CHANGES.items():
        base = deposit(_work(name))
        record = dict(base.record) | dict(changes)
        yield Deposit(record={key: value for key, value in record.items() if value is not None})
    yield deposit(
        _work("sici", "A SICI of an Invented Variant"),
        DOI="10.1002/(sici)0000-0000(1998)66:4<261::aid-lamp1>3.0.co;2-#",
        prefix="10.1002",
        created=stamp(1998, 1, 1),
    )
    yield deposit(_work("comma"), DOI="10.5555/stand-in.comma,2")


PREPRINTS = (
    Preprint(id="2401.00001", title="An Invented Preprint, Plain", authors=("Ada Lampe",)),
    Preprint(
        id="2401.00002",
        title="An Invented\n  Preprint of Two  Lines",
        authors=("Ada Lampe", "Bo del Ohm"),
        summary="  An invented summary\nover lines.",
    ),
    Preprint(
        id="2401.00003",
        title="An Invented Preprint with Two DOIs",
        authors=("Ada Lampe",),
        doi=f"{PREFIX}plain 10.5281/zenodo.1",
    ),
    Preprint(
        id="2401.00004",
        title="An Invented Preprint That Names a Journal",
        authors=("Ada Lampe",),
        journal_ref="J. Inv. Var. 7 (2024) 1-6",
        comment=None,
    ),
    Preprint(
        id="2401.00005",
        title="An Invented Preprint with $\\alpha$-Lamps and \\'Etudes",
        authors=("Andr\\'e Lampe", "The LAMP Collaboration"),
    ),
    Preprint(
        id="2401.00006",
        title="An Invented Preprint, Withdrawn",
        authors=("Ada Lampe",),
        versions=3,
        updated="2024-06-01T00:00:00Z",
        summary="This paper has been withdrawn by the authors.",
        comment="This paper has been withdrawn due to an invented error",
    ),
    Preprint(
        id="hep-th/9901001",
        title="An Invented Preprint of Old Style",
        authors=("Ada Lampe",),
        versions=3,
        published="1999-01-01T00:00:00Z",
        updated="1999-03-01T00:00:00Z",
        categories=("hep-th", "math.GT"),
    ),
    Preprint(
        id="math/0309136",
        title="An Invented Preprint with a Subject Class",
        authors=("Ada Lampe",),
        categories=("math.GT",),
    ),
    Preprint(
        id="2401.00007",
        title="An Invented Preprint with Affiliations",
        authors=("Ada Lampe", "Bo Ohm"),
        affiliations={"Ada Lampe": "Institute of Invention & Co"},
    ),
    Preprint(id="2401.00008", title=HOSTILE, authors=(HOSTILE,), summary=HOSTILE, comment=HOSTILE),
)

#: Changes to a plain Semantic Scholar record.
PAPER_CHANGES: Mapping[str, Mapping[str, Any]] = {
    "plain": {},
    "closed": {"openAccessPdf": {"url": "", "status": "CLOSED", "license": None, "disclaimer": "Notice: invented"}},
    "open": {
        "isOpenAccess": True,
        "openAccessPdf": {"url": "https://stand-in.example.org/a.pdf", "status": "GREEN", "license": "CCBY"},
    },
    "null-pdf": {"openAccessPdf": None},
    "nothing": {
        "journal": None,
        "publicationVenue": None,
        "tldr": None,
        "abstract": None,
        "venue": "",
        "publicationDate": None,
        "publicationTypes": None,
        "year": None,
        "authors": [],
        "fieldsOfStudy": None,
    },
    "padded-pages": {"journal": {"name": "J. Inv. Var.", "pages": "\n          46-51\n        ", "volume": "87"}},
    "no-author-id": {"authors": [{"authorId": None, "name": "Ada Lampe"}]},
    "prefixed": {"title": "[PDF] An Invented Variant Called Prefixed"},
    "venue": {
        "publicationVenue": {
            "id": "1",
            "name": "Journal of Invented Variants",
            "type": "journal",
            "alternate_names": ["J Inv Var"],
            "issn": "0000-0019",
            "url": "https://stand-in.example.org",
        }
    },
}


def paper_variants() -> Iterator[Paper]:
    for name, changes in PAPER_CHANGES.items():
        yield paper(_work(f"s2-{name}"), **changes)
    joined = _work("s2-joined")
    both = {
        "DOI": str(joined.doi).upper(),
        "ArXiv": "2401.00001",
        "CorpusId": 7,
        "DBLP": "journals/jiv/Lampe24",
        "PubMed": "1",
        "PubMedCentral": "2",
        "ACL": "X00-0001",
        "MAG": "3",
    }
    yield paper(joined, merged=("0123456789abcdef" * 2 + "01234567",), externalIds=both)


REPOS = (
    Repo(id=101, full_name="stand-in/plain", topics=("lamps", "kettles"), release="v2.0"),
    Repo(id=102, full_name="stand-in/new-name", former=("stand-in/old-name", "earlier/old-name")),
    Repo(id=103, full_name="stand-in/archived", archived_at="2026-01-01T00:00:00Z"),
    Repo(
        id=104,
        full_name="stand-in/empty",
        empty=True,
        pushed_at=None,
        committed_at=None,
        license=None,
        language=None,
        description=None,
    ),
    Repo(id=105, full_name="stand-in/private", private=True),
    Repo(id=106, full_name="stand-in/dmca", block="dmca"),
    Repo(id=107, full_name="stand-in/tos", block="tos"),
    Repo(id=108, full_name="stand-in/no-licence", license=None, homepage=""),
    Repo(id=109, full_name="stand-in/odd-licence", license="other"),
    Repo(id=110, full_name="stand-in/fork", fork_of="stand-in/plain"),
    Repo(
        id=111, full_name="stand-in/disabled", disabled=True, template=True, mirror_of="https://example.org/lamps.git"
    ),
    Repo(id=112, full_name="stand-in/Dotted.Name_x.github.io", branch="trunk"),
    Repo(id=113, full_name="stand-in/hostile", description=HOSTILE),
)
