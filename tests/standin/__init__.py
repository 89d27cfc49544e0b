"""A stand-in of the four services, over real sockets, with their limits enforced and every record plainly synthetic.

Written from the services' documentation alone, without a look at how `enrich` asks: what it serves is what is
documented, not what our client happens to use. Standard library only.

    with StandIn(world) as standin:
        ... standin.config() in enrich.toml, run ...
        assert not standin.ledger.violations
"""

from __future__ import annotations

from standin.ledger import Asked, Ledger, Service, Violation
from standin.services import StandIn, Terms
from standin.world import Deposit, Paper, Preprint, Repo, World

__all__ = [
    "Asked",
    "Deposit",
    "Ledger",
    "Paper",
    "Preprint",
    "Repo",
    "Service",
    "StandIn",
    "Terms",
    "Violation",
    "World",
]
