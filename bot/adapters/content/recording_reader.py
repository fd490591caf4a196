"""Finds the recordings of texts, again only when the file or the text has changed."""

from __future__ import annotations

from pathlib import Path

from bot.adapters.content.recordings import find_recording
from bot.adapters.content.topic_files import TopicText
from bot.adapters.content.topic_reader import State
from bot.domain.topic import Recording


class RecordingReader:
    """Remembers what it found: a save of one text must not read every recording again."""

    def __init__(self) -> None:
        self._found: dict[Path, tuple[object, Recording | None]] = {}

    def find(
        self, topic_id: str, text: TopicText, version: str, state: State | None
    ) -> Recording | None:
        """The recording of a text as it is now; `state` is that of the recording's file.

        None in the cases that `find_recording` names.
        """
        asked = (state, text.audio_of, version)
        known = self._found.get(text.path)
        if known is None or known[0] != asked:
            self._found[text.path] = known = (asked, find_recording(topic_id, text, version))
        return known[1]
