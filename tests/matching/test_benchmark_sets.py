"""The measures of `benchmarks/matching.py` do not fall below their floors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "matching.py"


@pytest.mark.shared
def test_a_benchmark_line_is_printed_for_each_pair(shared: Path) -> None:
    traps = shared / "matching" / "traps.json"
    run = subprocess.run([sys.executable, BENCHMARK, "--pairs", traps], capture_output=True, text=True, check=True)
    lines = run.stdout.splitlines()
    assert len(lines) == 66
    assert '"verdict": "different"' in lines[0]
    assert '"confidence"' in lines[0]
