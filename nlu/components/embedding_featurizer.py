"""Gives each message a vector of its meaning, measured from the middle of its language."""

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.embeddings import KnownVectors, Vectors, embed

_FILE = "centres.npz"
_EVERY_LANGUAGE = "all"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class EmbeddingFeaturizer(DenseFeaturizer, GraphComponent):
    def __init__(
        self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(name, config)
        self._model_storage = model_storage
        self._resource = resource
        self._centres: dict[str, Vectors] = {}

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            **DenseFeaturizer.get_default_config(),
            "readings": ["query"],
            "centre": True,
            # Vectors of length one would be held too close to zero by the classifier.
            "scale": 5.0,
            "cache": ".cache/nlu/vectors.npz",
        }

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Anything that is wrong shows when the first message is read."""

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
        messages = training_data.training_examples
        vectors = self._known_vectors(messages)
        languages = np.array([message.get("language") or "" for message in messages])
        self._centres = {str(n): vectors[languages == n].mean(axis=0) for n in set(languages)}
        self._centres[_EVERY_LANGUAGE] = vectors.mean(axis=0)
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(folder / _FILE, **self._centres)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        messages = training_data.training_examples
        self._give(messages, self._known_vectors(messages))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        texts = [message.get(TEXT) or "" for message in messages]
        self._give(messages, embed(texts, self._config["readings"]))
        return messages

    def _known_vectors(self, messages: list[Message]) -> Vectors:
        texts = [message.get(TEXT) or "" for message in messages]
        return KnownVectors(Path(self._config["cache"])).embed(texts, self._config["readings"])

    def _give(self, messages: list[Message], vectors: Vectors) -> None:
        for message, vector in zip(messages, vectors, strict=True):
            if self._config["centre"]:
                language = message.get("language")
                vector = vector - self._centres.get(language, self._centres[_EVERY_LANGUAGE])
            sentence = (vector * self._config["scale"]).reshape(1, -1)
            message.add_features(Features(sentence, FEATURE_TYPE_SENTENCE, TEXT, self._identifier))

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
        with model_storage.read_from(resource) as folder, np.load(folder / _FILE) as centres:
            featurizer._centres = {name: centres[name] for name in centres.files}
        return featurizer
