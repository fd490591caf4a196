"""Tells languages of one script apart by their letter sequences."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression

from nlu.components.linear_model import rows_of
from nlu.components.scripts import letters_of

_BUCKETS = 2**15
_STRENGTH = 10.0
_MAX_ROUNDS = 400


@dataclass(frozen=True)
class LanguageModel:
    """A linear model over hashed letter sequences, for one script."""

    languages: list[str]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def probabilities(self, text: str) -> dict[str, float]:
        if len(self.languages) == 1:
            return {self.languages[0]: 1.0}
        scores = _features([text]) @ self.weights.T + self.bias
        likely = np.exp(scores[0] - scores[0].max())
        return dict(zip(self.languages, (likely / likely.sum()).tolist(), strict=True))


def train(script: str, texts: list[str], languages: list[str]) -> LanguageModel:
    """Learn to tell the given languages apart in texts of one script."""
    names = sorted(set(languages))
    if len(names) == 1:
        return LanguageModel(names, np.zeros((1, 1), np.float32), np.zeros(1, np.float32))
    # Balanced, or the few samples of a language that is not served would count for nothing.
    model = LogisticRegression(C=_STRENGTH, max_iter=_MAX_ROUNDS, class_weight="balanced")
    model.fit(_features([letters_of(text, script) for text in texts]), languages)
    return LanguageModel(names, *rows_of(model))


def _features(texts: list[str]) -> Any:
    return _vectorizer.transform([text.lower() for text in texts])


_vectorizer = HashingVectorizer(
    analyzer="char_wb", ngram_range=(1, 4), n_features=_BUCKETS, lowercase=False, dtype=np.float32
)
