"""Which recordings the library lets be heard, and when it reads them."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.adapters.content.library import FileLibrary
from bot.adapters.content.municipality import read_municipality
from bot.adapters.content.recordings import audio_digest
from bot.adapters.content.stamp import stamp_audio
from bot.domain.language import Language
from bot.domain.topic import Recording
from bot.i18n import Phrases
from tests import ogg

TI = Language.TIGRINYA
SOUND, OTHER = ogg.opus(1, comment="a"), ogg.opus(1, comment="b")
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
YESTERDAY, TOMORROW = "2026-11-20", "2026-11-22"


def record(folder: Path, topic: str, audio: bytes, phrases: Phrases) -> Path:
    path = folder / "topics" / topic / "ti.ogg"
    path.write_bytes(audio)
    values = read_municipality(folder / "municipality.yml", phrases).fixed
    stamp_audio(path.parent, values, [TI])
    return path


@pytest.fixture
def recorded(folder: Path, phrases: Phrases) -> Path:
    """The file of a topic's recording in Tigrinya."""
    return record(folder, "contract", SOUND, phrases)


@pytest.fixture
def library(folder: Path, recorded: Path, phrases: Phrases) -> FileLibrary:
    return FileLibrary(folder, phrases)


def write(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def heard(library: FileLibrary, audio: bytes) -> tuple[Recording | None, bytes | None, Path | None]:
    recording = Recording("contract", TI, audio_digest(audio))
    return (
        library.recording("contract", TI, NOW),
        library.audio(recording, NOW),
        library.audio_file(recording.digest, NOW),
    )


def test_recording_is_found_by_its_digest(library: FileLibrary, recorded: Path) -> None:
    assert heard(library, SOUND) == (
        Recording("contract", TI, audio_digest(SOUND)),
        SOUND,
        recorded,
    )
    assert library.audio_file(audio_digest(OTHER), NOW) is None
    assert library.audio_file("../contract/ti", NOW) is None


@pytest.mark.parametrize(
    ("line", "is_heard"),
    [
        (f"valid_until: {YESTERDAY}", False),
        ("valid_until: 2026-11-21", True),
        (f"valid_from: {TOMORROW}", False),
        ("valid_from: 2026-11-21", True),
    ],
)
def test_validity_holds_for_recordings_too(
    library: FileLibrary, recorded: Path, line: str, is_heard: bool
) -> None:
    write(recorded.with_name("da.md"), "related:", f"{line}\nrelated:")
    library.reload_if_changed()
    assert (library.answer("contract", TI, NOW) is not None) is is_heard
    assert [one is not None for one in heard(library, SOUND)] == [is_heard] * 3


def test_unconfirmed_value_silences_the_recording(
    folder: Path, library: FileLibrary, phrases: Phrases
) -> None:
    spoken = record(folder, "cash-benefit", OTHER, phrases)
    library.reload_if_changed()
    assert library.audio_file(audio_digest(OTHER), NOW) == spoken
    write(folder / "municipality.yml", "  confirmed_by: ydelsesafdelingen\n", "")
    library.reload_if_changed()
    assert library.answer("cash-benefit", TI, NOW) is None
    assert library.recording("cash-benefit", TI, NOW) is None
    assert library.audio_file(audio_digest(OTHER), NOW) is None


def test_saving_a_text_reads_no_recording_again(library: FileLibrary, recorded: Path) -> None:
    # Other bytes that look unchanged: were the file read again, they would be found.
    before = recorded.stat()
    recorded.write_bytes(OTHER)
    os.utime(recorded, ns=(before.st_atime_ns, before.st_mtime_ns))
    write(recorded.parents[1] / "complaint" / "en.md", "title: ", "title:  ")
    assert library.reload_if_changed()
    found, *_ = heard(library, SOUND)
    assert found == Recording("contract", TI, audio_digest(SOUND))
    # What is not what was found is not played all the same.
    assert heard(library, SOUND)[1:] == heard(library, OTHER)[1:] == (None, None)
    os.utime(recorded)
    assert library.reload_if_changed()
    assert heard(library, OTHER) == (
        Recording("contract", TI, audio_digest(OTHER)),
        OTHER,
        recorded,
    )


def test_removed_recording_is_not_heard(library: FileLibrary, recorded: Path) -> None:
    recorded.unlink()
    assert heard(library, SOUND)[1:] == (None, None)
    library.reload_if_changed()
    assert library.recording("contract", TI, NOW) is None
