"""What writers of lists call things: the words of table heads and link labels, in tables.

One vocabulary serves heads (`| Code |`) and keys (`- Code: …`), since writers use the same words.
"""

from __future__ import annotations

import re
from enum import Enum

from enrich.model import LinkRole
from enrich.seeds._bag import bag
from enrich.seeds._memory import recurring, remembered

#: How a title begins that quotes another work's: a comment, a reply, an erratum.
ANSWERS = (
    r"\b(?:comments?|corrections?|corrigendum|discussion|errat(?:um|a)|notes?|rebuttal|remarks?|repl(?:y|ies)|response"
    r"|retraction|review) (?:for|of|on|to):? *"
)


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
    ABOUT = "about"  # a few words on the entry: its venue, or anything else
    IGNORED = "ignored"


_HEADS: dict[Field, str] = {
    Field.TITLE: """title|titles|paper title|article title|title of paper|paper name|title link|work|works|
        title and authors|title authors|标题|题目|タイトル|제목|论文标题|论文题目|论文名|论文名称|文章|文章标题|名称""",
    Field.NAME: """name|names|model|models|method|methods|model name|method name|approach|algorithm|system|
        abbreviation|abbr|acronym|short name|framework|architecture|技术|方法|模型|简称|缩写""",
    Field.AUTHORS: "author|authors|author s|first author|by|researcher|researchers|作者|第一作者|著者|저자",
    Field.VENUE: """venue|venues|conference|conferences|journal|journals|publication|publications|published in|
        published at|published|publisher|pub|publish|conf|conference journal|journal conference|venue year|journal info|
        source|literature source|where|booktitle|proceedings|会议|期刊|会議|学会|会议期刊|来源|出处|发表|
        刊物|期刊会议|发表于|发表会议|j c|c j|conf journal""",
    Field.DATE: """date|dates|time|year|years|month|day|published date|publish date|publication date|
        publication year|release date|submission date|submitted|released|date added|publish time|arxiv date|
        first release|issued|日期|时间|发表日|発表日|年份|发表时间|发布时间|年""",
    Field.PAPER: """paper|papers|pdf|paper link|paper links|paper url|link|links|url|urls|arxiv|arxiv link|arxiv id|
        abs|abstract link|doi|article|articles|thesis|theses|reference|references|paper source|full text|fulltext|
        preprint|paper and code|paper code|论文|論文|논문|论文链接|链接|地址|论文地址|原文""",
    Field.CODE: """code|codes|github|source code|sourcecode|repo|repository|repositories|implementation|
        implementations|code link|code links|official code|official implementation|open source|code repository|
        codebase|git|gitlab|代码|源码|コード|代码链接|开源|代码地址|开源代码""",
    Field.PROJECT: """project|projects|project page|project pages|project website|website|websites|webpage|web page|
        homepage|home page|page|site|demo|demos|project link|web|official website|offical website|online demo|项目|
        主页|项目主页|网站|项目地址|演示""",
    Field.DATASET: """db|dataset|datasets|data|data set|dataset link|dataset name|benchmark|benchmarks|benchmark name|
        corpus|数据集|数据""",
    Field.VIDEO: "video|videos|talk|youtube|presentation|short presentation|视频|演讲",
    Field.OTHER: """slides|slide|poster|blog|supp|supplement|supplementary|supplemental|bib|bibtex|tweet|twitter|
        weights|checkpoint|checkpoints|note|notes|reading note|reading notes|zhihu|wechat|demo video|model link|
        hugging face|huggingface|hf|discord|colab|review|reviews|appendix|interview|tutorial|docs|documentation|
        笔记|博客|解读|知乎|其他""",
    Field.ABOUT: "intro|introduction|备注",
    Field.IGNORED: """description|descriptions|discription|abstract|tldr|tl dr|summary|comment|comments|remark|remarks|
        highlight|highlights|key|keyword|keywords|tag|tags|topic|topics|task|tasks|category|type|institution|institutions|institute|
        affiliation|affiliations|organization|organisation|org|company|stars|star|citation|citations|cited|license|
        env|environment|input|output|modality|metric|metrics|params|parameters|size|language|index|id|no|number|
        rank|score|results|result|score|count|usage|domain|field|area|keypoints|location|place|city|
        country|deadline|deadlines|notification|contribution|note s|摘要|简介|
        additional information|further information|more information|
        说明|机构|单位|关键词|类别|序号|任务|描述|贡献|标签|概述|总结|亮点|领域""",
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
        """slides slide ppt poster blog blogpost supp supplement supplementary supplemental suppl bib bibtex tweet
            twitter thread weights docu introduction intro summary checkpoint checkpoints model models note notes
            reading zhihu wechat colab appendix interview tutorial docs documentation discussion reddit medium news post
            press result results review reviews checkpoints ckpt docker app api x linkedin cite citation huggingface hf
            modelscope replicate dropbox onedrive baiduyun 网盘
            百度网盘 comment comments reply replies response rebuttal erratum errata corrigendum correction
            related 解读 笔记 博客 知乎 公众号 模型 讲解 解説 スライド""",
    ),
    (LinkRole.VIDEO, "video videos youtube talk presentation bilibili vimeo 视频 演讲 動画"),
    (
        LinkRole.CODE,
        """code codes github gitlab source repo repository implementation implementations pytorch torch tensorflow
            tf keras caffe caffe2 theano matlab jax mxnet paddle lua c++ python julia chainer mindspore git
            bitbucket gitee codebase reimplementation tensorlfow tensorpack toolbox 代码 源码 开源 コード 코드
            starcode""",
    ),
    (LinkRole.DATASET, "dataset datasets data database db corpus benchmark 数据集 数据"),
    (
        LinkRole.PROJECT,
        """project projects prj proj projectpage page pages website websites webpage homepage mainpage home site demo
            demos web online gallery leaderboard leaderboards 项目 主页 网站 演示""",
    ),
    (
        LinkRole.PAPER,
        """paper papers pdf arxiv abs doi abstract article fulltext preprint openreview html publication pub
            manuscript biorxiv medrxiv chemrxiv acm ieee springer elsevier aclweb pubmed proceedings conference
            magazine journal version extended tr report 论文 原文 文章 論文 논문 cvf sciencedirect ps pmlr aaai
            aclanthology techreport thesis chapter eprint""",
    ),
)
_QUALIFIERS = bag(
    """the official offical unofficial original full author authors our and of for to by short long new old extra
        main arxiv v1 v2 v3 v4 v5 in on at with technical tech direct text public free final latest simple re also
        see via available related other not yet coming comming soon low high resolution half size only third party
        community official's personal my open access reference performance interface server library inference training
        train test chumpy book chinese english peer reviewed camera ready workshop 官方 非官方 第三方 中文 英文"""
)
#: Words that call something a link and nothing more: the head of the column, or the host, says what it is.
_GENERIC = bag("link links url urls here download address more read view ref 链接 地址 下载 查看 リンク")
LABELS: dict[str, tuple[int, LinkRole]] = {
    word: (rank, role) for rank, (role, words) in enumerate(_LABELS) for word in words.split()
}

#: Words of labels that say what a link is for, whatever stands beside them.
_SURE_LABELS = frozenset(["code", "codes", "github", "pdf", "project"])
LONGEST_TAG = 4  # words of such a label
MOST_WORDS = 5  # of a label; what has more, capitalised, is a title

#: What a Chinese label may end in, for its words are not set apart: "我的解读", "官方代码".
_LAST_WORDS = ("解读", "笔记", "讲解", "博客", "代码", "源码", "论文", "原文", "视频", "主页")
LONGEST_WORD = 6  # letters of such a label
LONGEST_HEAD = 8  # letters of a Chinese head or key; a longer one is a sentence

_SERVER = "hugging face "  # of models and demos
#: Labels whose words are none one by one: where files are shared, and the text itself.
_WHOLE = dict.fromkeys(
    ["google drive", "baidu drive", "baidu pan", "baidu yun", "hugging face", "one drive"], LinkRole.OTHER
) | dict.fromkeys(["text", "full text", "full-text"], LinkRole.PAPER)

#: Pictures in place of a label.
_PICTURES = (
    dict.fromkeys("📄📃📑📜", LinkRole.PAPER)
    | dict.fromkeys("💻🐙", LinkRole.CODE)
    | dict.fromkeys("💾🗃", LinkRole.DATASET)
    | dict.fromkeys("🎥📹📺🎬", LinkRole.VIDEO)
    | dict.fromkeys("🌐🏠", LinkRole.PROJECT)
    | dict.fromkeys("🤗📝", LinkRole.OTHER)
)
LONGEST_PICTURE = 4  # letters of such a label

SHORT = 3  # letters of words that a title does not capitalise
LONGEST_LABEL = 60  # letters that say what a link is for; what is longer is a title

_WORD = re.compile(r"[\w+'’]+")
#: The same for ASCII, where it takes a third of the time: a blank for each letter that is in no word.
_BLANKS = bytes(code if chr(code).isalnum() or chr(code) in "+'" else ord(" ") for code in range(256))
_SAID = re.compile(r"[^\W_]")
_VERSION = re.compile(r"(?: version|^(?:bachelor|master|masters|phd) thesis)(?: \([^()]*\))?\Z", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_IDENTIFIER = re.compile(r"10\.\d{4,9}/\S+|\d{4}\.\d{4,5}(?:v\d{1,2})?")  # a DOI, the number of a preprint


@remembered
def words_of(text: str) -> tuple[str, ...]:
    """Split into lower-case words, without punctuation and pictures."""
    low = text.lower()
    if low.isascii():
        return tuple(low.encode().translate(_BLANKS).decode().split())
    return tuple(_WORD.findall(low.replace("_", " ") if "_" in low else low))


def capitals(title: str) -> float:
    """Measure the share of words of some length that are capitalised: high in titles, low in sentences."""
    long = [word for word in title.split() if len(word) > SHORT]
    return sum(word[0].isupper() for word in long) / len(long) if long else 0


def reads_as_title(said: str) -> bool:
    """Tell whether most words of some length are capitalised, as in a title and in no sentence."""
    return capitals(said) > 0.5 and said[-1] != "."


@remembered
def field_of(head: str) -> Field | None:
    """Tell what a key, or the head of a column, means, where all its words are known; the first one decides."""
    words = [word for word in words_of(head) if not word.isdigit()]
    if not words or len(words) > 5:
        return None
    if found := HEADS.get(" ".join(words)) or (None if head.isascii() else _meant_last(words[-1])):
        return found
    known = [HEADS.get(word) for word in words]
    if all(field or word in _QUALIFIERS for field, word in zip(known, words, strict=True)):
        return next((field for field in known if field), None)
    return None


def _meant_last(word: str) -> Field | None:
    """Tell what a Chinese head ends in, for its words are not set apart: "是否有开源代码" ends in the code."""
    if len(word) > LONGEST_HEAD:
        return None
    return next((field for at in range(1, len(word) - 1) if (field := HEADS.get(word[at:]))), None)


@recurring
def field_of_column(head: str) -> Field | None:
    """Tell what the head of a column means: as a key, else by the first word that is known."""
    words = words_of(head)
    return field_of(head) or (
        next((field for word in words if (field := HEADS.get(word))), None) if len(words) <= 4 else None
    )


_FILE_NAMED = re.compile(r"(?:19|20)\d\d-[A-Za-z]{2,12}[_-]\w")  # `2021-ICLR-Lamp_Benchmark`


def is_file_named(label: str) -> bool:
    """Tell whether a link is named as the file of a paper is: `2021-ICLR-The_title`."""
    return label[:2] in {"19", "20"} and _FILE_NAMED.match(label) is not None


@remembered
def label_role(label: str) -> LinkRole | None:
    """Tell the role that a link's label gives it, or None if the label is not made of such words alone."""
    if len(label) > LONGEST_LABEL or is_file_named(label):
        return None
    if known := _known_whole(label):
        return known
    best: tuple[int, LinkRole] | None = None
    named = False
    words = words_of(_said_of(label if "+" not in label or "++" in label else label.replace("+", " ")))
    if len(words) > MOST_WORDS and reads_as_title(label):
        return None  # `ModelScope Text-to-Video Technical Report`
    for word in words:
        found = LABELS.get(word) or _known_in_part(word)
        if found is None:
            if word in _QUALIFIERS or word in _GENERIC or word.isdigit():
                continue
            if " " in label.strip() or len(words) == 1:
                return None
            named = True  # as a file is, VOT13_paper_ICCV, or a repository: lamp-pytorch
            continue
        best = min(best, found) if best else found
    if best and (words[-1] == "paper" or (words[0] == "paper" and "/" in label)):
        return LinkRole.PAPER  # a "demo paper", a "dataset paper", "Paper/Code/Data"
    called = named and best and best[1] is not LinkRole.PAPER and (best[1] is LinkRole.CODE or "_" not in label)
    return None if best is None or called else best[1]


def _known_whole(label: str) -> LinkRole | None:
    """Tell the role of a label that is a picture, an identifier, or known by all its words together."""
    if len(label) <= LONGEST_PICTURE and not label.isascii():
        return _PICTURES.get(label.strip("[] \ufe0f"))
    if label[:1].isdecimal() and _IDENTIFIER.fullmatch(label):
        return LinkRole.PAPER
    return _WHOLE.get(label.strip("[] ").lower())


def role_within(label: str) -> LinkRole | None:
    """Tell the role that a word of a label in brackets gives it, whatever the others say: "[Loss-Code-Unofficial]"."""
    words = words_of(label)
    roles = [LABELS[word][1] for word in words if word in _SURE_LABELS]
    return roles[0] if roles and len(words) <= LONGEST_TAG else None


def _known_in_part(word: str) -> tuple[int, LinkRole] | None:
    """Find a word of a label without its number, "code2", or by what a Chinese one ends in."""
    if word.isascii():
        return None if word.isalpha() else LABELS.get(_DIGITS.sub("", word))
    last = word[-2:] if len(word) <= LONGEST_WORD and word.endswith(_LAST_WORDS) else _DIGITS.sub("", word)
    return LABELS.get(last)


def _said_of(label: str) -> str:
    """Cut off what says which: "code - c", "paper (long form)", "Paper(LED 2)", "pdf with appendix"."""
    if label[: len(_SERVER)].lower() == _SERVER:
        label = label[len(_SERVER) :]
    first = label.partition("(")[0].strip().lower() if label.endswith(")") else ""
    if first and LABELS.get(_DIGITS.sub("", first)):
        return first
    if " " in label and label[-1] in "nNsS)" and _VERSION.search(label):
        return "version"
    if "@" in label:
        return label.partition("@")[0]  # "slides@Ohm"
    if not ("(" in label or " - " in label or " with " in label):
        return label
    head, dash, rest = label.partition(" with ")
    if dash and rest.islower() and " " not in rest and rest != "code" and label_role(head) is LinkRole.PAPER:
        return head
    head, dash, rest = label.partition(" - ")
    if not dash:
        head, _, rest = label.partition(" (")
    return head if rest[:1].islower() and len(rest.split()) <= 2 and LABELS.keys() & words_of(head) else label


@remembered
def generic(label: str) -> bool:
    """Tell whether a label says no more than that there is a link."""
    words = words_of(label)
    return not _GENERIC.isdisjoint(words) and all(word in _GENERIC or word in _QUALIFIERS for word in words)


PLACEHOLDERS = bag(
    "null none n/a na no nil nan - -- --- – — / \\ x ✗ ✘ × ❌ ⚠️ ⚠ ? tbd tba todo : . .. ... … 无 暂无 待定"
) | frozenset(
    ["coming soon", "stay tuned", "not yet available", "not available", "unavailable", "unknown", "authors tbd"]
)


def placeholder(text: str) -> bool:
    """Tell whether a cell says that there is nothing to say."""
    said = text.strip(" _*`()[].!,").casefold()
    return (
        not (text[:1].isalnum() or _SAID.search(text))
        or said in PLACEHOLDERS
        or said.endswith(("coming soon", "comming soon"))
    )
