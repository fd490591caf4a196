"""Measures how well held-out messages are understood."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.progress import track

from bot.adapters import nlu_environment
from bot.adapters.nlu import read_thresholds
from bot.adapters.nlu_environment import ReportOptions
from bot.bootstrap.parts import open_understander
from bot.channels import understanding
from bot.settings import Settings


async def understand(settings: Settings) -> int:
    """Answer lines on standard input with what they are about; returns the exit status."""
    thresholds = read_thresholds(settings.thresholds_file)
    async with open_understander(settings) as understander:
        return await understanding.run(understander, thresholds, sys.stdin.buffer, sys.stdout)


async def measure(settings: Settings, out: Path, options: ReportOptions) -> int:
    """Report on the held-out messages; 1 when there is something that `options` do not allow."""
    thresholds = read_thresholds(settings.thresholds_file)
    held_out = nlu_environment.read_held_out(settings.home)
    if options.noise:
        held_out += nlu_environment.add_noise(settings.home, held_out)
    measured = []
    async with open_understander(settings) as understander:
        for one in track(held_out, "Reading messages", disable=not sys.stderr.isatty()):
            read = await understanding.understand(understander, one.text)
            expected = {"expected_intent": one.intent, "expected_language": one.language}
            told = understanding.told(one.text, read, thresholds)
            measured.append({**expected, "noise": one.noise, **told})
    return nlu_environment.report(settings.home, measured, out, options)
