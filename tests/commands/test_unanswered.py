"""`vejviser nlu unanswered` and `adopt`, with and without Rasa's environment."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.adapters.crypto import Cipher, load_or_make_key
from bot.adapters.database.engine import open_engine
from bot.adapters.database.records import DatabaseRecords
from bot.adapters.database.schema import migrate
from bot.adapters.training_files import examples
from bot.bootstrap import learning
from bot.domain.language import Language
from bot.domain.unanswered import Missed, Reason, Unanswered, script_of
from bot.settings import Settings
from tests.commands.terminal import ROOT, vejviser
from tests.running import assistant

pytestmark = pytest.mark.slow

DOG = (
    ("da", "Må jeg have hund i lejligheden?", 1),
    ("en", "Can I keep a dog in my flat?", 2),
    ("ar", "هل يمكنني تربية كلب في الشقة", 40),
)
LIBRARY = (
    ("da", "hvordan får jeg lånerkort til biblioteket", 50),
    ("en", "How do I get a library card?", 60),
)
needs_rasa = pytest.mark.skipif(
    not (ROOT / ".venv-nlu/bin/python").exists() or not (ROOT / ".cache/nlu/vectors.npz").exists(),
    reason="make Rasa's environment with `make nlu`",
)


def keep(home: Path, *asked: tuple[str, str, int]) -> None:
    """Put messages (language, text, age in days) into the database."""

    async def add(records: DatabaseRecords) -> None:
        async with records.transaction() as writing:
            for language, text, age in asked:
                missed = Missed(
                    contact_id=None,
                    text=text,
                    language=Language(language),
                    script=script_of(text),
                    reason=Reason.LOST,
                    likeliest="housing" if (language, text, age) in DOG else "leisure",
                    at=datetime.now(UTC) - timedelta(days=age),
                )
                await writing.unanswered.add(missed)

    _with_records(home, add)


def kept(home: Path) -> Sequence[Unanswered]:
    found: list[Unanswered] = []

    async def look(records: DatabaseRecords) -> None:
        async with records.reading() as reading:
            found.extend(await reading.unanswered.all())

    _with_records(home, look)
    return found


def _with_records(home: Path, work: Callable[[DatabaseRecords], Awaitable[None]]) -> None:
    async def run() -> None:
        (home / "var").mkdir(exist_ok=True)
        engine = open_engine(f"sqlite:///{home / 'var/vejviser.db'}")
        await migrate(engine)
        await work(DatabaseRecords(engine, Cipher(load_or_make_key(home / "var/key"))))
        await engine.dispose()

    asyncio.run(run())


@pytest.fixture
def taught(home: Path) -> Path:
    """A home with training messages, Rasa's environment and the vectors that it keeps."""
    shutil.rmtree(home / "nlu")
    for name in ("nlu", ".venv-nlu", ".cache"):
        (home / name).symlink_to(ROOT / name)
    return home


def test_without_messages_nothing_is_needed(home: Path) -> None:
    done = vejviser(home, "nlu", "unanswered")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 messages in 0 groups.\n")


def test_without_rasas_environment_it_says_so_in_a_sentence(home: Path) -> None:
    keep(home, *DOG)
    done = vejviser(home, "nlu", "unanswered")
    assert done.returncode == 1
    assert done.stderr == "Rasa's environment is missing; make it with `make nlu`.\n"


def test_a_message_older_than_90_days_is_neither_shown_nor_kept(home: Path) -> None:
    keep(home, ("da", "gammelt", 91))
    done = vejviser(home, "nlu", "unanswered")
    assert (done.returncode, done.stdout) == (0, "")
    assert kept(home) == []


async def test_the_running_assistant_deletes_what_is_too_old(home: Path) -> None:
    await asyncio.to_thread(keep, home, ("da", "gammelt", 91), ("da", "nyt", 89))
    async with assistant(home / "var", home=home):
        give_up = time.monotonic() + 20
        while len(await asyncio.to_thread(kept, home)) > 1 and time.monotonic() < give_up:
            await asyncio.sleep(0.1)
        assert [one.text for one in await asyncio.to_thread(kept, home)] == ["nyt"]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("unanswered", "--since", "91"), 2, "--since"),
        (("unanswered", "--least", "0"), 2, "--least"),
        (("adopt", "G1", "moving", "--only", "1;2"), 2, "--only"),
        (("adopt", "G1", "football"), 1, "football: is no id that has training messages"),
        (("adopt", "G1", "../moving"), 1, "../moving: is no id"),
        (("adopt", "G1", "moving"), 1, "G1: is no group; see `vejviser nlu unanswered`."),
        (("adopt", "one", "moving"), 1, "one: is no group"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(
    taught: Path, arguments: tuple[str, ...], status: int, told: str
) -> None:
    done = vejviser(taught, "nlu", *arguments)
    assert done.returncode == status
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (taught / "var/nlu-patches").exists()


@pytest.mark.nlu
@needs_rasa
def test_questions_are_grouped_across_languages_and_keep_their_names(taught: Path) -> None:
    keep(taught, *DOG, *LIBRARY)
    done = vejviser(taught, "nlu", "unanswered", "--examples", "1")
    assert done.stdout.splitlines() == [
        "G1: 3 messages (da 1, en 1, ar 1), most like housing",
        "       3 ar  هل يمكنني تربية كلب في الشقة",
        "G4: 2 messages (da 1, en 1), most like leisure",
        "       5 en  How do I get a library card?",
    ]
    recent = vejviser(taught, "nlu", "unanswered", "--since", "30", "--examples", "0")
    assert recent.stdout == "G1: 3 messages (da 1, en 1, ar 1), most like housing\n"
    large = vejviser(taught, "nlu", "unanswered", "--least", "4")
    assert (large.returncode, large.stdout) == (0, "")


@pytest.mark.nlu
@needs_rasa
def test_what_is_adopted_is_written_once_and_not_listed_again(taught: Path) -> None:
    keep(taught, *DOG, *LIBRARY)
    folder = taught / "var/nlu-patches"
    done = vejviser(taught, "nlu", "adopt", "G1", "out-of-scope", "--only", "1,2")
    assert done.returncode == 0
    assert "end of nlu/LANGUAGE/out-of-scope.yml" in done.stderr
    paths = sorted(folder.iterdir())
    assert [path.name.split("-", 3)[3] for path in paths] == [
        "out-of-scope.da.yml",
        "out-of-scope.en.yml",
    ]
    assert list(examples(paths[0])) == ["Må jeg have hund i lejligheden?"]
    before = [path.read_bytes() for path in paths]
    again = vejviser(taught, "nlu", "adopt", "G1", "out-of-scope", "--only", "1,2")
    assert again.stderr == "G1: was adopted as `out-of-scope` before; nothing to do.\n"
    assert (again.returncode, [path.read_bytes() for path in paths]) == (0, before)
    listed = vejviser(taught, "nlu", "unanswered", "--examples", "0").stdout
    assert listed.splitlines() == [
        "G4: 2 messages (da 1, en 1), most like leisure",
        "G3: 1 message (ar 1), most like housing",
    ]
    assert [one.adopted_as for one in kept(taught)] == ["out-of-scope"] * 2 + [None] * 3
    other = vejviser(taught, "nlu", "adopt", "G4", "leisure", "--only", "1")
    assert (other.returncode, other.stderr) == (
        1,
        "1: is no message of G4; name its own numbers.\n",
    )
    none = vejviser(taught, "nlu", "adopt", "G4", "leisure", "--language", "ti")
    assert (none.returncode, none.stderr) == (1, "G4: has no message in `ti`.\n")


def test_nothing_is_lost_when_several_adopt_at_once(home: Path) -> None:
    keep(home, *(("da", f"må jeg have {animal}", 1) for animal in ("hund", "kat", "ko", "hest")))

    def adopt(messages: Sequence[Unanswered]) -> int:
        async def write(records: DatabaseRecords) -> None:
            now = datetime.now(UTC)
            adoption = await learning.adopt(settings, records, "housing", messages, now)
            settled.extend(adoption.settled)

        settled: list[int] = []
        _with_records(home, write)
        return len(settled)

    settings, found = Settings(home=home), kept(home)
    with ThreadPoolExecutor() as threads:
        done = list(threads.map(adopt, [found[:2], found[1:3], found[2:], found[3:]]))
    (patch,) = (home / "var/nlu-patches").iterdir()
    assert sorted(examples(patch)) == sorted(one.text for one in found)
    assert sum(done) == len(found)


@pytest.mark.nlu
@needs_rasa
def test_nothing_is_adopted_where_the_folder_cannot_be_written(taught: Path) -> None:
    keep(taught, DOG[0])
    (taught / "var/nlu-patches").write_text("in the way")
    done = vejviser(taught, "nlu", "adopt", "G1", "housing")
    assert done.returncode == 1
    assert "nlu-patches: cannot be made" in done.stderr
    assert [one.adopted_as for one in kept(taught)] == [None]
