"""The real web chat on a free port over a real database, with a small library of its own."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from bot.adapters.content.recordings import audio_digest
from bot.adapters.crypto import Cipher
from bot.adapters.database.engine import open_engine
from bot.adapters.database.records import DatabaseRecords
from bot.adapters.database.schema import migrate
from bot.channels.webchat.app import create_app
from bot.domain.language import Language, language_of_script
from bot.domain.topic import Answer, Area, Escalation, Recording, Review, Source, Topic
from bot.domain.understanding import OUT_OF_SCOPE, Candidate, Thresholds, Understanding
from bot.i18n import Phrases
from bot.services.conversation import Conversation

ROOT = Path(__file__).parents[3]
KEY = b"k" * 32
#: the word that each test message about the topic holds
WORDS = {"klage": "da", "شكوى": "ar", "ጥርዓን": "ti", "complain": "en"}
TITLES = {
    Language.DANISH: "Sådan klager du",
    Language.ARABIC: "كيف تشتكي",
    Language.TIGRINYA: "ከመይ ትጠርዕ",
    Language.ENGLISH: "How to complain",
}
BODIES = {
    Language.DANISH: "Skriv til kommunen, hvis du er **uenig**.\n\n- Skriv hvorfor\n- Gem en kopi",
    Language.ARABIC: "اكتب إلى البلدية (kommune) إذا كنت **لا توافق**.\n\n- السبب\n- احتفظ بنسخة",
    Language.TIGRINYA: "**እንተ ዘይተሰማሚዕካ** ናብ kommune ጽሓፍ።\n\n- ምኽንያት ጽሓፍ\n- ቅዳሕ ዓቅብ",
    Language.ENGLISH: "Write to the municipality if you **disagree**.\n\n- Say why\n- Keep a copy",
}
VALUES = {
    "municipality.name": "Prøvekøbing Kommune",
    "municipality.phone": "01 23 45 00",
    "integration.phone": "01 23 45 10",
    "national.emergency": "112",
}

END_OF_TIME = datetime.max.replace(tzinfo=UTC)


class Shelf:
    """A library with one topic, recorded in those languages that it is given the audio of."""

    def __init__(
        self,
        audio: Mapping[Language, bytes] | None = None,
        *,
        folder: Path = Path(),
        until: datetime = END_OF_TIME,
    ) -> None:
        self._audio = {} if audio is None else audio
        self._folder = folder  #: where recordings are put to be played
        self._until = until  #: the topic is not served afterwards

    def topic(self, topic_id: str) -> Topic | None:
        day = date(2026, 11, 2)
        source = Source("https://example.org/klage", "Ankestyrelsen", day)
        return Topic(
            id="complaint",
            owner="prøve",
            sources=(source,),
            reviewed_on=day,
            review_due=day,
            escalation=Escalation.OFFER,
        )

    def answer(self, topic_id: str, language: Language, now: datetime) -> Answer | None:
        if now > self._until:
            return None
        return Answer(
            topic=topic_id,
            language=language,
            title=TITLES[language],
            body=BODIES[language],
            version="1",
            meaning="1",
            review=Review.DRAFT,
        )

    def title(self, topic_id: str, language: Language, now: datetime) -> str | None:
        return TITLES[language] if topic_id == "complaint" and now <= self._until else None

    def areas(self) -> Sequence[Area]:
        return (Area("money", TITLES, ("complaint",)),)

    def value(self, key: str, language: Language, now: datetime) -> str | None:
        return VALUES.get(key)

    def recording(self, topic_id: str, language: Language, now: datetime) -> Recording | None:
        audio = self._audio.get(language) if now <= self._until else None
        return Recording(topic_id, language, audio_digest(audio)) if audio else None

    def audio(self, recording: Recording, now: datetime) -> bytes | None:
        is_it = self.recording(recording.topic, recording.language, now) == recording
        return self._audio[recording.language] if is_it else None

    def audio_file(self, digest: str, now: datetime) -> Path | None:
        audio = next((one for one in self._audio.values() if audio_digest(one) == digest), None)
        if audio is None or now > self._until:
            return None
        path = self._folder / f"{digest}.ogg"
        path.write_bytes(audio)
        return path


@dataclass
class WordReader:
    """A language model that knows four words."""

    pause: float = 0.0  #: seconds that reading takes
    fault: Exception | None = None  #: what goes wrong
    texts: list[str] = field(default_factory=list)

    async def understand(self, text: str) -> Understanding:
        self.texts.append(text)
        await asyncio.sleep(self.pause)
        if self.fault:
            raise self.fault
        word = next((word for word in WORDS if word in text.lower()), None)
        script = language_of_script(text)
        language = WORDS[word] if word else script or "und"
        intent = "complaint" if word else OUT_OF_SCOPE
        return Understanding(language, 0.95, (Candidate(intent, 0.95),))


@dataclass
class Options:
    """How one server is to behave."""

    database: Path
    reader: WordReader = field(default_factory=WordReader)
    https: bool = False
    port: int = 0
    now: datetime | None = None  #: stands still there
    nlu_ready: bool | None = None
    audio: dict[Language, bytes] = field(default_factory=dict)  #: what is recorded
    until: datetime = END_OF_TIME  #: the topic is not served afterwards


class Server(uvicorn.Server):
    """Ends the event streams before it stops, as the real one does."""

    def __init__(self, app: Starlette) -> None:
        super().__init__(uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=5))
        self._hub = app.state.hub

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._hub.close()
        await super().shutdown(sockets)


@dataclass
class Running:
    """A server that answers."""

    url: str
    port: int
    reader: WordReader
    stop: Callable[[], None]


def phrases() -> Phrases:
    """The real catalogues."""
    return Phrases(ROOT / "translations")


def say(language: str, phrase: str, **fields: object) -> str:
    """A phrase as the page says it, without the marks around its fields."""
    return phrases().speaker(Language(language))(phrase, **fields)


@contextmanager
def serving(options: Options) -> Iterator[Running]:
    """Serve in a thread of its own until the block ends."""
    listener = socket.create_server(("127.0.0.1", options.port))
    port = listener.getsockname()[1]
    catalogues = phrases()
    holder: dict[str, Server] = {}
    ready = threading.Event()

    async def serve() -> None:
        engine = open_engine(f"sqlite:///{options.database}")
        await migrate(engine)
        records = DatabaseRecords(engine, Cipher(KEY))
        holder["server"] = Server(_app(options, records, catalogues))
        ready.set()
        await holder["server"].serve(sockets=[listener])
        await engine.dispose()

    def stop() -> None:
        holder["server"].should_exit = True

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    try:
        assert ready.wait(10)
        yield Running(f"http://127.0.0.1:{port}", port, options.reader, stop)
    finally:
        stop()
        thread.join(10)
        assert not thread.is_alive()


def _app(options: Options, records: DatabaseRecords, phrases: Phrases) -> Starlette:
    library = Shelf(options.audio, folder=options.database.parent, until=options.until)
    conversation = Conversation(
        records=records,
        understander=options.reader,
        library=library,
        phrases=phrases,
        thresholds=_thresholds(),
    )

    async def nlu_is_ready() -> bool:
        return bool(options.nlu_ready)

    return create_app(
        conversation=conversation,
        records=records,
        clock=lambda: options.now or datetime.now(UTC),
        phrases=phrases,
        library=library,
        https=options.https,
        nlu_is_ready=None if options.nlu_ready is None else nlu_is_ready,
    )


def _thresholds() -> Thresholds:
    levels: Mapping[str, float] = dict.fromkeys(Language, 0.5)
    return Thresholds(answer=levels, choose=levels)
