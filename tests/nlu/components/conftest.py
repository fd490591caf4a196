"""These tests need Rasa's environment; elsewhere they are left out."""

import asyncio
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

collect_ignore_glob = [] if find_spec("rasa") else ["test_*.py"]

HERE = Path(__file__).parent
ROOT = HERE.parents[2]

Parse = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="session")
def parse(tmp_path_factory: pytest.TempPathFactory) -> Parse:
    """The project's own pipeline, trained on a few messages."""
    from nlu.quiet import hush

    hush()
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    folder = tmp_path_factory.mktemp("models")
    model = train_nlu(str(ROOT / "config.yml"), str(HERE / "messages.yml"), str(folder))
    agent = Agent.load(model)
    return lambda text: dict(asyncio.run(agent.parse_message(text)))
