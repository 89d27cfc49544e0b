"""Say what a link of a row is for: by where it leads, then by what its label says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from enrich.identifiers import identify, target_of
from enrich.model import Identifier, Link, LinkRole
from enrich.seeds._bag import bag
from enrich.seeds._memory import recurring, remembered

HUGGING_FACE = "huggingface.co"
_CODE_HOSTS = frozenset(
    ["github.com", "gitlab.com", "bitbucket.org", "gitee.com", "codeberg.org", "sourceforge.net", "gist.github.com"]
)
_HOSTS: tuple[tuple[LinkRole, str], ...] = (
    (
        LinkRole.PAPER,
        """arxiv.org ar5iv.org doi.org openreview.net thecvf.com aclanthology.org aclweb.org ieee.org sciencedirect.com
            acm.org springer.com springeropen.com springernature.com nature.com nips.cc neurips.cc mlr.press
            aaai.org ijcai.org usenix.org jmlr.org ecva.net researchgate.net cv-foundation.org biorxiv.org
            medrxiv.org chemrxiv.org oup.com ndss-symposium.org mdpi.com cell.com semanticscholar.org wiley.com
            science.org sciencemag.org pnas.org biomedcentral.com frontiersin.org tandfonline.com sagepub.com
            nih.gov acs.org aps.org iop.org siam.org plos.org elifesciences.org elsevier.com iospress.nl ssrn.com
            jstor.org vldb.org bmva.org isca-speech.org isca-archive.org projecteuclid.org
            royalsocietypublishing.org spiedigitallibrary.org osapublishing.org optica.org computer.org hal.science
            inria.fr citeseerx.ist.psu.edu citeseer.ist.psu.edu alphaxiv.org roboticsproceedings.org copernicus.org
            scitepress.org genomebiology.com gigasciencejournal.com
            igi-global.com worldscientific.com degruyter.com eurekaselect.com hindawi.com lipics.org dagstuhl.de
            ceur-ws.org osti.gov cern.ch inspirehep.net cambridge.org emerald.com rsc.org aip.org scitation.org
            annualreviews.org techrxiv.org preprints.org researchsquare.com europepmc.org pubmed.gov eurasip.org
            mlsys.org iclr.cc icml.cc acl.org emnlp.org interspeech2023.org dblp.org core.ac.uk sciendo.com
            aacrjournals.org aaas.org acpjournals.org adsabs.harvard.edu annals.org
            aanda.org aeaweb.org agu.org ahajournals.org ajnr.org akjournals.com ametsoc.org
            ascelibrary.org asm.org asme.org ascopubs.org ashpublications.org bioscientifica.com bmj.com brill.com
            cshlp.org distill.pub econstor.eu embopress.org eneuro.org escholarship.org f1000research.com
            geoscienceworld.org hdl.handle.net iacr.org ietf.org informs.org iospress.com iucr.org jair.org
            jamanetwork.com jbc.org jmir.org jneurosci.org journal.r-project.org joss.theoj.org jstage.jst.go.jp
            karger.com liebertpub.com lww.com mdpi-res.com mitpressjournals.org direct.mit.edu muse.jhu.edu nber.org
            nejm.org nowpublishers.com opticapublishing.org oxfordjournals.org peerj.com philarchive.org philpapers.org
            physiology.org psyarxiv.com psychiatryonline.org psycnet.apa.org quantum-journal.org repec.org
            rfc-editor.org rsna.org rupress.org scholar.archive.org scielo.br scielo.org scipost.org scirp.org
            thelancet.com thieme-connect.com thieme-connect.de transformer-circuits.pub aas.net.cn chinaxiv.org
            cnki.com.cn cnki.net cqvip.com jos.org.cn sciengine.com wanfangdata.com.cn""",
    ),
    (LinkRole.VIDEO, "youtube.com youtu.be vimeo.com bilibili.com slideslive.com videolectures.net"),
    (
        LinkRole.PROJECT,
        """github.io gitlab.io sites.google.com netlify.app vercel.app readthedocs.io pages.dev gradio.app
        herokuapp.com notion.site""",
    ),
    (LinkRole.DATASET, "kaggle.com zenodo.org figshare.com ieee-dataport.org datadryad.org physionet.org"),
    (
        LinkRole.OTHER,
        """twitter.com x.com stackexchange.com stackoverflow.com quora.com
            medium.com zhihu.com weixin.qq.com reddit.com facebook.com linkedin.com wikipedia.org
            books.google.com slideshare.net csdn.net jianshu.com substack.com discord.gg colab.research.google.com
            img.shields.io modelscope.cn wandb.ai paperswithcode.com connectedpapers.com t.me gist.githubusercontent.com
            replicate.com papers.cool huggingface.co""",
    ),
)
_BY_HOST = {host: role for role, hosts in _HOSTS for host in hosts.split()}
_ADDRESS = re.compile(
    r"(?:(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)?(?:[^/?#@]*@)?(?P<host>[^/?#:@\s\[\]]+)(?::\d*)?(?P<path>[^?#]*)"
)
_WEB = re.compile(r"https?://(?P<host>[^/?#:@\s\[\]]+)(?::\d*)?(?P<path>[^?#]*)")  # as nearly all links are
_PLAIN = re.compile(r"https://arxiv\.org(/(?:abs|pdf)/[\w./-]+)")  # half of all links, read at a glance
_DOI = re.compile(r"10\.\d{4,9}/")
_PAPER_PATH = re.compile(r"\.(?:pdf|ps|ps\.gz)$|/pdf/|/abs/10\.|/doi/|/10\.\d{4,9}/", re.IGNORECASE)
#: Pages of single papers at hosts of any name: digital commons, journals, and groups that name them after the title.
_PAPER_PAGE = re.compile(
    r"/viewcontent\.cgi|/article/view/\d|_dissertations/\d|/apps/pubs/|/pubs/pub\d"
    r"|/accepted-papers/view/\w|/handle/\d{2,9}/\d|/papers/(?!index|default|readme|accepted|list|program)[\w-]{6,80}\.html?\Z"
    r"|/papers?/(?!accepted|call|list|program)\w{2,40}(?:-\w{1,40}){1,20}\Z|/paper/\w{2,40}(?:-\w{1,40}){1,20}/\Z"
    r"|/publications?/(?:[\w.]{1,40}/)?\w{1,40}(?:-\w{1,40}){3}|/servlets/purl/\d|/bitstreams?/[\w-]{4,60}/download",
    re.IGNORECASE,
)
#: DOIs of Zenodo, figshare, OSF, Dataverse, Mendeley Data, Dryad, Code Ocean, Hugging Face, PhysioNet, IEEE
#: DataPort and DARTS of Dagstuhl name code or data, as do the supplements of publishers, but for the few texts that
#: are kept there.
_DEPOSIT = re.compile(
    r"10\.4230/darts|10\.(?:5281|6084|17605|7910|17632|5061|24433|57967|13026|21227)/|/doi/suppl/", re.IGNORECASE
)
#: How hosts are named that keep the papers of a university or a conference.
_SHELVES = (
    "papers.",
    "proceedings.",
    "hal.",
    "eprints.",
    "eprint.",
    "dspace.",
    "repository.",
    "digitalcommons.",
    "scholarworks.",
    "theses.",
)
#: How hosts are named that tell of papers and other things.
_TELLING = ("blog.", "blogs.", "news.", "newsroom.", "techblog.")
_TELLING_FIRMS = ("eng.", "engineering.", "tech.")  # of a university they are faculties
_TELLING_ENDS = (
    ".blog",
    ".blogspot.com",
    ".engineering",
    ".medium.com",
    ".substack.com",
    ".wordpress.com",
    "techblog.com",
)
_TELLING_HOSTS = bag(
    """blog.csdn.net csdn.net jianshu.com medium.com mp.weixin.qq.com towardsdatascience.com twitter.com x.com
        zhihu.com zhuanlan.zhihu.com"""
)
#: The page of a volume, and of no paper.
_ISSUES = re.compile(r"/(?:RecentIssue|mostRecentIssue|conhome|doi/proceedings)\b", re.IGNORECASE)
_ASKS = re.compile(r"=|\?[A-Z]?\d")  # for one paper: `authorize?N12345`

REACH = 64  # letters of the path of such a page
#: What stands over the papers of a publisher: its own page, a journal's, a series of books.
_ENTRANCE = re.compile(
    r"""/?(?:(?:[a-z]{1,20}/){0,3}(?:index|menu|default|home)\.\w{2,5} | [A-Za-z]{1,20}
      | (?:home|journals?|loi|toc|series|bookseries)/[\w-]{1,40}(?:/books)?)?/?""",
    re.VERBOSE,
)


class Place(NamedTuple):
    """Name what the address alone tells; a role may be sure (a repository) or only likely."""

    host: str
    path: str
    role: LinkRole | None
    is_repository: bool = False
    is_paper_page: bool = False

    @property
    def is_paper_file(self) -> bool:
        """Tell whether the path alone says that a paper's text is there."""
        return _PAPER_PATH.search(self.path) is not None

    @property
    def is_account(self) -> bool:
        """Tell whether the address is that of somebody's account where repositories are kept, and of none of them."""
        return self.is_repository and "/" not in self.path.strip("/")

    @property
    def is_deposit(self) -> bool:
        """Tell whether the DOI is that of deposited data or code, or a supplement's."""
        return self.role is LinkRole.PAPER and "10." in self.path and _DEPOSIT.search(self.path) is not None


@recurring
def _host_role(host: str) -> LinkRole | None:
    labels = host.split(".")
    return next((role for at in range(len(labels) - 1) if (role := _BY_HOST.get(".".join(labels[at:])))), None)


def is_front_page(url: str) -> bool:
    """Tell whether an address is the first page of a site or a journal; hosts of projects have a site for each."""
    found = _ADDRESS.match(url) if "://" in url and "?" not in url else None
    if not found or place(url).role is LinkRole.PROJECT:
        return False
    published = _host_role(found["host"].lower()) is LinkRole.PAPER
    return found["path"] in {"", "/"} or (published and _is_entrance(url, found["path"]))


def is_published(url: str) -> bool:
    """Tell whether an address leads to a publisher, or to a server of preprints."""
    return _host_role(place(url).host) is LinkRole.PAPER


def is_post(url: str) -> bool:
    """Tell whether an address leads to a blog or to the news."""
    host = place(url).host
    return (
        host.startswith(_TELLING)
        or (host.startswith(_TELLING_FIRMS) and not (host.endswith(".edu") or ".ac." in host))
        or host in _TELLING_HOSTS
        or host.endswith(_TELLING_ENDS)
        or "/blog/" in url
        or "/blogs/" in url
        or "/posts/" in url
    )


def _is_entrance(url: str, path: str) -> bool:
    if path.startswith(("/abs/", "/pdf/")) or len(path) > REACH:
        return False
    return _ENTRANCE.fullmatch(path) is not None and (path[1:7] == "series" or not _ASKS.search(url))


@remembered
def place(url: str) -> Place:
    """Read an address: its host, and what kind of thing stands there."""
    if plain := _PLAIN.fullmatch(url):
        return Place("arxiv.org", plain[1], LinkRole.PAPER)
    if _DOI.match(url):
        return Place("doi.org", f"/{url}", LinkRole.PAPER)
    url = target_of(url)
    found = _WEB.match(url) if "@" not in url else None
    found = found or _ADDRESS.match(url)
    if not found:
        return Place("", "", None)
    host, path = found["host"].lower().removeprefix("www."), found["path"]
    if host in _CODE_HOSTS or host.startswith(("gitlab.", "git.")):
        return Place(host, path, LinkRole.CODE, is_repository=True)
    role = _host_role(host)
    volume = role is LinkRole.PAPER and _ISSUES.search(path) is not None
    if volume or (
        role is LinkRole.PAPER and ((_is_entrance(url, path) and not _PAPER_PATH.search(path)) or "wiki/" in path)
    ):
        role = None
    if host in {HUGGING_FACE, "hf.co"}:
        first = path.strip("/").split("/", maxsplit=1)[0]
        role = {"papers": LinkRole.PAPER, "datasets": LinkRole.DATASET, "spaces": LinkRole.PROJECT}.get(
            first, LinkRole.OTHER
        )
    elif (
        role in (None, LinkRole.PROJECT, LinkRole.OTHER)
        and not volume
        and (_PAPER_PATH.search(path) or (host.startswith(_SHELVES) and role is None and path not in {"", "/"}))
    ):
        role = LinkRole.PAPER
    page = role is None and _PAPER_PAGE.search(path) is not None
    return Place(host, path, LinkRole.PAPER if page else role, is_paper_page=page)


def relative(url: str) -> bool:
    """Tell whether a link leads to a file beside the list, and not into the web."""
    return "//" not in url and url[:4] != "doi:" and not _DOI.match(url) and _HOST.match(url) is None


def is_paper_beside(url: str) -> bool:
    """Tell whether a link leads to a text that is kept beside the list."""
    return url.lower().endswith(_TEXTS) and relative(url)


def is_paper_in_repository(url: str) -> bool:
    """Tell whether a link leads to a text that is kept in a repository."""
    where = place(url)
    return where.is_repository and where.path.lower().endswith(_TEXTS)


#: `example.org/a`; with an ending of files it is one beside the list, though Moldova has a domain that is called so.
_HOST = re.compile(r"(?:[\w-]+\.)+(?!(?:docx?|html?|ipynb|md|pdf|pptx?|rst|txt)$)[a-z]{2,}(?:[/?:]|$)", re.IGNORECASE)
_TEXTS = (".pdf", ".ps")
_ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".rar", ".7z")  # what no text is kept in
_SUPPLEMENT = "name=supplementary_material"  # beside a paper at OpenReview
#: Where the host is believed, whatever the label says: a "website" at a publisher's is the paper.
_HOST_DECIDES: dict[LinkRole, tuple[LinkRole, ...]] = {
    LinkRole.CODE: (LinkRole.PROJECT, LinkRole.PAPER, LinkRole.VIDEO),
    LinkRole.PROJECT: (LinkRole.PAPER, LinkRole.VIDEO),
    LinkRole.PAPER: (LinkRole.VIDEO, LinkRole.DATASET),
}


def role_of(url: str, labelled: LinkRole | None, *, titled: bool = False) -> LinkRole:
    """Decide the role of a link, by its label and by where it leads; `titled`: the label is the title of the row."""
    if relative(url):
        return LinkRole.OTHER
    where = place(url)
    if where.is_repository:
        return _in_repository(where, labelled, url)
    if where.host.startswith("scholar.google.") and "?q=" in url:
        return LinkRole.OTHER  # a search for it
    beside = where.is_deposit or where.is_paper_page or where.path.endswith(_ARCHIVES) or _SUPPLEMENT in url
    if labelled and beside:
        return labelled
    decides = _HOST_DECIDES.get(labelled, ()) if labelled else ()
    if titled and labelled is LinkRole.PAPER:
        decides = (*decides, LinkRole.PROJECT, LinkRole.OTHER)
    if titled and labelled is LinkRole.OTHER:
        decides = (LinkRole.PAPER,)  # `Review: [The title](…)`
    if (labelled is LinkRole.CODE and where.host == HUGGING_FACE) or (
        labelled is LinkRole.PROJECT and where.is_paper_file and _host_role(where.host) is not LinkRole.PAPER
    ):
        decides = ()
    if where.role in decides and where.role:
        return where.role
    return labelled or where.role or (LinkRole.PROJECT if titled else LinkRole.OTHER)


def beside_papers(links: Sequence[Link]) -> Sequence[Link]:
    """Take a deposit for data where another link is the paper's: its identifier would be another work's."""
    if not any("10." in link.url for link in links):
        return links
    papers = [place(link.url).is_deposit for link in links if link.role is LinkRole.PAPER]
    if not any(papers) or all(papers):
        return links
    return [
        Link(url=link.url, role=LinkRole.OTHER if "/suppl/" in link.url else LinkRole.DATASET)
        if link.role is LinkRole.PAPER and place(link.url).is_deposit
        else link
        for link in links
    ]


def _in_repository(where: Place, labelled: LinkRole | None, url: str) -> LinkRole:
    """Take a repository for code whatever the label says, but for a paper or a note kept as a file in it."""
    if labelled is LinkRole.OTHER and re.search(r"/(?:blob|raw)/", url):
        return LinkRole.OTHER
    return LinkRole.PAPER if where.is_paper_file and labelled in (None, LinkRole.PAPER) else LinkRole.CODE


def identifiers_of(links: Sequence[Link]) -> tuple[Identifier, ...]:
    """Read the identifiers off the links to papers, in their order."""
    found = [each for link in links if link.role is LinkRole.PAPER and (each := identify(link.url))]
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)
