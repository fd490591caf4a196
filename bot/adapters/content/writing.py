"""Writes content files: one line of front matter changed, several files all or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import copymode
from tempfile import NamedTemporaryFile

from bot.errors import InvalidData, Problem

_BEGINNING = "---\n"
_END = "\n---\n"


def with_line(text: str, key: str, value: str) -> str:
    """The file's text with `key: value` in its front matter, all else as it was."""
    opening, hyphens, rest = text.partition(_BEGINNING)
    front, end, body = rest.partition(_END)
    line = f"{key}: {value}"
    pattern = re.compile(rf"^{key}:.*$", re.MULTILINE)
    front = pattern.sub(lambda _: line, front) if pattern.search(front) else f"{front}\n{line}"
    return opening + hyphens + front + end + body


def with_item(text: str, key: str, item: str) -> str:
    """The file's text with one more item at the end of a front matter list."""
    opening, hyphens, rest = text.partition(_BEGINNING)
    front, end, body = rest.partition(_END)
    lines = front.split("\n")
    line = f"  - {item}"
    if f"{key}:" not in lines:
        lines.append(f"{key}:")
    at = lines.index(f"{key}:") + 1
    while at < len(lines) and lines[at].startswith("  - "):
        at += 1
    front = "\n".join([*lines[:at], line, *lines[at:]])
    return opening + hyphens + front + end + body


def written_digest(digest: str) -> str:
    """A digest as YAML text; in quotes where YAML would take it for a number."""
    return digest if re.search("[a-df]", digest) else f'"{digest}"'


def write_all(texts: Mapping[Path, str]) -> None:
    """Write every file or none. Raises InvalidData when one cannot be written."""
    with ExitStack() as undo:
        drafts: dict[Path, Path] = {}
        for path, text in texts.items():
            with _told(path):
                drafts[path] = _draft(path, text.encode(), undo)
        for path, draft in drafts.items():
            with _told(path):
                before = path.read_bytes() if path.exists() else None
                draft.replace(path)
                undo.callback(_restore, path, before, undo)
        undo.pop_all()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what goes wrong while writing that file into InvalidData."""
    try:
        yield
    except UnicodeEncodeError as error:
        sentence = "would hold a sign that UTF-8 does not have; write the text anew."
        raise InvalidData([Problem(str(path), sentence)]) from error
    except OSError as error:
        sentence = "cannot be written; is it write-protected?"
        raise InvalidData([Problem(str(path), sentence)]) from error


def _draft(path: Path, content: bytes, undo: ExitStack) -> Path:
    # Readers see the old file or the new one, never half of one.
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        draft = Path(file.name)
        undo.callback(draft.unlink, missing_ok=True)
        file.write(content)
    if path.exists():
        copymode(path, draft)
    else:
        # Whoever may look into the folder may read a new file in it.
        draft.chmod(path.parent.stat().st_mode & 0o666)
    return draft


def _restore(path: Path, content: bytes | None, undo: ExitStack) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        _draft(path, content, undo).replace(path)
