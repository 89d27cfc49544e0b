"""Is this record the work that the curator listed? `judge` one record, `choose` among all, join `same_work`."""

from enrich.matching._choice import Settings, choose
from enrich.matching._verdict import judge
from enrich.matching._versions import same_work

__all__ = ["Settings", "choose", "judge", "same_work"]
