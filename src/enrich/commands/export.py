"""`enrich export`: one format of what was found, or of any CSL-JSON file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from enrich import outputs
from enrich.commands._said import Said
from enrich.commands._settings import settings_of
from enrich.errors import OutputError

STANDARD_INPUT = "-"


def main(arguments: argparse.Namespace, environ: Mapping[str, str], *, now: float) -> Said:
    """Write one format to standard output, with the settings of `[bibliography]`."""
    settings = settings_of(arguments, environ, now)
    text = _read(arguments.source)
    try:
        return Said(out=outputs.export(text, arguments.format, settings.bibliography.options))
    except OutputError as fault:
        raise OutputError(f"{arguments.source}: {fault}") from fault


def _read(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as fault:
        raise OutputError(f"{name}: expected a file that can be read, got: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        raise OutputError(f"{name}: expected UTF-8, got byte 0x{fault.object[fault.start]:02X}") from fault
