"""python -m tests.fakegram: a Telegram to chat with by hand."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from .server import Fakegram

PEOPLE = (
    ("Amina Eksempel", "ar"),
    ("Selam Eksempel", "ti"),
    ("Mads Eksempel", "da"),
    ("Grace Eksempel", "en"),
)


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fakegram", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 takes any free port")
    parser.add_argument("--token", default="1:TEST", help="the token of the one bot")
    return parser.parse_args()


def introduce(telegram: Fakegram) -> None:
    lines = (
        f"Chat by hand:   {telegram.url}/",
        f"Bot API:        {telegram.base_url}{telegram.token}/getMe",
        f"For tests:      {telegram.url}/sim/counters",
        "Start a bot with:",
        f"  VEJVISER_TELEGRAM_API_URL={telegram.url}",
        f"  TELEGRAM_BOT_TOKEN={telegram.token}",
    )
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


async def serve(arguments: argparse.Namespace) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with Fakegram(**vars(arguments)) as telegram:
        for name, language_code in PEOPLE:
            telegram.person(name, language_code=language_code)
        introduce(telegram)
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(serve(read_arguments()))
