"""Starts, watches and stops a Rasa server of our own, where no other answers."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import logging
import signal
import socket
import sys
from pathlib import Path

from bot.adapters.nlu import RasaUnderstander
from bot.adapters.nlu_model import fault_of_model
from bot.errors import NluUnavailable

logger = logging.getLogger(__name__)

#: loading TensorFlow and the model takes about 15 s on two cores
LONGEST_START = 120.0
_PAUSES = (1.0, 5.0, 15.0, 60.0)
_PR_SET_PDEATHSIG = 1
_TRAIN_AGAIN = "train it again with `vejviser nlu train`."


class NluServer:
    """A Rasa server in its own process on loopback; it dies with us."""

    def __init__(self, home: Path) -> None:
        self._home = home.absolute()
        self.url = f"http://127.0.0.1:{_free_port()}"
        self._process: asyncio.subprocess.Process | None = None

    @property
    def python(self) -> Path:
        """The interpreter of Rasa's environment."""
        return self._home / ".venv-nlu" / "bin" / "python"

    @property
    def model(self) -> Path:
        """The trained model."""
        return self._home / "models" / "vejviser.tar.gz"

    def missing(self) -> str | None:
        """What is missing for a start, in one sentence; None when nothing is."""
        if not (self.python.parent / "rasa").exists():
            return "Free text is not understood: Rasa's environment is missing (make nlu)."
        if not self.model.exists():
            return "Free text is not understood: no model has been trained (make nlu)."
        if fault := fault_of_model(self.model, self._home):
            return f"Free text is not understood: {self.model} {fault}; {_TRAIN_AGAIN}"
        return None

    async def start(self) -> None:
        """Start the process; it is ready some 15 seconds later."""
        self._process = await asyncio.create_subprocess_exec(
            str(self.python),
            *("-m", "nlu.serve", "--model", str(self.model)),
            *("--port", self.url.rpartition(":")[2]),
            cwd=self._home,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
            start_new_session=True,  # Ctrl-C reaches us alone; we stop it in order
        )

    async def wait_until_ready(self) -> None:
        """Return when the model is loaded. Raises NluUnavailable when it never will be."""
        understander = RasaUnderstander(self.url)
        try:
            async with asyncio.timeout(LONGEST_START):
                while not await understander.is_ready():
                    if self._process is None or self._process.returncode is not None:
                        raise NluUnavailable("Rasa stopped while starting; try `make nlu`.")
                    if await understander.has_no_model():
                        raise NluUnavailable(f"Rasa cannot load {self.model}; {_TRAIN_AGAIN}")
                    await asyncio.sleep(0.2)
        except TimeoutError as error:
            raise NluUnavailable("Rasa did not become ready.") from error
        finally:
            await understander.close()

    async def keep_running(self) -> None:
        """Start again, after growing pauses, whenever it stops; until cancelled."""
        for attempt in range(sys.maxsize):
            if self._process is not None:
                await self._process.wait()
                logger.error("nlu_stopped", extra={"action": "nlu_stopped", "attempt": attempt})
                await asyncio.sleep(_PAUSES[min(attempt, len(_PAUSES) - 1)])
            await self.start()

    async def stop(self) -> None:
        """Ask it to end; make it after three seconds."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        for order in (process.terminate, process.kill):
            with contextlib.suppress(ProcessLookupError):
                order()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), timeout=3)
                return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
