"""From what the command line says to the settings of a run."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from enrich import config
from enrich.arguments import flags
from enrich.config import Config


def settings_of(arguments: argparse.Namespace, environ: Mapping[str, str], now: float) -> Config:
    """Load the settings; lists that are named stand for the folder of lists."""
    path = None if arguments.config is None else Path(arguments.config)
    named = {"run.seeds": tuple(map(Path, arguments.seeds))} if getattr(arguments, "seeds", None) else {}
    return config.load(path, environ, {**flags(arguments), **named}, now=now)
