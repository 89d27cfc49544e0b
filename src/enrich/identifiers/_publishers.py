"""The table of link families: what a link tells without being opened.

A rule names groups in its pattern and fills them into templates. `sure` holds what stands in the link or follows from
it on every pair checked; `guess` what a look-up and a look at the title must confirm. The first rule that fits counts.
Groups named `title`, `author`, `year` and `yy` are hints, never identity.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from enrich.identifiers._address import Address
from enrich.identifiers._schemes import DOI
from enrich.model import Scheme

Template = tuple[Scheme, str]
_HINTS: Final = frozenset({"title", "author", "year", "yy"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Say what links of some hosts (and their subdomains) give: `path` fits the whole path, `value` a query value."""

    hosts: tuple[str, ...]
    path: re.Pattern[str]
    key: str = ""  # of the query
    value: re.Pattern[str] | None = None
    sure: tuple[Template, ...] = ()
    guess: tuple[Template, ...] = ()
    hints: bool = False  # it says something of the work besides

    def read(self, where: Address) -> Mapping[str, str] | None:
        """Give the named groups where the link fits, else None."""
        path = self.path.fullmatch(where.path)
        if not path or self.value is None:
            return path and path.groupdict("")
        value = self.value.fullmatch(where.query.get(self.key, ""))
        return value and path.groupdict("") | value.groupdict("")


def _rule(  # noqa: PLR0913  one argument a column of the table
    hosts: str,
    path: str,
    *,
    key: str = "",
    value: str | None = None,
    sure: tuple[Template, ...] = (),
    guess: tuple[Template, ...] = (),
) -> Rule:
    return Rule(
        hosts=tuple(hosts.split()),
        path=re.compile(path, re.IGNORECASE | re.DOTALL),
        key=key,
        value=None if value is None else re.compile(value, re.IGNORECASE),
        sure=sure,
        guess=guess,
        hints=any(f"(?P<{name}>" in f"{path}{value}" for name in _HINTS),
    )


def _doi(template: str) -> Template:
    return Scheme.DOI, template


_ARXIV_ID = r"(?P<id>(?:[a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)"
_ARXIV: Final = ((Scheme.ARXIV, "{id}"),)
_IEEE: Final = ((Scheme.IEEE, "{id}"),)
_PII: Final = ((Scheme.PII, "{id}"),)
_PII_DOI: Final = (_doi("10.1016/{s}{a}-{b}({c}){d}-{e}"),)  # the Lancet's, and others' until about 2002
_EMBEDDED: Final = (_doi("{doi}"),)
_ANY_DOI: Final = rf"(?:.*?[/:=])?(?P<doi>{DOI})(?:[^!-~].*)?"
_NATURE_OLD: Final = r"(?!nature|ncomms|srep)(?P<stem>[a-z]+)(?P<when>(?:19|20)\d\d)(?P<rest>\d+)"
_NATURE_OLD_GUESSES: Final = (_doi("10.1038/{stem}.{when}.{rest}"), _doi("10.1038/{stem}{when}{rest}"))

#: MDPI writes the ISSN in its links and a code of the journal in its DOIs: the first four pairs are verified, the
#: others are as good as any guess is: confirmed by a look-up.
_MDPI_CODES: Final[Mapping[str, str]] = {
    "2076-3387": "admsci",
    "1420-3049": "molecules",
    "2071-1050": "su",
    "1424-8220": "s",
    "2072-4292": "rs",
    "2076-3417": "app",
    "2079-9292": "electronics",
    "1099-4300": "e",
    "1999-4893": "a",
    "2227-7390": "math",
    "2078-2489": "info",
    "1422-0067": "ijms",
    "2313-433X": "jimaging",
    "2504-4990": "make",
    "2504-2289": "bdcc",
    "1660-4601": "ijerph",
    "2076-3425": "brainsci",
    "2073-8994": "sym",
}

#: Hosts whose links end in the DOI, whole: what follows the prefix may hold slashes (Springer's EPJ, IOP, APS, SICIs).
_DOI_HOSTS: Final = """
    doi.org link.springer.com springeropen.com biomedcentral.com nature.com dl.acm.org tandfonline.com
    onlinelibrary.wiley.com journals.sagepub.com science.org academic.oup.com pubs.aip.org direct.mit.edu
    sciencemag.org pnas.org pubs.acs.org epubs.siam.org ascelibrary.org emerald.com aps.org iopscience.iop.org
    dagstuhl.de frontiersin.org iospress.nl worldscientific.com degruyter.com annualreviews.org informs.org computer.org
    ieeecomputersociety.org plos.org royalsocietypublishing.org liebertpub.com inderscienceonline.com
"""

RULES: Final[tuple[Rule, ...]] = (
    # --- preprints and open archives
    _rule(
        "arxiv.org ar5iv.org alphaxiv.org xxx.lanl.gov",
        rf"/(?:abs|pdf|html|e-print|src|format|ps|tb|overview|ftp/arxiv/papers/\d{{4}})/+(?:arxiv:)?{_ARXIV_ID}(?:\.pdf|\.ps(?:\.gz)?|\.html?)?(?:[/&\s].*)?",
        sure=_ARXIV,
    ),
    _rule("huggingface.co hf.co", rf"/papers/{_ARXIV_ID}", sure=_ARXIV),
    _rule("semanticscholar.org", rf"/arxiv/{_ARXIV_ID}", sure=_ARXIV),
    _rule(  # bibcodes: https://ui.adsabs.harvard.edu/help/actions/bibcode
        "ui.adsabs.harvard.edu",
        r"/abs/\d{4}arXiv(?P<a>\d{4})\.?(?P<b>\d{4,5})[A-Z](?:/.*)?",
        sure=((Scheme.ARXIV, "{a}.{b}"),),
    ),
    _rule(
        "biorxiv.org medrxiv.org",
        r"/content/.*?(?P<doi>10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.)?\d+)(?:v\d+.*|[./].*)?",
        sure=_EMBEDDED,
    ),
    _rule(
        "biorxiv.org medrxiv.org",
        r"/content/(?:(?:bio|med)rxiv/)?early/(?P<year>\d{4})/\d\d/\d\d/(?P<id>(?:\d{4}\.\d\d\.\d\d\.)?\d+)(?:[./].*)?",
        guess=(_doi("10.1101/{id}"),),
    ),
    _rule(
        "preprints.org", r"/manuscript/(?P<id>[\d.]+)/(?P<v>v\d+)(?:/.*)?", sure=(_doi("10.20944/preprints{id}.{v}"),)
    ),
    _rule(
        "researchsquare.com",
        r"/article/(?P<id>rs-\d+)/(?P<v>v\d+)(?:/.*|\.pdf)?",
        guess=(_doi("10.21203/rs.3.{id}/{v}"),),
    ),
    _rule("zenodo.org", r"/records?/(?P<id>\d+)(?:/.*)?", guess=(_doi("10.5281/zenodo.{id}"),)),
    _rule(
        "ssrn.com",
        r".*",
        key="abstract_id",
        value=r"(?P<id>\d{3,9})",
        guess=(_doi("10.2139/ssrn.{id}"),),
    ),
    _rule("ssrn.com", r"/abstract=?/?(?P<id>\d{3,9})", guess=(_doi("10.2139/ssrn.{id}"),)),
    *(
        _rule(
            hosts,
            rf"{folder}/(?P<id>[a-z0-9]{{5}})(?P<version>_v\d+)?(?:/.*)?",
            guess=(_doi(f"{prefix}/osf.io/{{id}}{{version}}"), _doi(f"{prefix}/osf.io/{{id}}")),
        )
        for hosts, folder, prefix in (
            ("osf.io", "/preprints/psyarxiv", "10.31234"),
            ("psyarxiv.com", "", "10.31234"),
            ("osf.io", "/preprints/socarxiv", "10.31235"),
            ("osf.io", "/preprints(?:/osf)?", "10.31219"),
        )
    ),
    # --- IEEE: the document number, never a DOI
    _rule("ieee.org", r".*", key="arnumber", value=r"(?P<id>\d+)", sure=_IEEE),
    _rule("ieee.org", r"(?:/abstract)?/document/(?P<id>\d+)(?:/.*)?", sure=_IEEE),
    _rule("ieee.org", r"/(?:iel[x\d]?\d?|ielam)/(?:.*/)?(?P<id>\d+)(?:-aam)?\.pdf", sure=_IEEE),
    # --- Elsevier: the PII; by rule a DOI, right for old articles
    _rule(
        "sciencedirect.com elsevier.com",
        r".*/pii/(?P<id>B978(?P<a>\d{9})(?P<b>[\dX])(?P<c>\d{5})(?P<d>[\dX]))(?:/.*)?",
        sure=_PII,
        guess=(
            (Scheme.ISBN, "978{a}{b}"),
            _doi("10.1016/B978-{a}-{b}.{c}-{d}"),
            _doi("10.1016/B978-{a}-{b}/{c}-{d}"),
        ),
    ),
    _rule(
        "cell.com",
        r".*/(?:PII)?(?P<id>S\d{4}-?\d{3}[\dX]\(?\d\d\)?\d{5}-?[\dX])(?:/.*|\.pdf)?",
        sure=_PII,  # its DOIs are of the j.… kind
    ),
    *(
        _rule(
            hosts,
            rf".*/{lead}(?P<id>(?P<s>S?)(?P<a>\d{{4}})-?(?P<b>\d{{3}}[\dX])\(?(?P<c>\d\d)\)?(?P<d>\d{{5}})-?(?P<e>[\dX]))"
            r"(?:/.*|\.pdf)?",
            sure=_PII,
            guess=guess,
        )
        for hosts, lead, guess in (
            ("thelancet.com", "(?:PII)?(?=S)", _PII_DOI),
            ("sciencedirect.com elsevier.com", r"pii/(?=S?0140-?6736|S?\d{4}-?\d{3}[\dX]\(?[05-9]\d)", _PII_DOI),
            ("sciencedirect.com elsevier.com", "pii/", ()),  # by now their DOIs are of the j.… kind
        )
    ),
    # --- ACM
    _rule(
        "queue.acm.org dl.acm.org portal.acm.org",
        r"/(?:detail|citation)\.cfm",
        key="id",
        value=r"(?P<id>(?:\d{4,8}\.)?\d{4,8})",
        guess=(_doi("10.1145/{id}"),),
    ),
    _rule(
        "dl.acm.org portal.acm.org",
        r"/citation\.cfm",
        key="doid",
        value=r"(?P<id>(?:\d{4,8}\.)?\d{4,8})",
        guess=(_doi("10.1145/{id}"),),
    ),
    _rule("delivery.acm.org", r"/10\.1145/\d+/(?P<id>\d+)/.*", guess=(_doi("10.1145/{id}"),)),
    # --- conferences
    *(
        _rule(
            "openaccess.thecvf.com cv-foundation.org eccv2018.org",
            rf".*/(?P<author>[^/_]+)_(?P<title>[^/]+)_{event}_(?:paper|supplemental)\.\w+",
        )
        for event in (r"[A-Z]+_(?P<year>\d{4})", r"(?P<year>\d{4})_[A-Z]+")  # the second until 2016
    ),
    _rule("ecva.net", r".*/eccv_(?P<year>\d{4})/.*"),
    _rule(
        "aaai.org",
        r"/(?:ojs/)?(?:index\.php/)?AAAI/article/(?:view|download|viewFile)/(?P<id>\d+)(?:/.*)?",
        sure=((Scheme.AAAI, "{id}"),),
    ),
    _rule("cdn.aaai.org", r"/ojs/(?P<id>\d+)/.*", guess=((Scheme.AAAI, "{id}"),)),  # of any of its journals
    _rule("aaai.org", r"/ocs/index\.php/AAAI/AAAI(?P<yy>\d\d)/.*"),  # an older system with numbers of its own
    _rule("ijcai.org", r"/proceedings/(?P<yy>[01]\d)/papers/.*"),
    _rule(
        "ijcai.org",
        r"/proceedings[/-](?P<year>201[7-9]|20[2-9]\d)/0*(?P<id>[1-9]\d{0,4})(?:\.pdf)?",
        sure=(_doi("10.24963/ijcai.{year}/{id}"),),
    ),
    _rule(
        "ijcai.org",
        r"/proceedings/(?P<year>(?:19|20)\d\d)/0*(?P<id>[1-9]\d{0,4})(?:\.pdf)?",
        guess=(_doi("10.24963/ijcai.{year}/{id}"),),
    ),
    _rule("ijcai-preprints.s3.us-west-1.amazonaws.com", r"/(?P<year>20\d\d)/\d+\.pdf"),  # the number of the submission
    _rule(
        "openreview.net",
        r"/(?:forum|pdf|attachment)",
        key="id",
        value=r"(?P<id>[A-Za-z0-9_-]+)",
        sure=((Scheme.OPENREVIEW, "{id}"),),
    ),
    *(
        _rule(
            "aclanthology.org aclweb.org aclanthology.info aclanthology.coli.uni-saarland.de",
            rf"(?:/.*)?/(?P<id>{number})(?:v\d+)?(?:\.(?:pdf|bib|xml|endf))?",
            sure=((Scheme.ACL, "{id}"),),
            guess=guess,
        )
        for number, guess in (
            # Not for TACL, CL, LREC, COLING, JEP and SCiL, nor for most that is older than 2016.
            (r"(?!W19-01)[PNDEKSW](?:1[6-9]|20)-\d{4}", (_doi("10.18653/v1/{id}"),)),
            (r"\d{4}\.(?!tacl|cl-|lrec|coling|jep|scil)[a-z0-9_]+-[a-z0-9]+\.\d+", (_doi("10.18653/v1/{id}"),)),
            (r"[A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d+", ()),
        )
    ),
    _rule("neurips.cc nips.cc", r"/paper(?:_files/paper)?/(?P<year>(?:19|20)\d\d)/(?:hash|file)/.*"),
    _rule("nips.cc neurips.cc", r"/paper/\d+-(?P<title>[a-z0-9-]+?)(?:\.pdf)?"),
    _rule(
        "proceedings.mlr.press jmlr.org",
        r"(?:/proceedings/papers)?/v\d+/(?P<author>[a-z_-]+?)(?P<yy>\d\d)[a-z]?(?:-supp)?(?:\.html|\.pdf|/.*)",
    ),
    # --- journals with a rule of their own
    _rule("pnas.org", r"/content/\d+/\d+/e(?P<id>\d{10})(?:[./].*)?", guess=(_doi("10.1073/pnas.{id}"),)),
    _rule(
        "academic.oup.com",
        r"/(?P<journal>[a-z]+)/article(?:-[a-z]+)?/\d+/[^/]+/(?P<id>[a-z]{2,}\d+)/\d+(?:/.*)?",
        guess=(_doi("10.1093/{journal}/{id}"),),
    ),
    _rule("jstor.org", r"/stable/(?P<id>\d+)", guess=(_doi("10.2307/{id}"),)),
    _rule("nature.com", rf"/articles/{_NATURE_OLD}(?:\.pdf|/.*)?", guess=_NATURE_OLD_GUESSES),
    _rule(
        "nature.com",
        r"/articles/(?P<id>s41599-[\w.-]+?)(?:\.pdf|/.*)?",
        guess=(_doi("10.1057/{id}"),),
    ),
    _rule(
        "nature.com",
        r"/articles/(?!10\.)(?P<id>(?=[\w.-]*\d)[\w.-]+?)(?:\.pdf|/.*)?",
        sure=(_doi("10.1038/{id}"),),
    ),
    _rule("nature.com", rf"/.*/(?:full|abs|pdf)/{_NATURE_OLD}\.(?:html|pdf)", guess=_NATURE_OLD_GUESSES),
    _rule("nature.com", r"/.*/(?:full|abs|pdf)/(?P<id>[a-z]+\d+)\.(?:html|pdf)", guess=(_doi("10.1038/{id}"),)),
    *(
        _rule(
            "mdpi.com",
            rf"/{issn}/(?P<vol>\d+)/(?P<iss>\d+)/(?P<art>\d+)(?:/.*)?",
            guess=(_doi(f"10.3390/{code}{{vol}}{{iss:0>2}}{{art:0>4}}"),),
        )
        for issn, code in _MDPI_CODES.items()
    ),
    _rule(
        "hindawi.com",
        r"/journals/[^/]+/(?P<year>(?:19|20)\d\d)/(?P<id>\d+)(?:\.pdf|/.*)?",
        sure=(_doi("10.1155/{year}/{id}"),),
    ),
    _rule("elifesciences.org", r"/articles/(?P<id>\d{4,7})(?:v\d+)?(?:\.pdf|/.*)?", sure=(_doi("10.7554/eLife.{id}"),)),
    _rule(
        "elifesciences.org",
        r"/reviewed-preprints/(?P<id>\d{4,7})(?:v\d+)?(?:/.*)?",
        guess=(_doi("10.7554/eLife.{id}"),),
    ),
    _rule(
        "pubs.rsc.org",
        r".*/article(?:landing|html|pdf)/(?P<year>(?:19|20)\d\d)/[^/]+/(?P<id>[a-z]\d[a-z]{2}\d{5}[a-z\d])(?:/.*)?",
        sure=(_doi("10.1039/{id}"),),
    ),
    _rule("taylorfrancis.com", r".*?/(?P<doi>10\.\d{4,9}/[^/]+)(?:/.*)?", sure=_EMBEDDED),
    _rule(
        "universitypressscholarship.com",
        r".*?/(?P<doi>10\.\d{4,9}/.*?\.\d{3}\.\d{4})(?:/.*)?",
        guess=_EMBEDDED,  # the link of a chapter names the book
    ),
    # --- indexes
    _rule("pubmed.ncbi.nlm.nih.gov", r"/(?P<id>\d+)(?:/.*)?", sure=((Scheme.PMID, "{id}"),)),
    _rule("ncbi.nlm.nih.gov", r"/pubmed/(?P<id>\d+)(?:/.*)?", sure=((Scheme.PMID, "{id}"),)),
    _rule("europepmc.org", r"/(?:article|abstract)/MED/(?P<id>\d+)(?:/.*)?", sure=((Scheme.PMID, "{id}"),)),
    _rule("ncbi.nlm.nih.gov europepmc.org", r".*/(?P<id>PMC\d+)(?:/.*)?", sure=((Scheme.PMCID, "{id}"),)),
    _rule(
        "semanticscholar.org",
        r"(?:/paper(?:/[^/]*)?|/reader)/(?P<id>[0-9a-f]{40})(?:/.*)?",
        sure=((Scheme.S2, "{id}"),),
    ),
    _rule("pdfs.semanticscholar.org", r"/(?P<a>[0-9a-f]{4})/(?P<b>[0-9a-f]{36})\.pdf", guess=((Scheme.S2, "{a}{b}"),)),
    _rule("api.semanticscholar.org", r"/(?P<id>CorpusID:\d+)", sure=((Scheme.S2, "{id}"),)),
    _rule(
        "dblp.org dblp.uni-trier.de",
        r"/rec/(?:html/|bibtex/)?(?P<id>[a-z]+/[\w-]+/[\w-]+)(?:\.\w+)?",
        sure=((Scheme.DBLP, "{id}"),),
    ),
    _rule("openalex.org", r"/(?:works/)?(?P<id>W\d+)", sure=((Scheme.OPENALEX, "{id}"),)),
    _rule("paperswithcode.com", r"/paper/(?P<title>[^/]+)(?:/.*)?"),
    _rule("researchgate.net", r"/publication/\d+_(?P<title>[^/]+)(?:/.*)?"),
    # --- a DOI in the link
    _rule(
        "springer.com springernature.com", r".*/(?:art|chp):(?P<doi>10\.\d{4,9}/[^/]+)/.*", guess=_EMBEDDED
    ),  # a supplement
    _rule(
        "", r".*/(?:[a-z]+-)?article(?:-[a-z]+)*/doi/(?P<doi>10\.\d{4,9}/.+?)/\d{4,}(?:/[^/]*)?", sure=_EMBEDDED
    ),  # Silverchair
    _rule(_DOI_HOSTS, _ANY_DOI, sure=_EMBEDDED),
    _rule("plos.org", r".*", key="id", value=rf"(?P<doi>{DOI})", sure=_EMBEDDED),
    _rule(
        "",  # journals of societies at Elsevier
        r"(?!.*/10\.\d{4}).*/(?:PII)?(?P<id>S\d{4}-\d{3}[\dX]\(\d\d\)\d{5}-[\dX])(?:/.*|\.pdf)?",
        sure=_PII,
        guess=(_doi("10.1016/{id}"),),
    ),
    _rule("", r".*", key="doi", value=rf"(?:doi:)?(?P<doi>{DOI})", sure=_EMBEDDED),
)

#: On a host that we do not know; what comes behind a first segment need not belong to the DOI there.
EMBEDDED_ANYWHERE: Final = re.compile(_ANY_DOI, re.DOTALL)


def _by_host() -> Mapping[str, tuple[int, ...]]:
    places: dict[str, list[int]] = {}
    for place, rule in enumerate(RULES):
        for host in rule.hosts or ("",):
            places.setdefault(host, []).append(place)
    return {host: tuple(found) for host, found in places.items()}


#: Where in the table the rules of a host stand; those of all hosts under "".
_PLACES: Final = _by_host()


@lru_cache(maxsize=1024)
def rules_for(host: str) -> tuple[Rule, ...]:
    """Give the rules of a host, and of what it is a subdomain of, in the order of the table."""
    places = list(_PLACES[""])
    while host:
        places += _PLACES.get(host, ())
        host = host.partition(".")[2]
    return tuple(RULES[place] for place in sorted(places))
