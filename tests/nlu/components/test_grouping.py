"""Messages that ask the same fall together, in whatever language they are written."""

import json
import subprocess
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import yaml

from nlu.components.embeddings import KnownVectors, _digest
from nlu.grouping import Metric, group, training_messages

ROOT = Path(__file__).parents[3]


def directions(*angles: float) -> np.ndarray:
    """Vectors of length one at these angles, in degrees."""
    radians = np.radians(angles)
    return np.stack([np.cos(radians), np.sin(radians)], axis=1).astype(np.float32)


def test_near_vectors_are_one_group():
    first, second, third, fourth = group(directions(0, 10, 120, 130))
    assert first == second != third == fourth


@pytest.mark.parametrize("angles", [(), (30,)])
def test_none_and_one_are_groups_too(angles):
    assert group(directions(*angles)) == [0] * len(angles)


def test_the_metric_looks_past_the_language():
    # The first number tells ids apart, the second languages, the third nothing: it is noise.
    random = np.random.default_rng(0)
    languages, intents = ["da", "ti"] * 100, ["a"] * 100 + ["b"] * 100
    vectors = random.normal(scale=[0.1, 0.1, 3.0], size=(200, 3)).astype(np.float32)
    vectors[:, 0] += np.where(np.array(intents) == "a", -1, 1)
    vectors[:, 1] += np.where(np.array(languages) == "da", -5, 5)
    metric = Metric(vectors, languages, intents)
    asked = np.array([[-1, -5, 3], [-1, 5, -3], [1, -5, 3]], np.float32)
    danish, tigrinya, other = metric.project(asked, ["da", "ti", "da"])
    assert danish @ tigrinya > 0.9
    assert danish @ other < 0


def test_a_language_without_messages_is_measured_from_the_middle():
    vectors = directions(0, 20, 180, 200)
    metric = Metric(vectors, ["da"] * 4, ["a", "a", "b", "b"])
    near, far = metric.project(directions(5, 185), ["xx", "xx"])
    assert near @ far < 0


def test_training_messages_come_with_language_and_id():
    found = training_messages(ROOT / "nlu")
    assert {language for language, _, _ in found} == {"da", "ar", "ti", "en"}
    assert len({intent for _, intent, _ in found}) == 77
    assert all(text and not text.startswith("- ") for _, _, text in found)


def run(lines: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nlu.grouping"]
    return subprocess.run(command, cwd=ROOT, input=lines, capture_output=True, text=True)


def test_nothing_in_is_nothing_out():
    done = run("\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.skipif(not (ROOT / ".cache/nlu/vectors.npz").exists(), reason="train the model first")
def test_one_question_in_three_languages_is_one_group():
    asked = [
        (7, "da", "Må jeg have hund i lejligheden?"),
        (8, "en", "Can I keep a dog in my flat?"),
        (9, "ar", "هل يمكنني تربية كلب في الشقة"),
        (12, "en", "How do I get a library card?"),
    ]
    lines = [json.dumps({"id": n, "text": t, "language": code}) for n, code, t in asked]
    done = run("\n".join(lines))
    groups = {one["id"]: one["group"] for one in map(json.loads, done.stdout.splitlines())}
    assert groups[7] == groups[8] == groups[9] != groups[12]
    assert "hund" not in done.stderr
    with np.load(ROOT / ".cache/nlu/vectors.npz") as kept:
        assert not {_digest(text, ["query"]) for _, _, text in asked} & set(kept["digests"])


@pytest.mark.skipif(not (ROOT / ".cache/nlu/vectors.npz").exists(), reason="train the model first")
def test_unknown_questions_fall_together_across_languages_more_often_than_not():
    """Each id's description says the same in four languages; every fifth id is left unlearned."""
    known = KnownVectors(ROOT / ".cache/nlu/vectors.npz")
    learned = training_messages(ROOT / "nlu")
    unknown = set(sorted({intent for _, intent, _ in learned})[::5])
    languages, intents, texts = zip(*[m for m in learned if m[1] not in unknown], strict=True)
    metric = Metric(known.embed(list(texts), ["query"]), list(languages), list(intents))
    told = [one for one in descriptions() if one[1] in unknown]
    vectors = known.embed([text for _, _, text in told], ["query"])
    groups = group(metric.project(vectors, [language for language, _, _ in told]))
    pairs = [
        groups[a] == groups[b]
        for a, b in combinations(range(len(told)), 2)
        if told[a][1] == told[b][1] and told[a][0] != told[b][0]
    ]
    assert len(pairs) > 200
    assert np.mean(pairs) > 0.6
    members = [[told[i][1] for i, g in enumerate(groups) if g == number] for number in set(groups)]
    assert sum(Counter(ids).most_common(1)[0][1] for ids in members) / len(told) > 0.75


def descriptions():
    """Language, id and text of every line of the descriptions."""
    return [
        (path.parent.name, block["intent"], line.removeprefix("- "))
        for path in (ROOT / "nlu").glob("[a-z][a-z]/descriptions.yml")
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
        for line in block["examples"].splitlines()
    ]
