"""What is remembered while a list is read."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

#: Remembers what a function told of the last texts. A row is asked the same several times while it is read, and not
#: again: what is kept longer is read faster from the text than from memory that the processor has laid aside.
remembered: Final = lru_cache(maxsize=64)
