"""`enrich schema`: the JSON Schema of enriched.json."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from enrich.commands._said import Said
from enrich.outputs import enriched


def main(arguments: argparse.Namespace, environ: Mapping[str, str], *, now: float) -> Said:
    """Print the schema that is generated from the models."""
    del arguments, environ, now
    return Said(out=enriched.schema())
