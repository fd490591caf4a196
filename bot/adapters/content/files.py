"""Reads YAML and Markdown files; whatever is wrong becomes a sentence its editor understands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.errors import InvalidData, Problem

#: no answer comes near it; a larger file is a mistake, such as a picture saved as text
LARGEST_FILE = 100_000

# A byte-order mark, or the zero that every second byte is in Latin letters.
_UTF_16 = re.compile(rb"\xff\xfe|\xfe\xff|(?:[^\0]\0){2}|(?:\0[^\0]){2}")
_CURLY = "“”„‟‘’‚‛"
_QUOTED = rf"[{_CURLY}][^{_CURLY}\n]*[{_CURLY}]"
#: a value between two curly quotes on its own line, or in brackets outside straight quotes
_CURLY_VALUE = (
    rf"^ *(?:- +|[\w.-]+: +)+{_QUOTED}[ ,}}\]]*(?:#.*)?$"
    r"|^ *(?:- +|[\w.-]+: +)*(?=[{\[])"
    rf'(?:"[^"\n]*"|[^"\n])*?[{{\[,] *(?:[\w.-]+: +)?{_QUOTED}(?= *[,}}\]])'
)
_DAMAGE = {
    re.compile("\0"): "holds a NUL byte; write the line anew.",
    re.compile(r"^([<=>|])\1{6}(?= |$)", re.MULTILINE): (
        "is left from a merge conflict; keep what is right and remove the marks (<<<, ===, >>>)."
    ),
}
_YAML_MISTAKES = {
    re.compile(r"^ *\t", re.MULTILINE): "begins with a tab; indent with spaces.",
    re.compile(_CURLY_VALUE, re.MULTILINE): 'uses curly quotes; use " instead.',
}

_SENTENCES = {
    "missing": "lacks `{field}`.",
    "extra_forbidden": "has an unknown key `{field}`; remove it or correct its spelling.",
    "date_from_datetime_parsing": "`{field}` must be a date such as 2026-11-21.",
    "date_type": "`{field}` must be a date such as 2026-11-21.",
    "date_parsing": "`{field}` must be a date such as 2026-11-21.",
    "enum": "`{field}` must be one of {expected}.",
    "string_type": "`{field}` must be text.",
    "string_too_short": "`{field}` must not be empty.",
    "string_too_long": "`{field}` is too long; shorten it.",
    "too_short": "`{field}` must not be empty.",
    "string_pattern_mismatch": "`{field}` must be a whole address such as https://www.borger.dk.",
    "list_type": "`{field}` must be a list.",
    "value_error": "`{field}` {error}.",
}


class FileModel(BaseModel):
    """A file's shape; unknown keys are refused so that a misspelt one is noticed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=FileModel)


def read_text(path: Path) -> str:
    """The file's text with plain line ends and no byte-order mark. Raises InvalidData."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _invalid(path, f"is larger than {LARGEST_FILE // 1000} kB; shorten it.")
        raw = path.read_bytes()
    except OSError as error:
        raise _invalid(path, "is missing or cannot be read.") from error
    if _UTF_16.match(raw):
        sentence = "is UTF-16 (Windows calls it Unicode); save it again with the encoding UTF-8."
        raise _invalid(path, sentence)
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        sentence = "is not UTF-8; save it again with the encoding UTF-8."
        raise _invalid(path, sentence) from error
    _refuse(path, text, _DAMAGE)
    return text


def read_yaml(path: Path) -> Any:
    """What the YAML file holds. Raises InvalidData."""
    return parse_yaml(path, read_text(path))


def parse_yaml(path: Path, text: str) -> Any:
    """What a YAML text of that file holds. Raises InvalidData with the line."""
    _refuse(path, text, _YAML_MISTAKES)
    try:
        return _load(text)
    except DuplicateKeyError as error:
        line, key = error.problem_mark.line + 1, str(error.problem).split('"')[1]
        raise _invalid(path, f"line {line} has the key `{key}` again; remove one.") from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _invalid(path, f"line {line} is not YAML: {error.problem}.") from error
    # The reader lets its own errors through: `!!bool x` is a LookupError, deep brackets the other.
    except (YAMLError, ValueError, LookupError, RecursionError) as error:
        raise _invalid(path, "is not YAML; compare it with another file.") from error


# Reading YAML takes most of the time of a look at all files, of which one or two have changed.
@lru_cache(maxsize=1024)
def _load(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def split_front_matter(path: Path, text: str) -> tuple[Any, str]:
    """The front matter and the body after it. Raises InvalidData."""
    opening, separator, rest = text.partition("---\n")
    front, closing, body = rest.partition("\n---\n")
    if opening.strip() or not separator or not closing:
        sentence = "must begin with front matter between two lines of three hyphens (---)."
        raise _invalid(path, sentence)
    # So many empty lines that the front matter's lines have the numbers that they have in the file.
    return parse_yaml(path, "\n" * (opening.count("\n") + 1) + front), body.strip()


def read_front_matter(model: type[Model], path: Path, text: str) -> tuple[Model, str]:
    """The front matter as that model, and the body after it. Raises InvalidData."""
    front, body = split_front_matter(path, text)
    return validate(model, path, front), body


def validate(model: type[Model], path: Path, data: Any) -> Model:
    """The data as that model. Raises InvalidData with every problem."""
    if not isinstance(data, dict):
        raise _invalid(path, "must hold `key: value` lines.")
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise InvalidData([_problem(path, detail) for detail in error.errors()]) from error


def _refuse(path: Path, text: str, mistakes: Mapping[re.Pattern[str], str]) -> None:
    for pattern, sentence in mistakes.items():
        if found := pattern.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise _invalid(path, f"line {line} {sentence}")


def _problem(path: Path, detail: ErrorDetails) -> Problem:
    field = ".".join(str(part) for part in detail["loc"])
    sentence = _SENTENCES.get(detail["type"], "`{field}` is wrong: {message}.")
    context = detail.get("ctx", {})
    return Problem(
        str(path),
        sentence.format(
            field=field,
            message=detail["msg"],
            error=context.get("error", ""),
            expected=context.get("expected", ""),
        ),
    )


def _invalid(path: Path, sentence: str) -> InvalidData:
    return InvalidData([Problem(str(path), sentence)])
