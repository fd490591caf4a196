"""Groups messages that ask the same in any language: `… | python -m nlu.grouping`.

Reads one JSON object per line on standard input: {"id", "text", "language"}. Prints one per line:
{"id", "group"}; groups are numbered. Nothing of the messages is kept.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.cluster import AgglomerativeClustering
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

from nlu.components.embeddings import KnownVectors, Vectors, embed

#: messages further apart than this (1 - cosine, the mean of two groups) are two questions
FURTHEST = 0.7

_READINGS = ["query"]
_CACHE = Path(".cache/nlu/vectors.npz")
_FOLDER = Path("nlu")
# How far the spread inside an id is taken for round: 77 ids do not show all its directions.
_SHRINKAGE = 0.1


class Metric:
    """How near two sentence vectors are, learned from messages of which the id is known.

    What tells messages of one id apart, their language above all, counts little; what tells ids
    apart counts much, also for questions that belong to none of them.
    """

    def __init__(self, vectors: Vectors, languages: list[str], intents: list[str]) -> None:
        codes = np.array(languages)
        self._centres = {str(code): vectors[codes == code].mean(axis=0) for code in set(languages)}
        self._middle = vectors.mean(axis=0)
        self._analysis = LinearDiscriminantAnalysis(solver="eigen", shrinkage=_SHRINKAGE)
        self._analysis.fit(self._centred(vectors, languages), intents)

    def project(self, vectors: Vectors, languages: list[str]) -> Vectors:
        """Return vectors of length one, near where messages ask the same."""
        found = self._analysis.transform(self._centred(vectors, languages))
        return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9))

    def _centred(self, vectors: Vectors, languages: list[str]) -> Vectors:
        return vectors - np.array([self._centres.get(code, self._middle) for code in languages])


def group(vectors: Vectors) -> list[int]:
    """Return the number of each vector's group."""
    if len(vectors) < 2:
        return [0] * len(vectors)
    clustering = AgglomerativeClustering(
        n_clusters=None, affinity="cosine", linkage="average", distance_threshold=FURTHEST
    )
    return [int(number) for number in clustering.fit_predict(vectors)]


def training_messages(folder: Path) -> list[tuple[str, str, str]]:
    """Return language, id and text of every message that the model learns from."""
    return [
        (path.parent.name, block["intent"], line.removeprefix("- "))
        for path in sorted(folder.glob("[a-z][a-z]/*.yml"))
        if path.stem != "descriptions"
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
        for line in block["examples"].splitlines()
    ]


def main() -> int:
    messages: list[dict[str, Any]] = [json.loads(line) for line in sys.stdin if line.strip()]
    if not messages:
        return 0
    languages, intents, texts = map(list, zip(*training_messages(_FOLDER), strict=True))
    metric = Metric(KnownVectors(_CACHE).embed(texts, _READINGS), languages, intents)
    vectors = embed([message["text"] for message in messages], _READINGS)
    near = metric.project(vectors, [message["language"] for message in messages])
    for message, number in zip(messages, group(near), strict=True):
        print(json.dumps({"id": message["id"], "group": number}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
