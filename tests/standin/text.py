"""Words and stable chance: what the services' searches are made of."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b


def words(text: str) -> list[str]:
    """Give the words of a text in ASCII and lower case, mark-up left out."""
    plain = unicodedata.normalize("NFKD", re.sub(r"<[^>]*>", "", text)).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain.lower())


def stem(word: str) -> str:
    """Cut the commonest English endings, as arXiv's search does in its own way."""
    for ending in ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "e"):
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            return word[: -len(ending)]
    return word


def fraction(*parts: object) -> float:
    """Give a number in [0, 1) that depends on the parts and on nothing else."""
    digest = blake2b("\x1f".join(map(str, parts)).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64


def digest(*parts: object, size: int = 20) -> str:
    """Give hexadecimal digits that depend on the parts and on nothing else."""
    return blake2b("\x1f".join(map(str, parts)).encode("utf-8", "replace"), digest_size=size).hexdigest()
