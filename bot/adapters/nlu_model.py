"""Looks whether a trained model is whole, and fits the code that is to run it."""

from __future__ import annotations

import gzip
import json
import re
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path

_METADATA = "metadata.json"
_CHUNK = 2**20


def fault_of_model(model: Path, home: Path) -> str | None:
    """What is wrong with a model, in the second half of a sentence; None when nothing is.

    The whole file is read, which takes half a second.
    """
    try:
        components = list(_components(model))
    except (OSError, EOFError, zlib.error, tarfile.TarError, ValueError, KeyError, TypeError):
        return "is damaged or was not written to its end"
    for name in components:
        if not _stands_in_code(name, home):
            return f"was trained with {name}, which the code no longer has"
    return None


def _components(model: Path) -> Iterator[str]:
    """The names of our own components that the model is made of."""
    with gzip.open(model) as packed:
        with tarfile.open(fileobj=packed, mode="r|") as archive:
            metadata = json.loads(_content(archive))
        while packed.read(_CHUNK):
            pass  # a checksum stands at the end
    for node in metadata["predict_schema"]["nodes"].values():
        if node["uses"].startswith("nlu."):
            yield node["uses"]


def _content(archive: tarfile.TarFile) -> bytes:
    for member in archive:
        if member.name == _METADATA and (file := archive.extractfile(member)):
            return file.read()
    raise KeyError(_METADATA)


def _stands_in_code(component: str, home: Path) -> bool:
    module, _, name = component.rpartition(".")
    try:
        code = (home / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    return re.search(rf"^class {re.escape(name)}\b", code, re.MULTILINE) is not None
