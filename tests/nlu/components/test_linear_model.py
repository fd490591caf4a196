"""Confidence is learned from messages left out, whatever ids there are."""

from dataclasses import replace

import numpy as np
import pytest

from nlu.components import linear_model
from nlu.components.linear_model import LinearModel, Matrix

CHANCE = np.random.default_rng(1)


def points(counts: dict[str, int]) -> tuple[Matrix, np.ndarray]:
    """Points about a middle of their own for each id, with more noise than meaning."""
    intents = np.array([name for name, count in counts.items() for _ in range(count)])
    middles = {name: CHANCE.normal(size=8) for name in counts}
    noise = 3 * CHANCE.normal(size=(len(intents), 8))
    return np.array([middles[name] for name in intents]) + noise, intents


def surprise(model: LinearModel, features: Matrix, intents: np.ndarray) -> float:
    places = np.searchsorted(model.intents, intents)
    likely = model.probabilities(features)[np.arange(len(intents)), places]
    return float(-np.log(likely).mean())


@pytest.mark.parametrize("rare", [1, 2, 4])
def test_a_rare_id_does_not_stop_the_learning_of_confidence(rare: int) -> None:
    features, intents = points({"a": 60, "b": 60, "c": 60, "rare": rare})
    model = linear_model.train(features, intents, strength=2.0)
    assert model.intents == ["a", "b", "c", "rare"]
    assert model.temperature != 1.0


def test_few_messages_are_learned_without_confidence() -> None:
    features, intents = points({"a": 3, "b": 4})
    model = linear_model.train(features, intents, strength=2.0)
    assert model.temperature == 1.0
    assert np.allclose(model.probabilities(features).sum(axis=1), 1, atol=1e-5)


def test_confidence_fits_messages_that_were_not_learned() -> None:
    features, intents = points({"a": 400, "b": 400, "c": 400})
    model = linear_model.train(features[::2], intents[::2], strength=2.0)
    as_learned = replace(model, temperature=1.0)
    left_out = features[1::2], intents[1::2]
    assert surprise(model, *left_out) < surprise(as_learned, *left_out)
