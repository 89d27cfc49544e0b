"""What `benchmarks/matching.py --pairs` prints for the traps that others have collected."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "matching.py"
EXPECTED = {True: "same", "version": "version", False: "different"}


@pytest.fixture(scope="module")
def judged(shared: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    path = shared / "matching" / "traps.json"
    run = subprocess.run([sys.executable, BENCHMARK, "--pairs", path], capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    return list(zip(json.loads(path.read_text("utf-8")), lines, strict=True))


@pytest.mark.shared
def test_each_pair_has_a_line_with_verdict_confidence_and_reasons(
    judged: list[tuple[dict[str, Any], dict[str, Any]]],
) -> None:
    assert [line["id"] for _, line in judged] == [pair["id"] for pair, _ in judged]
    assert {tuple(line) for _, line in judged} == {("id", "verdict", "confidence", "reasons")}
    assert all(0 <= line["confidence"] <= 1 and line["reasons"] for _, line in judged)


@pytest.mark.shared
def test_no_false_pair_is_accepted(judged: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    assert [
        pair["id"] for pair, line in judged if pair["same"] is False and line["verdict"] in {"same", "version"}
    ] == []


@pytest.mark.shared
def test_nineteen_of_twenty_verdicts_are_right(judged: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    assert sum(line["verdict"] == EXPECTED[pair["same"]] for pair, line in judged) >= 0.95 * len(judged)
