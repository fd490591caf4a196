"""Which recordings may be heard, and what is said about those that may not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.adapters.content import opus, recordings
from bot.adapters.content.recordings import (
    audio_digest,
    find_recording,
    read_audio,
    read_known,
    stale,
)
from bot.adapters.content.topic_files import TopicText
from bot.domain.language import Language
from bot.domain.topic import Recording, Review
from bot.errors import InvalidData, Severity
from tests import ogg

SOUND = ogg.opus(1.5)
VORBIS = b"\x01vorbis" + bytes(23)


@pytest.fixture
def text(tmp_path: Path) -> TopicText:
    """The Tigrinya text of a topic whose recording is made elsewhere."""
    folder = tmp_path / "contract"
    folder.mkdir()
    return TopicText(folder / "ti.md", "ውዕል እንታይ እዩ?", "ውዕል መደብ እዩ።", Review.DRAFT, "abc")


def record(text: TopicText, audio: bytes = SOUND) -> Path:
    path = text.path.with_name("ti.ogg")
    path.write_bytes(audio)
    return path


NOW = "0123456789ab"


def read_aloud(text: TopicText) -> TopicText:
    return replace(text, audio_of=NOW)


def sentences(text: TopicText) -> list[str]:
    return [f"{Path(one.path).name}: {one.sentence}" for one in stale(text, NOW)]


def refused(path: Path) -> str:
    with pytest.raises(InvalidData) as caught:
        read_audio(path)
    (problem,) = caught.value.problems
    assert problem.path == str(path)
    return problem.sentence


@pytest.mark.parametrize("seconds", [0.02, 0.5, 1.0, 61.3, 300.0])
def test_real_recording_is_read_whole(text: TopicText, seconds: float) -> None:
    audio = ogg.opus(seconds)
    assert read_audio(record(text, audio)) == audio


def test_recording_is_named_by_its_bytes(text: TopicText) -> None:
    record(text)
    found = find_recording("contract", read_aloud(text), NOW)
    assert found == Recording("contract", Language.TIGRINYA, audio_digest(SOUND))
    record(text, ogg.opus(1.5, comment="again"))
    assert find_recording("contract", read_aloud(text), NOW) != found
    assert sentences(read_aloud(text)) == []


def test_text_without_recording_is_fine(text: TopicText) -> None:
    assert find_recording("contract", text, NOW) is None
    assert sentences(text) == []


def test_changed_text_silences_its_recording(text: TopicText) -> None:
    record(text)
    text = replace(text, audio_of="ba9876543210")
    assert find_recording("contract", text, NOW) is None
    (problem,) = stale(text, NOW)
    assert problem.severity is Severity.WARNING
    assert problem.sentence == (
        "was recorded from an older text; record it again, then run "
        "`vejviser content stamp --audio contract`."
    )


def test_recording_of_unknown_text_is_told(text: TopicText) -> None:
    record(text)
    assert find_recording("contract", text, NOW) is None
    assert [one.severity for one in stale(text, NOW)] == [Severity.ERROR]
    assert sentences(text)[0].startswith("ti.md: lacks `audio_of`, but ti.ogg is there;")


def test_missing_recording_is_told(text: TopicText) -> None:
    assert find_recording("contract", read_aloud(text), NOW) is None
    assert sentences(read_aloud(text)) == [
        "ti.md: has `audio_of`, but ti.ogg is missing; add it or remove `audio_of`."
    ]


def test_broken_recording_is_never_heard(text: TopicText) -> None:
    record(text, SOUND[:-20])
    assert find_recording("contract", read_aloud(text), NOW) is None
    (sentence,) = sentences(read_aloud(text))
    assert sentence.startswith("ti.ogg: breaks off")


@pytest.mark.parametrize(
    ("audio", "sentence"),
    [
        (b"", "is empty;"),
        (b"ID3\x04 music", "is not Ogg;"),
        (b"RIFF....WAVEfmt ", "is not Ogg;"),
        (b"OggS", "breaks off"),
        (ogg.opus(1, head=VORBIS), "holds Vorbis, not Opus;"),
        (ogg.opus(1, head=b"\x7fFLAC\x01\x00"), "holds FLAC, not Opus;"),
        (ogg.opus(1, head=b"Speex   1.2"), "holds Speex, not Opus;"),
        (ogg.opus(1, head=b"\x80theora"), "holds Theora (a film), not Opus;"),
        (ogg.opus(1, head=b"other"), "holds something else, not Opus;"),
        (ogg.opus(1, head=b"OpusHead"), "is damaged;"),
        (ogg.opus(1) + ogg.opus(1, stream=2), "holds more than one recording;"),
        (ogg.opus(1) + ogg.opus(1), "holds more than one recording;"),
        (SOUND + b"more", "is damaged;"),
        (SOUND + b"x" * 30, "is damaged;"),
        (SOUND[:100] + b"x" + SOUND[101:], "is damaged;"),
        (ogg.opus(0), "holds no sound;"),
        (ogg.opus(1, frame=b""), "holds no sound;"),
        (ogg.headers(position=48_000), "holds no sound;"),
        (ogg.opus(300.5, start=1), "is 5:01 minutes long; the most is 5 minutes."),
        (ogg.opus(300.5), "is 5:01 minutes long; the most is 5 minutes."),
    ],
)
def test_what_cannot_be_played_is_named(text: TopicText, audio: bytes, sentence: str) -> None:
    assert refused(record(text, audio)).startswith(sentence)


@pytest.mark.parametrize("hours", [1, 1000])
@pytest.mark.parametrize("seconds", [0.02, 0.5, 61.3, 300.0])
def test_length_counts_from_the_first_sound(text: TopicText, hours: int, seconds: float) -> None:
    audio = ogg.opus(seconds, start=hours * 3600 * ogg.RATE)
    assert read_audio(record(text, audio)) == audio


@pytest.mark.parametrize(
    ("frame", "samples"),
    [
        (b"\x18" + bytes(9), 2880),
        (b"\x19" + bytes(9), 5760),
        (b"\x68" + bytes(9), 960),
        (b"\x80" + bytes(9), 120),
        (b"\xfb\x06" + bytes(300), 5760),
        (b"\xfb", 0),
    ],
)
def test_packets_of_every_kind_are_counted(frame: bytes, samples: int) -> None:
    assert opus._duration(frame) == samples
    audio = ogg.opus(200, start=10**9, frame=frame, samples=samples) if samples else b""
    assert not audio or opus.seconds(Path("ti.ogg"), audio) == pytest.approx(200)


def test_known_bytes_are_only_compared(text: TopicText) -> None:
    path = record(text, b"was found good before")
    assert read_known(path, audio_digest(b"was found good before")) == b"was found good before"
    assert read_known(path, audio_digest(SOUND)) is None
    path.write_bytes(bytes(recordings.LARGEST + 2))
    assert read_known(path, audio_digest(bytes(recordings.LARGEST + 2))) is None
    assert read_known(path.with_name("gone.ogg"), audio_digest(SOUND)) is None


@pytest.mark.parametrize("lost", [1, 100, 160, len(SOUND) // 2, len(SOUND) - 20])
def test_every_truncation_is_noticed(text: TopicText, lost: int) -> None:
    assert refused(record(text, SOUND[:-lost])).startswith("breaks off")


def test_lost_last_page_is_noticed(text: TopicText) -> None:
    first = SOUND.rindex(b"OggS")
    assert refused(record(text, SOUND[:first])).startswith("breaks off")


def test_two_streams_side_by_side_are_refused(text: TopicText) -> None:
    other = ogg.page(ogg.FIRST, 0, 0, [ogg.OPUS_HEAD], stream=9)
    first_end = SOUND.index(b"OggS", 1)
    mixed = SOUND[:first_end] + other + SOUND[first_end:]
    assert refused(record(text, mixed)).startswith("holds more than one recording")


def test_large_file_is_not_read(text: TopicText) -> None:
    path = record(text, bytes(recordings.LARGEST + 1))
    assert refused(path) == "is 1.0 MB large; the most is 1 MB. Record it in mono."


def test_missing_file_is_told(text: TopicText) -> None:
    assert refused(text.path.with_name("ti.ogg")) == "is missing or cannot be read."
