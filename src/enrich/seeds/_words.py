"""What writers of lists call things: the words of table heads, link labels and headings, in tables.

One vocabulary serves heads (`| Code |`), keys (`- Code: …`) and labels (`[[code]](…)`), since writers use the same words.
"""

from __future__ import annotations

import re
from enum import Enum

from enrich.model import Kind, LinkRole


class Field(Enum):
    """Say what a column, or a line that begins with a key, tells of an entry."""

    TITLE = "title"
    NAME = "name"  # the short name of a method; the title only where nothing else can be
    AUTHORS = "authors"
    VENUE = "venue"
    DATE = "date"
    PAPER = "paper"
    CODE = "code"
    PROJECT = "project"
    DATASET = "dataset"
    VIDEO = "video"
    OTHER = "other"
    IGNORED = "ignored"


_HEADS: dict[Field, str] = {
    Field.TITLE: """title|titles|paper title|article title|title of paper|paper name|title link|work|works|title and authors|title authors|
        标题|题目|论文标题|论文题目|论文名|论文名称|文章|文章标题|名称""",
    Field.NAME: """name|names|model|models|method|methods|model name|method name|approach|algorithm|system|abbreviation|abbr|acronym|
        short name|framework|architecture|技术|方法|模型|简称|缩写""",
    Field.AUTHORS: "author|authors|author s|first author|by|作者|第一作者",
    Field.VENUE: """venue|venues|conference|conferences|journal|journals|publication|publications|published in|published at|published|
        publisher|pub|publish|conf|conference journal|journal conference|venue year|source|literature source|where|booktitle|proceedings|
        会议|期刊|会议期刊|来源|出处|发表|刊物|期刊会议|发表于|发表会议""",
    Field.DATE: """date|dates|time|year|years|month|day|published date|publish date|publication date|publication year|release date|
        submission date|submitted|released|date added|publish time|arxiv date|first release|issued|日期|时间|年份|发表时间|发布时间|年""",
    Field.PAPER: """paper|papers|pdf|paper link|paper links|paper url|link|links|url|urls|arxiv|arxiv link|arxiv id|abs|abstract link|doi|
        article|reference|references|paper source|full text|fulltext|preprint|paper and code|paper code|论文|论文链接|链接|地址|论文地址|原文""",
    Field.CODE: """code|codes|github|source code|sourcecode|repo|repository|repositories|implementation|implementations|code link|
        code links|official code|official implementation|open source|code repository|codebase|git|gitlab|代码|源码|代码链接|开源|代码地址|开源代码""",
    Field.PROJECT: """project|projects|project page|project pages|project website|website|websites|webpage|web page|homepage|home page|page|
        site|demo|demos|project link|web|official website|offical website|online demo|项目|主页|项目主页|网站|项目地址|演示""",
    Field.DATASET: "dataset|datasets|data|data set|dataset link|benchmark data|数据集|数据",
    Field.VIDEO: "video|videos|talk|youtube|presentation|short presentation|视频|演讲",
    Field.OTHER: """slides|slide|poster|blog|supp|supplement|supplementary|supplemental|bib|bibtex|tweet|twitter|weights|checkpoint|
        checkpoints|note|notes|reading note|reading notes|zhihu|wechat|demo video|model link|hugging face|huggingface|hf|discord|
        colab|review|reviews|appendix|interview|tutorial|docs|documentation|笔记|博客|解读|知乎|其他""",
    Field.IGNORED: """abstract|tldr|tl dr|summary|description|comment|comments|remark|remarks|highlight|highlights|key|keyword|keywords|tag|
        tags|topic|topics|task|tasks|category|type|institution|institutions|institute|affiliation|affiliations|organization|organisation|
        org|company|stars|star|citation|citations|cited|license|env|environment|input|output|modality|metric|metrics|params|parameters|
        size|language|index|id|no|number|rank|score|results|result|score|count|usage|domain|field|area|keypoints|contribution|note s|
        摘要|简介|备注|说明|机构|单位|关键词|类别|序号|任务|描述|贡献""",
}

HEADS: dict[str, Field] = {
    word.strip(): field for field, words in _HEADS.items() for word in words.replace("\n", "").split("|")
}

ROLES: dict[Field, LinkRole] = {
    Field.PAPER: LinkRole.PAPER,
    Field.TITLE: LinkRole.PAPER,
    Field.VENUE: LinkRole.PAPER,
    Field.CODE: LinkRole.CODE,
    Field.PROJECT: LinkRole.PROJECT,
    Field.DATASET: LinkRole.DATASET,
    Field.VIDEO: LinkRole.VIDEO,
    Field.OTHER: LinkRole.OTHER,
}

#: Words that make up the label of a link, each with the role that it gives; the first word of the highest rank decides.
_LABELS: tuple[tuple[LinkRole, str], ...] = (
    (
        LinkRole.OTHER,
        """slides slide poster blog blogpost supp supplement supplementary supplemental suppl bib bibtex tweet twitter thread weights
        checkpoint checkpoints model models note notes reading zhihu wechat colab appendix interview tutorial docs documentation
        discussion reddit medium news post press review reviews checkpoints ckpt docker app api x linkedin cite citation
        huggingface hf modelscope replicate 解读 笔记 博客 知乎 公众号 模型 讲解""",
    ),
    (LinkRole.VIDEO, "video videos youtube talk presentation bilibili vimeo 视频 演讲"),
    (
        LinkRole.CODE,
        """code codes github gitlab source repo repository implementation implementations pytorch torch tensorflow tf keras caffe caffe2
        theano matlab jax mxnet paddle lua c++ python julia chainer mindspore git bitbucket gitee codebase reimplementation tensorlfow
        tensorpack toolbox 代码 源码 开源 starcode""",
    ),
    (LinkRole.DATASET, "dataset datasets data database corpus benchmark 数据集 数据"),
    (
        LinkRole.PROJECT,
        "project projects page pages website websites webpage homepage home site demo demos web online gallery 项目 主页 网站 演示",
    ),
    (
        LinkRole.PAPER,
        """paper papers pdf arxiv abs doi link links url abstract article fulltext preprint openreview html publication pub manuscript
        biorxiv medrxiv chemrxiv acm ieee springer elsevier aclweb pubmed proceedings conference journal version extended tr report
        论文 链接 原文 文章 地址 download here cvf sciencedirect ps pmlr aaai aclanthology techreport thesis""",
    ),
)
_QUALIFIERS = frozenset(
    ["the", "official", "offical", "unofficial", "original", "full", "author", "authors", "our", "and", "of", "for", "to", "by", "short", "long", "new", "old", "extra", "main", "arxiv", "v1", "v2", "v3", "v4", "v5", "in", "on", "at", "with", "technical", "tech", "direct", "text", "public", "free", "final", "latest", "simple", "re", "also", "see", "via", "available", "related", "other", "third", "party", "community", "official's", "open", "inference", "training", "train", "test", "官方", "非官方", "第三方", "中文", "英文"]
)
LABELS: dict[str, tuple[int, LinkRole]] = {
    word: (rank, role) for rank, (role, words) in enumerate(_LABELS) for word in words.split()
}

_NOT_WORD = re.compile(r"[^\w+'’]+|_")
_DIGITS = re.compile(r"\d+")


def words_of(text: str) -> list[str]:
    """Split into lower-case words, without punctuation and pictures."""
    return [word for word in _NOT_WORD.split(text.lower()) if word]


def field_of(head: str) -> Field | None:
    """Tell what a table head or a key means; a head of two words with a stroke means the first that is known."""
    words = [word for word in words_of(head) if not word.isdigit()]
    if not words or len(words) > 5:
        return None
    if found := HEADS.get(" ".join(words)):
        return found
    return next((field for word in words if (field := HEADS.get(word))), None) if len(words) <= 4 else None


def label_role(label: str) -> LinkRole | None:
    """Tell the role that a link's label gives it, or None if the label is not made of such words alone."""
    if len(label) > 60:
        return None
    best: tuple[int, LinkRole] | None = None
    for word in words_of(label):
        found = LABELS.get(word) or LABELS.get(_DIGITS.sub("", word))
        if found is None:
            if word in _QUALIFIERS or word.isdigit():
                continue
            return None
        best = min(best, found) if best else found
    return best[1] if best else None


# --- headings -----------------------------------------------------------------------------------

_SKIPPED = re.compile(
    r"""^(?:[\W\d_]*)(?:table\s+of\s+contents?|contents?|toc|index|menu|overview\s+of\s+contents?|contribut\w*|how\s+to\s+contribute|
    licen[cs]e|acknowledg\w*|citation|citing|cite|bibtex|how\s+to\s+cite|star\s*history|stargazers|contact\w*|changelog|change\s+log|
    news|updates?|latest\s+updates?|what'?s\s+new|announcements?|recent\s+updates|to-?do(?:\s+list)?|installation|install|usage|
    getting\s+started|requirements|quick\s*start|support|sponsors?|contributors?|maintainers?|related\s+(?:awesome\s+)?(?:lists?|
    repositor\w+|repos|projects?|awesome)|(?:other\s+)?awesome\s+(?:lists?|repos?\w*)|(?:other|more|similar|useful)\s+(?:awesome\s+)?
    (?:lists|collections|repositor\w+|paper\s+lists)|feedback|disclaimer|faq|questions?\s+and\s+suggestions?|reference\s+format|
    目录|贡献\w*|引用|许可\w*|更新\w*|联系\w*|致谢|交流\w*)(?:[\W_]*)$""",
    re.IGNORECASE | re.VERBOSE,
)
_KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (
        re.compile(
            r"\b(?:data ?sets?|databases?|corpora|corpus)\b|数据集",
            re.IGNORECASE,
        ),
        Kind.DATASET,
    ),
    (
        re.compile(
            r"\b(?:tools?|toolkits?|tool ?box(?:es)?|librar(?:y|ies)|softwares?|packages?|frameworks?|repositor(?:y|ies)|repos|code ?bases?|"
            r"open[- ]source (?:projects?|code\w*|implementations?)|implementations?|projects?|plugins?|extensions?|engines?|apps?|applications? and tools|"
            r"viewers?|utilities|code)\b|工具|开源项目|框架",
            re.IGNORECASE,
        ),
        Kind.SOFTWARE,
    ),
    (
        re.compile(
            r"\b(?:blogs?|blog ?posts?|talks?|videos?|tutorials?|courses?|lectures?|slides|books?|workshops?|challenges?|competitions?|people|"
            r"researchers?|labs?|groups?|websites?|resources?|links?|news|communit(?:y|ies)|podcasts?|presentations?|posts?|newsletters?|conferences?|"
            r"leaderboards?|products?|startups?|companies|seminars?|demos?|articles?|jobs?|events?)\b|博客|教程|课程|视频|其他资源",
            re.IGNORECASE,
        ),
        Kind.OTHER,
    ),
)
_PAPERS = re.compile(
    r"\b(?:papers?|surveys?|reviews?|publications?|literature|preprints?|articles|arxiv)\b|论文|综述|文献",
    re.IGNORECASE,
)


def skipped(heading: str) -> bool:
    """Tell whether what stands under a heading is about the list itself, and no entry of it."""
    return bool(_SKIPPED.match(heading))


def kind_of_heading(heading: str) -> Kind | None:
    """Tell what kind of things a heading announces, where it says so."""
    if _PAPERS.search(heading):
        return Kind.PAPER
    return next((kind for pattern, kind in _KINDS if pattern.search(heading)), None)


PLACEHOLDERS = frozenset(
    """null none n/a na no nil nan - -- --- – — / \\ x ✗ ✘ × ❌ ⚠️ ⚠ ? tbd tba todo todo. coming soon | coming soon... | stay tuned | not yet available |
    not available | unavailable | unknown | unpublished? | authors tbd | 无 | 暂无 | 待定 | : | . | .. | ... | …""".replace(
        "\n", " "
    ).split(" | ")
) | frozenset(["null", "none", "n/a", "na", "no", "nil", "nan", "-", "--", "---", "–", "—", "/", "\\", "x", "✗", "✘", "×", "❌", "⚠️", "⚠", "?", "tbd", "tba", "todo"])


def placeholder(text: str) -> bool:
    """Tell whether a cell says that there is nothing to say."""
    return (
        not text or text.strip(" _*`()[].!").casefold() in PLACEHOLDERS or not any(letter.isalnum() for letter in text)
    )
