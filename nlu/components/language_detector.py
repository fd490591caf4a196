"""Names the language of each message and how sure that is, in the answer of every parse."""

import hashlib
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import read_yaml_file

from nlu.components import language_model
from nlu.components.language_model import LanguageModel
from nlu.components.scripts import LANGUAGE_OF_SCRIPT, letters_of, main_script

NOTHING_TO_GO_BY = "und"
_FILE = "languages.npz"


def taught_language(message: Message) -> str | None:
    """Return the language that a training message was filed under."""
    metadata = (message.get("metadata") or {}).get("intent") or {}
    return metadata.get("language")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class LanguageDetector(GraphComponent):
    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._models: dict[str, LanguageModel] = {}

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"other_languages": "nlu/other_languages"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GraphComponent:
        return cls(config, model_storage, resource)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Let a changed sample of another language lead to new training."""
        folder = Path(config.get("other_languages", cls.get_default_config()["other_languages"]))
        samples = b"".join(path.read_bytes() for path in sorted(folder.glob("*.yml")))
        return hashlib.sha256(samples).hexdigest()

    def train(self, training_data: TrainingData) -> Resource:
        taught = [(m.get(TEXT), taught_language(m)) for m in training_data.intent_examples]
        self._learn([(text, language) for text, language in taught if language])
        self._persist()
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        for message in training_data.training_examples:
            language = taught_language(message) or self.detect(message.get(TEXT) or "")[0]
            message.set("language", language)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            language, confidence = self.detect(message.get(TEXT) or "")
            message.set("language", language, add_to_output=True)
            message.set("language_confidence", confidence, add_to_output=True)
        return messages

    def detect(self, text: str) -> tuple[str, float]:
        """Return the code of the likeliest language and its probability."""
        script = main_script(text)
        if script is None:
            return NOTHING_TO_GO_BY, 0.0
        if script not in self._models:
            return LANGUAGE_OF_SCRIPT.get(script, NOTHING_TO_GO_BY), 1.0
        likely = self._models[script].probabilities(letters_of(text, script))
        best = max(likely, key=likely.__getitem__)
        return best, round(likely[best], 4)

    def _learn(self, taught: list[tuple[str, str]]) -> None:
        rows = defaultdict(list)
        for text, language in taught + self._others():
            rows[main_script(text)].append((text, language))
        for script, examples in rows.items():
            if script is not None:
                texts, languages = map(list, zip(*examples, strict=True))
                self._models[script] = language_model.train(script, texts, languages)

    def _others(self) -> list[tuple[str, str]]:
        paths = sorted(Path(self._config["other_languages"]).glob("*.yml"))
        return [(text, path.stem) for path in paths for text in read_yaml_file(path)["messages"]]

    def _persist(self) -> None:
        arrays: dict[str, Any] = {}
        for script, model in self._models.items():
            arrays[f"{script}.languages"] = np.array(model.languages)
            arrays[f"{script}.weights"] = model.weights
            arrays[f"{script}.bias"] = model.bias
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(folder / _FILE, **arrays)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> GraphComponent:
        detector = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / _FILE) as arrays:
            for script in {name.split(".")[0] for name in arrays.files}:
                parts = (arrays[f"{script}.{part}"] for part in ("languages", "weights", "bias"))
                languages, weights, bias = parts
                detector._models[script] = LanguageModel(languages.tolist(), weights, bias)
        return detector
