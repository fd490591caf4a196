"""Writes content files: one line of front matter changed, several files all or none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from bot.errors import InvalidData, Problem

_END = "\n---\n"


def with_line(text: str, key: str, value: str) -> str:
    """The file's text with `key: value` in its front matter, all else as it was."""
    front, end, body = text.partition(_END)
    line = f"{key}: {value}"
    pattern = re.compile(rf"^{key}:.*$", re.MULTILINE)
    front = pattern.sub(lambda _: line, front) if pattern.search(front) else f"{front}\n{line}"
    return front + end + body


def with_item(text: str, key: str, item: str) -> str:
    """The file's text with one more item at the end of a front matter list."""
    front, end, body = text.partition(_END)
    lines = front.split("\n")
    line = f"  - {item}"
    if f"{key}:" not in lines:
        return "\n".join([*lines, f"{key}:", line]) + end + body
    at = lines.index(f"{key}:") + 1
    while at < len(lines) and lines[at].startswith("  - "):
        at += 1
    return "\n".join([*lines[:at], line, *lines[at:]]) + end + body


def written_digest(digest: str) -> str:
    """A digest as YAML text; in quotes where YAML would take it for a number."""
    return digest if re.search("[a-df]", digest) else f'"{digest}"'


def write_all(texts: Mapping[Path, str]) -> None:
    """Write every file or none. Raises InvalidData when one cannot be written."""
    before = {path: path.read_bytes() if path.exists() else None for path in texts}
    try:
        drafts = {path: _draft(path, text) for path, text in texts.items()}
        for path, draft in drafts.items():
            draft.replace(path)
    except OSError as error:
        for path, content in before.items():
            _restore(path, content)
        problem = Problem(str(error.filename), "cannot be written; is it write-protected?")
        raise InvalidData([problem]) from error


def _draft(path: Path, text: str) -> Path:
    # Readers see the old file or the new one, never half of one.
    draft = path.with_name(f".{path.name}.new")
    draft.write_text(text, encoding="utf-8", newline="\n")
    return draft


def _restore(path: Path, content: bytes | None) -> None:
    path.with_name(f".{path.name}.new").unlink(missing_ok=True)
    if content is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != content:
        path.write_bytes(content)
