"""A linear model of intents whose confidence is the share of times that it is right."""

import warnings
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.sparse import issparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

Matrix = NDArray[np.float32]
Rows = NDArray[np.intp]

# Closer fits cost twice the time and change no answer.
_TOLERANCE = 0.1
_FOLDS = 5
_TEMPERATURES = (0.2, 5.0)


@dataclass(frozen=True)
class LinearModel:
    intents: list[str]
    weights: Matrix  #: a row for each feature, a column for each intent
    bias: Matrix
    temperature: float = 1.0

    def probabilities(self, features: Any) -> Matrix:
        return _softmax(self.scores(features) / self.temperature)

    def scores(self, features: Any) -> Matrix:
        """How much speaks for each intent; one row for each row of features."""
        if issparse(features) and features.shape[0] == 1:
            # A message has a few hundred of the features: no need to go through all of them.
            rows = self.weights[features.indices].astype(np.float32)
            return np.asarray((features.data @ rows + self.bias)[None], np.float32)
        return np.asarray(features @ self.weights.astype(np.float32) + self.bias, np.float32)


def train(features: Any, intents: NDArray[np.str_], strength: float) -> LinearModel:
    """Fit on everything; learn from messages left out how sure the model may be."""
    learnt, left_out = _parts(intents)
    # The two fits are independent and take a core each for minutes.
    model, part = Parallel(n_jobs=-1)(
        delayed(_fit)(features[rows], intents[rows], strength)
        for rows in (np.arange(len(intents)), learnt)
    )
    if not len(left_out):
        return model
    places = np.searchsorted(model.intents, intents[left_out])
    return replace(model, temperature=_best_temperature(part.scores(features[left_out]), places))


def _parts(intents: NDArray[np.str_]) -> tuple[Rows, Rows]:
    """What the confidence is learned with, and the fifth of the messages it is learned on."""
    _, places, counts = np.unique(intents, return_inverse=True, return_counts=True)
    is_rare = (counts < _FOLDS)[places]  # too rare to be left out
    rare, common = np.flatnonzero(is_rare), np.flatnonzero(~is_rare)
    if not len(common):
        return rare, common
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=1)
    learnt, left_out = next(folds.split(common, intents[common]))
    return np.concatenate([rare, common[learnt]]), common[left_out]


def _fit(features: Any, intents: NDArray[np.str_], strength: float) -> LinearModel:
    model = LogisticRegression(
        C=strength, solver="liblinear", dual=True, tol=_TOLERANCE, class_weight="balanced",
        random_state=1,
    )  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(features, intents)
    weights, bias = rows_of(model)
    return LinearModel(model.classes_.tolist(), np.ascontiguousarray(weights.T), bias)


def rows_of(model: LogisticRegression) -> tuple[Matrix, Matrix]:
    """Return weights and bias, one row for each class also where there are but two."""
    weights, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # then scikit-learn keeps only their difference
        weights, bias = np.vstack([-weights, weights]) / 2, np.concatenate([-bias, bias]) / 2
    return weights.astype(np.float32), bias.astype(np.float32)


def _best_temperature(scores: Matrix, places: NDArray[np.intp]) -> float:
    def surprise(temperature: float) -> float:
        right = _softmax(scores / temperature)[np.arange(len(places)), places]
        return float(-np.log(np.maximum(right, 1e-9)).mean())

    return float(minimize_scalar(surprise, bounds=_TEMPERATURES, method="bounded").x)


def _softmax(scores: Matrix) -> Matrix:
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(likely / likely.sum(axis=1, keepdims=True), np.float32)
