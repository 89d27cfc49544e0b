"""What headings announce: papers or other things, or that what stands under them is about the list itself."""

from __future__ import annotations

import re

import enrich.seeds._venues as venues
from enrich.model import Kind
from enrich.seeds._bag import bag
from enrich.seeds._memory import recurring
from enrich.seeds._words import words_of

_LATEST = r"(?:(?:important|latest|main|major|recent)\s+){0,2}"
_OWN = rf"""(?:
    about\s+(?:me|us|the\s+authors?)|table\s+of\s+contents?|contents?|toc|index|menu|overview\s+of\s+contents?|contribut\w*|how\s+to\s+contribute|
    licen[cs]e|acknowledg\w*|citation|citing|cite|bibtex|how\s+to\s+cite|star\s*(?:history|charts?)|stargazers|
    contact\w*|changelog|change\s+log|what'?s\s+new|announcements?|to-?do(?:\s+list)?|future\s+works?|
    {_LATEST}(?:news|updates?(?:\s+(?:records?|logs?|history))?)|
    (?:latest|recent)\s+highlights?|
    installation|install|usage|getting\s+started|requirements|quick\s*start|support|sponsors?|
    (?:[\w&]+\s+){{0,3}}(?:contributors?|maintainers?)|
    related\s+(?:awesome\s+)?(?:lists?|repositor\w+|repos|projects?|awesome)|
    (?:other\s+)?awesome\s+(?:lists?|repos?\w*)|
    (?:other|more|similar|useful)\s+(?:awesome\s+)?(?:lists?|collections|repositor\w+|paper\s+lists)|feedback|
    disclaimer|faq|questions?\s+and\s+suggestions?|(?:awesome\s+)?(?:list|inclusion|selection)\s+criteria|
    reference\s+format|dictionary|glossary|abbreviations?|acronyms?|legend|notations?|table\s+of\s+symbols|目录|
    贡献\w*|引用|许可\w*|更新\w*|联系\w*|致谢|交流\w*)"""
#: What stands under such a heading is about the list itself.
_SKIPPED = re.compile(rf"[\W\d_]*+{_OWN}[\W_]*\Z", re.IGNORECASE | re.VERBOSE)
_JOINED = re.compile(rf"[\W\d_]*+{_OWN}\s*(?:&|/|\+|and)\s*{_OWN}[\W_]*\Z", re.IGNORECASE | re.VERBOSE)
_NEWS_OF_SUBJECT = re.compile(r"[\W\d_]*+(?:[\w&-]+\s+){1,2}news[\W_]*", re.IGNORECASE)
_NEWS = re.compile(
    rf"[\W\d_]*+(?:{_LATEST}(?:news|updates?)|what'?s\s+new|changelog|change\s+log|releases?(?:\s+notes)?)[\W_]*",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"[\W\d_]*+(?:(?:latest|recent)\s+changes|change\s?log|(?:revision|version)\s+history"
    r"|changes\s+(?:in|since)\s+(?:the\s+last|this)\s+\w+)[\W_]*",
    re.IGNORECASE,
)
#: "Dataset Distillation" is a subject.
_DATASETS = re.compile(
    r"\b(?:data ?sets?(?!\s(?:compression|condensation|distillation|inference|poisoning|pruning|shifts?)\b)"
    r"|databases?|corpora|corpus|benchmarks?)\b|数据集",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"\b(?:papers?|surveys?|reviews?|publications?|literature|preprints?|arxiv|theses|thesis|dissertations?)\b|论文|综述|文献",
    re.IGNORECASE,
)
_VENUES = re.compile(r"\b(?:conferences?|journals?|venues|magazines|proceedings|symposia)\W*\Z", re.IGNORECASE)
#: What a heading calls a list of papers; "the official code of the paper" is none.
_LIST_OF_PAPERS = re.compile(
    r"\b(?:papers|publications|literature|bibliography|readings|paper[\s_-]?lists?|reading[\s_-]+(?:list|roadmap))\b|论文",
    re.IGNORECASE,
)
#: What the last word of a heading announces: "Video Tutorials" are tutorials, "Video Understanding" is a subject.
_NOUNS: dict[Kind, frozenset[str]] = {
    Kind.SOFTWARE: bag(
        """tool tools toolkit toolkits toolbox toolboxes library libraries software softwares package packages
            framework frameworks repository repositories repos codebase codebases implementation implementations
            project projects github plugin plugins extension extensions engine engines apps viewer viewers utilities
            code codes simulator simulators notebook notebooks pytorch tensorflow keras caffe mxnet theano lua chainer
            paddlepaddle 工具 开源项目 框架"""
    ),
    Kind.OTHER: bag(
        """blog blogs blogpost blogposts talk talks videos tutorial tutorials course courses lecture lectures
            slides book books workshop workshops challenge challenges competition competitions people researcher
            researchers lab labs groups post site sites website websites resource resources link links community
            communities podcast podcasts presentations posts newsletter newsletters leaderboard leaderboards products
            startups companies seminars demos articles jobs events deadline deadlines education
            博客 教程 课程 视频 其他资源"""
    ),
}


#: What is no paper though a venue and a year stand beside it.
_EVENTS = bag(
    """book books challenge challenges competition competitions course courses deadline deadlines events group groups
        jobs lab labs lecture lectures people presentations seminars slides talk talks tutorial tutorials
        videos workshop workshops"""
)
_ORDER = re.compile(r"(?i:sorted|ordered|ranked|grouped) by\b")  # "Noises (sorted by their use in papers)"
#: "Collection of Code" holds code; "LLMs of Code" has it for its subject.
_KEPT = bag("collection collections implementation implementations list lists")
_HEAD_END = re.compile(r"[(（:：]")


@recurring
def skipped(heading: str) -> bool:
    """Tell whether what stands under a heading is about the list itself, and no entry of it."""
    return bool(_SKIPPED.match(heading))


_INTRODUCTIONS = frozenset(
    ["about", "contents", "contributing", "contribution", "introduction", "news", "note", "notes", "table of contents"]
) | {"介绍", "说明"}


@recurring
def names_contents(heading: str) -> bool:
    """Tell whether a heading stands over a table of contents, or over the contents themselves."""
    return heading.strip(" :：*_#📖📚🗂📑").lower() in {"content", "contents", "index", "目录"}


@recurring
def introduces(bullet: str) -> bool:
    """Tell whether what stands under a bullet introduces the list: "Introduction:", "Contributing"."""
    return bullet.strip(" :：*").lower() in _INTRODUCTIONS


@recurring
def names_venues(heading: str) -> bool:
    """Tell whether a heading may stand over conferences and journals themselves, or over the papers in them."""
    return bool(_VENUES.search(heading)) and not _PAPERS.search(heading)


@recurring
def names_books(heading: str) -> bool:
    """Tell whether a heading stands over books and nothing else."""
    return heading.strip(" :#*").lower() in {"book", "books", "textbook", "textbooks", "text books"}


@recurring
def tells_news(heading: str) -> bool:
    """Tell whether a heading stands over what was changed, day by day."""
    return bool(_NEWS.fullmatch(heading))


@recurring
def joins_affairs(heading: str) -> bool:
    """Tell whether a heading joins two that are about the list itself: "Contact & Feedback", or a subject's names."""
    return _JOINED.match(heading) is not None


@recurring
def tells_news_of_subject(heading: str) -> bool:
    """Tell whether a heading announces the news of a subject, or names the news as one: "LED News", "Fake News"."""
    return _NEWS_OF_SUBJECT.fullmatch(heading) is not None


@recurring
def names_subject(heading: str) -> bool:
    """Tell whether a heading that may be about the list itself may as well name a subject of papers."""
    return heading.strip(" :#*").lower() in {"contact", "feedback", "support"}


@recurring
def kind_of_heading(heading: str) -> Kind | None:
    """Tell what kind of things a heading announces, where it says so; an aside in brackets says less than the rest."""
    head, _, aside = heading.partition(" (")
    return (_announced(head) if aside else None) or (None if _ORDER.match(aside) else _announced(heading))


def _announced(heading: str) -> Kind | None:
    if _PAPERS.search(heading):
        return Kind.PAPER
    if _DATASETS.search(heading):
        return Kind.DATASET
    ends = _nouns_of(heading)
    return next((kind for kind, nouns in _NOUNS.items() if ends & nouns), None)


def _nouns_of(heading: str) -> set[str]:
    """Give the words that say what a heading stands over: the last one, and those before "and"."""
    words = words_of(_HEAD_END.split(heading)[0]) or ("",)
    if words[-2:] == ("lecture", "notes"):
        words = words[:-1]
    if words[-3:-1] in {("as", "a"), ("as", "an")} or words[-2:] == ("and", "extensions"):
        return set()  # "LLM as a Tool", "Improvements and Extensions" are subjects
    named = [words[at - 1] for at, word in enumerate(words) if at and word in {"and", "or", "for", "on"}]
    of = words[-1] in {"code", "codes", "software"} and words[-2:-1] in {("of",), ("for",)}
    subject = of and _KEPT.isdisjoint(words)  # "LLMs of Code"
    return set(named) if subject else {words[-1], *named}


@recurring
def names_events(heading: str) -> bool:
    """Tell whether a heading stands over nothing but what is held, taught or told, wherever it was published."""
    return _nouns_of(heading) <= _EVENTS


@recurring
def names_changes(heading: str) -> bool:
    """Tell whether a heading stands over what was changed in the list, under whatever headings."""
    return _CHANGES.fullmatch(heading) is not None


@recurring
def announces_papers(heading: str) -> bool:
    """Tell whether a heading says that what it stands over is a list of papers."""
    return bool(_LIST_OF_PAPERS.search(heading))


@recurring
def lists_papers(section: tuple[str, ...]) -> bool:
    """Tell whether one of the headings over a row says that papers stand there: "List of Papers", "KDD 2022"."""
    return any(announces_papers(heading) or venues.is_known_dated(heading) for heading in section)
