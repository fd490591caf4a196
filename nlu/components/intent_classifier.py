"""Ranks all intents for a message with a confidence that means what it says."""

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack, vstack

from nlu.components import linear_model
from nlu.components.linear_model import LinearModel

_FILE = "intents.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CalibratedClassifier(IntentClassifier, GraphComponent):
    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model: LinearModel | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"strength": 2.0}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GraphComponent:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        messages = [m for m in training_data.intent_examples if m.get(TEXT)]
        intents = np.array([message.get(INTENT) for message in messages])
        self._model = linear_model.train(_features(messages), intents, self._config["strength"])
        with self._model_storage.write_to(self._resource) as folder:
            # Half the digits are plenty, and half the memory.
            weights = self._model.weights.astype(np.float16)
            np.savez(folder / _FILE, **{**vars(self._model), "weights": weights})
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            ranking = self._rank(message)
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _rank(self, message: Message) -> list[dict[str, Any]]:
        assert self._model is not None, "a model is trained or loaded before it is asked"
        likely = self._model.probabilities(_features([message]))[0]
        order = np.argsort(-likely)
        return [{"name": self._model.intents[i], "confidence": float(likely[i])} for i in order]

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> GraphComponent:
        classifier = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / _FILE) as kept:
            intents, temperature = kept["intents"].tolist(), float(kept["temperature"])
            classifier._model = LinearModel(intents, kept["weights"], kept["bias"], temperature)
        return classifier


def _features(messages: list[Message]) -> Any:
    """Put the sentence vectors of all featurizers side by side, sparse only where one is."""
    sparse = [message.get_sparse_features(TEXT)[1] for message in messages]
    dense = [message.get_dense_features(TEXT)[1] for message in messages]
    blocks = []
    if dense[0] is not None:
        blocks.append(np.vstack([features.features for features in dense]))
    if sparse[0] is not None:
        blocks.append(vstack([features.features for features in sparse]))
    if len(blocks) == 1:
        return blocks[0]
    return csr_matrix(hstack(blocks))
