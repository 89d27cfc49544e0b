"""What is remembered while a list is read."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

#: Remembers what a function told of the last texts. A row is asked the same some times while it is read, and not again:
#: 64 texts read the lists of `benchmarks/lists.py` 2.5 % faster than thousands did (November 2026).
remembered: Final = lru_cache(maxsize=64)

#: Remembers what a function told of what recurs over a whole list: its headings, its columns, the hosts of its links.
recurring: Final = lru_cache(maxsize=512)
