"""Without the sentence model the pipeline still works, on letters and words alone."""

import asyncio
from pathlib import Path

from conftest import HERE, ROOT
from rasa.core.agent import Agent
from rasa.model_training import train_nlu


def test_pipeline_works_without_embeddings(tmp_path: Path) -> None:
    lines = (ROOT / "config.yml").read_text().splitlines(keepends=True)
    kept = [line for line in lines if "embedding_featurizer" not in line]
    assert len(kept) == len(lines) - 1
    (tmp_path / "config.yml").write_text("".join(kept))
    model = train_nlu(str(tmp_path / "config.yml"), str(HERE / "messages.yml"), str(tmp_path))
    answer = asyncio.run(Agent.load(model).parse_message("jeg er syg i dag"))
    assert answer["intent"]["name"] == "report-absence"
