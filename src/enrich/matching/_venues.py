"""Which venue a text names, and whether two texts name one venue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from enrich.markup import plain
from enrich.matching._words import folded, listed


class VenueKind(StrEnum):
    """Tell what sort of venue it is; two sorts are two versions of a work."""

    JOURNAL = "journal"
    CONFERENCE = "conference"
    WORKSHOP = "workshop"
    PREPRINT = "preprint"
    REPOSITORY = "repository"
    UNKNOWN = "unknown"


#: Short names that lists use, by the full name that records use; the kind follows from the table.
_JOURNALS: Final = {
    "tpami": "ieee transactions on pattern analysis and machine intelligence",
    "pami": "ieee transactions on pattern analysis and machine intelligence",
    "tip": "ieee transactions on image processing",
    "tac": "ieee transactions on affective computing",
    "taffc": "ieee transactions on affective computing",
    "tmm": "ieee transactions on multimedia",
    "tcsvt": "ieee transactions on circuits and systems for video technology",
    "tnnls": "ieee transactions on neural networks and learning systems",
    "tifs": "ieee transactions on information forensics and security",
    "tcyb": "ieee transactions on cybernetics",
    "tvcg": "ieee transactions on visualization and computer graphics",
    "tkde": "ieee transactions on knowledge and data engineering",
    "tmi": "ieee transactions on medical imaging",
    "tgrs": "ieee transactions on geoscience and remote sensing",
    "tce": "ieee transactions on consumer electronics",
    "tro": "ieee transactions on robotics",
    "tits": "ieee transactions on intelligent transportation systems",
    "taslp": "ieee acm transactions on audio speech and language processing",
    "ral": "ieee robotics and automation letters",
    "spl": "ieee signal processing letters",
    "jbhi": "ieee journal of biomedical and health informatics",
    "jstsp": "ieee journal of selected topics in signal processing",
    "ijcv": "international journal of computer vision",
    "ijrr": "international journal of robotics research",
    "jmlr": "journal of machine learning research",
    "tmlr": "transactions on machine learning research",
    "jair": "journal of artificial intelligence research",
    "tacl": "transactions of the association for computational linguistics",
    "tog": "acm transactions on graphics",
    "tods": "acm transactions on database systems",
    "acm trans database syst": "acm transactions on database systems",
    "tois": "acm transactions on information systems",
    "tomm": "acm transactions on multimedia computing communications and applications",
    "tist": "acm transactions on intelligent systems and technology",
    "tkdd": "acm transactions on knowledge discovery from data",
    "tochi": "acm transactions on computer human interaction",
    "csur": "acm computing surveys",
    "cacm": "communications of the acm",
    "jacm": "journal of the acm",
    "vldbj": "vldb journal",
    "vldb journal the international journal on very large data bases": "vldb journal",
    "acm transactions on database systems tods": "acm transactions on database systems",
    "vldb j": "vldb journal",
    "pvldb": "proceedings of the vldb endowment",
    "sigmod rec": "sigmod record",
    "acm sigmod rec": "sigmod record",
    "pr": "pattern recognition",
    "prl": "pattern recognition letters",
    "eswa": "expert systems with applications",
    "kbs": "knowledge based systems",
    "cviu": "computer vision and image understanding",
    "ivc": "image and vision computing",
    "nn": "neural networks",
    "inffus": "information fusion",
    "eaai": "engineering applications of artificial intelligence",
    "pnas": "proceedings of the national academy of sciences",
    "imwut": "proceedings of the acm on interactive mobile wearable and ubiquitous technologies",
    "pacmhci": "proceedings of the acm on human computer interaction",
    "nar": "nucleic acids research",
    "acp": "atmospheric chemistry and physics",
    "amt": "atmospheric measurement techniques",
    "essd": "earth system science data",
}
_CONFERENCES: Final = {
    "cvpr": "computer vision and pattern recognition",
    "iccv": "international conference on computer vision",
    "eccv": "european conference on computer vision",
    "accv": "asian conference on computer vision",
    "wacv": "winter conference on applications of computer vision",
    "bmvc": "british machine vision conference",
    "3dv": "international conference on 3d vision",
    "fg": "automatic face and gesture recognition",
    "acii": "affective computing and intelligent interaction",
    "icmi": "multimodal interaction",
    "icip": "international conference on image processing",
    "icpr": "international conference on pattern recognition",
    "icme": "international conference on multimedia and expo",
    "icmr": "international conference on multimedia retrieval",
    "icassp": "acoustics speech and signal processing",
    "interspeech": "interspeech",
    "acm mm": "acm international conference on multimedia",
    "acmmm": "acm international conference on multimedia",
    "mm": "acm international conference on multimedia",
    "miccai": "medical image computing and computer assisted intervention",
    "neurips": "neural information processing systems",
    "nips": "neural information processing systems",
    "icml": "international conference on machine learning",
    "iclr": "international conference on learning representations",
    "aistats": "artificial intelligence and statistics",
    "uai": "uncertainty in artificial intelligence",
    "colt": "conference on learning theory",
    "corl": "conference on robot learning",
    "aaai": "aaai conference on artificial intelligence",
    "ijcai": "international joint conference on artificial intelligence",
    "ijcai2": "international joint conferences on artificial intelligence",
    "ecai": "european conference on artificial intelligence",
    "acl": "annual meeting of the association for computational linguistics",
    "emnlp": "empirical methods in natural language processing",
    "naacl": "north american chapter of the association for computational linguistics",
    "eacl": "european chapter of the association for computational linguistics",
    "coling": "international conference on computational linguistics",
    "kdd": "knowledge discovery and data mining",
    "sigkdd": "knowledge discovery and data mining",
    "www": "world wide web conference",
    "thewebconf": "acm web conference",
    "wsdm": "web search and data mining",
    "cikm": "information and knowledge management",
    "sigir": "research and development in information retrieval",
    "icdm": "international conference on data mining",
    "recsys": "conference on recommender systems",
    "sigmod": "international conference on management of data",
    "sigmod conference": "international conference on management of data",
    "vldb": "very large data bases",
    "icde": "international conference on data engineering",
    "chi": "human factors in computing systems",
    "uist": "user interface software and technology",
    "cscw": "computer supported cooperative work",
    "siggraph": "siggraph",
    "icra": "international conference on robotics and automation",
    "iros": "intelligent robots and systems",
    "rss": "robotics science and systems",
    "isca": "international symposium on computer architecture",
    "icse": "international conference on software engineering",
    "usenix security": "usenix security symposium",
    "ccs": "computer and communications security",
    "ndss": "network and distributed system security",
    "osdi": "operating systems design and implementation",
    "sosp": "symposium on operating systems principles",
}
_PREPRINTS: Final = listed(
    "arxiv corr biorxiv medrxiv chemrxiv psyarxiv socarxiv techrxiv ssrn preprints preprint researchsquare"
    " eartharxiv authorea osf hal"
)
_REPOSITORIES: Final = frozenset(["figshare", "zenodo", "dryad", "dataverse", "pangaea", "osti"])

_LITTLE: Final = listed("the of on and in for a an to at with by de la")
#: Words of proceedings that name no venue.
_FORMAL: Final = listed(
    "proceedings proc annual conf conference int intl international symposium ieee cvf acm the of on and"
    " in for a an to at with lecture notes papers volume vol part th st nd rd usa extended abstracts"
    " companion main track online"
)


@dataclass(frozen=True, slots=True)
class Venue:
    """Hold a venue: the key that its names share where the table knows it, else its own words."""

    key: str
    words: tuple[str, ...]
    kind: VenueKind


_NUMBERED: Final = re.compile(r"^\d+(?:st|nd|rd|th)?$")
_BRACKETED: Final = re.compile(r"\(([^()]{2,20})\)")
_KEYS: Final = {
    **{name: (full, VenueKind.JOURNAL) for name, full in _JOURNALS.items()},
    **{name: (full, VenueKind.CONFERENCE) for name, full in _CONFERENCES.items()},
}
_ALIASES: Final = {
    _CONFERENCES["ijcai2"]: _CONFERENCES["ijcai"],  # the name changed in 2017
    "world wide web conference": "acm web conference",
}
_FULL_NAMES: Final = frozenset(full for full, _ in _KEYS.values())
_LAST_WORDS: Final = frozenset(name.rsplit(" ", 1)[-1] for name in (*_KEYS, *_FULL_NAMES)) | _PREPRINTS
_FULL: Final = sorted(((full, kind) for full, kind in {*_KEYS.values()}), key=lambda each: (-len(each[0]), each[0]))


@lru_cache(maxsize=16_384)
def read_venue(text: str) -> Venue | None:
    """Read a venue as a list, a record or crawled text writes it; None where nothing is named."""
    found = tuple(word for word in folded(plain(text).replace("&", " and ")) if not _NUMBERED.match(word))
    if not found:
        return None
    joined = " ".join(found)
    key, kind = _known(text, joined, found)
    return Venue(
        _ALIASES.get(key, key),
        found,
        VenueKind.WORKSHOP if "workshop" in joined and kind is not VenueKind.JOURNAL else kind,
    )


#: What may stand before a venue's name.
_BEFORE: Final = listed("in proc proceedings of the acm ieee int international annual conference")


def named_venue(text: str) -> Venue | None:
    """Read a text that is nothing but the name of a venue in the table, however formal."""
    venue = read_venue(text)
    if venue is None or (venue.kind is not VenueKind.PREPRINT and not _is_named(venue.words)):
        return None
    return venue if venue.key and (venue.kind is not VenueKind.PREPRINT or len(venue.words) == 1) else None


def may_end(text: str) -> bool:
    """Tell cheaply whether a text may end with a venue of the table."""
    found = folded(text[-30:])
    return bool(found) and (found[-1] in _LAST_WORDS or found[-1].isdigit())


def _is_named(found: tuple[str, ...]) -> bool:
    for start in range(len(found)):
        if " ".join(found[start:]) in _KEYS or " ".join(found[start:]) in _FULL_NAMES:
            return True
        if found[start] not in _BEFORE:
            break
    return False


def _known(text: str, joined: str, found: tuple[str, ...]) -> tuple[str, VenueKind]:
    if any(word in _PREPRINTS for word in found):
        return "preprint", VenueKind.PREPRINT
    if any(word in _REPOSITORIES for word in found):
        return joined, VenueKind.REPOSITORY
    names = [joined.removeprefix("proceedings of ").removeprefix("proc "), *map(str.lower, _BRACKETED.findall(text))]
    for name in names:
        if name in _KEYS:
            return _KEYS[name]
    padded = f" {joined} "
    for full, kind in _FULL:
        if f" {full} " in padded and (kind is VenueKind.JOURNAL or not _JOURNAL_WORDS & set(found)):
            return full, kind
    for name in (*found, " ".join(found[:2])):
        if len(name) > 2 and name in _KEYS and _is_acronym_use(found):
            return _KEYS[name]
    return "", _kind(found)


_JOURNAL_WORDS: Final = frozenset({"journal", "transactions", "trans", "record", "rec", "letters", "j", "bulletin"})


def _is_acronym_use(found: tuple[str, ...]) -> bool:
    """Tell "Proc. ACM SIGMOD Conf." from a journal whose words happen to hold a short name."""
    return not _JOURNAL_WORDS & set(found)


_MARKS: Final = (
    (VenueKind.WORKSHOP, frozenset({"workshop", "workshops"})),
    (
        VenueKind.JOURNAL,
        frozenset(
            {
                "journal",
                "transactions",
                "trans",
                "letters",
                "record",
                "magazine",
                "review",
                "j",
                "lett",
                "rev",
                "bulletin",
            }
        ),
    ),
    (VenueKind.CONFERENCE, frozenset({"conference", "conf", "proceedings", "proc", "symposium", "congress"})),
)


def _kind(found: tuple[str, ...]) -> VenueKind:
    return next((kind for kind, marks in _MARKS if marks & set(found)), VenueKind.UNKNOWN)


# --- two venues -------------------------------------------------------------------------------


class VenueAgreement(StrEnum):
    """Say whether two texts name one venue."""

    SAME = "same venue"
    OTHER = "other venue"
    OTHER_KIND = "other kind of venue"
    UNCLEAR = "venue unclear"
    UNKNOWN = "one side names no venue"


def compare_venues(left: Venue | None, right: Venue | None) -> VenueAgreement:
    """Compare two venues; only two that are known for sure are called different."""
    if left is None or right is None:
        return VenueAgreement.UNKNOWN
    if left.key and right.key:
        if left.key == right.key and (left.kind == right.kind):
            return VenueAgreement.SAME
        return VenueAgreement.OTHER if left.kind == right.kind else VenueAgreement.OTHER_KIND
    if _abbreviates(left.words, right.words) or _abbreviates(right.words, left.words):
        return VenueAgreement.SAME
    if VenueKind.UNKNOWN not in {left.kind, right.kind} and left.kind != right.kind:
        return VenueAgreement.OTHER_KIND
    return VenueAgreement.UNCLEAR if _told(left) & _told(right) else VenueAgreement.OTHER


def _told(venue: Venue) -> set[str]:
    return {word[:4] for word in (*venue.words, *venue.key.split()) if word not in _FORMAL}


def _abbreviates(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell "Phys. Rev. Lett." of "Physical Review Letters" (ISO 4), and "TAC" by first letters."""
    short = tuple(word for word in short if word not in _LITTLE)
    content = tuple(word for word in full if word not in _LITTLE)
    if len(short) == len(content) and all(
        a.startswith(b) or b.startswith(a) for a, b in zip(short, content, strict=True)
    ):
        return True
    told = tuple(word for word in content if word not in _FORMAL)
    plain_short = tuple(word for word in short if word not in _FORMAL)
    if plain_short and plain_short == told:
        return True
    letters = "".join(word[0] for word in content)
    return len(plain_short) == 1 and len(plain_short[0]) >= 3 and letters.endswith(plain_short[0])
