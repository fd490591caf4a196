"""Runs the command as a person or a script does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def vejviser(
    home: Path, *arguments: str, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in the home folder."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("VEJVISER")}
    clean.pop("TELEGRAM_BOT_TOKEN", None)
    nobody = {"VEJVISER_HOME": str(home), "VEJVISER_NLU_URL": "http://127.0.0.1:9"}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env={**clean, **nobody, **environment},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
