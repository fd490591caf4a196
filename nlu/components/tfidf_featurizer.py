"""Counts letter and word sequences: features that need no sentence model."""

from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.components.normalizer import fold_danish, plain
from nlu.components.skeleton import skeleton

_FILE = "counts.joblib"
# A word said twice does not mean twice as much.
_COUNTING = {"sublinear_tf": True, "dtype": np.float32}
# Sequences of letters that stand in one message only: half of the model, and worth nothing.
_SEQUENCES = {"analyzer": "char_wb", "min_df": 2, **_COUNTING}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class TfidfFeaturizer(SparseFeaturizer, GraphComponent):
    def __init__(
        self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(name, config)
        self._model_storage = model_storage
        self._resource = resource
        self._counts: dict[str, TfidfVectorizer] = {}

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        # How much each kind counts beside the others and beside the sentence vector.
        scales = {"letters": 3.0, "words": 2.0, "consonants": 3.0}
        return {**SparseFeaturizer.get_default_config(), "scales": scales}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """The only setting is a number for each kind of counts."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GraphComponent:
        return cls(config, execution_context.node_name, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        self._counts = {
            "letters": TfidfVectorizer(ngram_range=(1, 5), **_SEQUENCES),
            "words": TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"\S+", **_COUNTING),
            "consonants": TfidfVectorizer(ngram_range=(2, 5), **_SEQUENCES),
        }
        read = [_readings(message) for message in training_data.training_examples]
        for kind, counts in self._counts.items():
            counts.fit([readings[kind] for readings in read])
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(self._counts, folder / _FILE)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            readings = _readings(message)
            blocks = [
                counts.transform([readings[kind]]) * self._config["scales"][kind]
                for kind, counts in self._counts.items()
            ]
            sentence = csr_matrix(hstack(blocks))
            message.add_features(Features(sentence, FEATURE_TYPE_SENTENCE, TEXT, self._identifier))
        return messages

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> GraphComponent:
        featurizer = cls(config, execution_context.node_name, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            featurizer._counts = joblib.load(folder / _FILE)
        return featurizer


def _readings(message: Message) -> dict[str, str]:
    text = message.get(TEXT) or ""
    spelling = fold_danish(plain(text))
    return {"letters": spelling, "words": spelling, "consonants": skeleton(text)}
