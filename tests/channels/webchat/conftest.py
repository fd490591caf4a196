"""A served web chat and a visitor's client."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.channels.webchat.serving import Options, Running, serving


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """Change them before asking for `server`."""
    return Options(tmp_path / "chat.db")


@pytest.fixture
def server(options: Options) -> Iterator[Running]:
    with serving(options) as running:
        yield running


@pytest.fixture
def visitor(server: Running) -> Iterator[httpx.Client]:
    """A browser without JavaScript whose language we do not know."""
    with httpx.Client(base_url=server.url, follow_redirects=True, trust_env=False) as client:
        yield client
