"""Takes the pictures for the documentation: the web chat, and the pages for staff."""

from __future__ import annotations

import argparse
import io
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

import httpx
from PIL import Image
from selenium.webdriver import Chrome

from tests.browser.chromium import PHONE, chromium
from tests.browser.visit import Visit

QUESTIONS = {
    "ar": "وصلتني رسالة partshøring، ماذا تعني؟",
    "ti": "ደብዳበ partshøring መጺኡኒ፣ እንታይ ማለት እዩ፧",
    "da": "Jeg har fået en partshøring. Hvad betyder det?",
}
#: few colours make a small file; the page has few
COLOURS = 48
WIDE = {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False}
TALL = {"width": 480, "height": 1500, "deviceScaleFactor": 1, "mobile": False}


#: seconds until the language model is loaded
PATIENCE = 90


def main(arguments: Sequence[str] | None = None) -> None:
    """Ask once in each language and keep what the phone shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", nargs="?", help="where the web chat answers; default: start one")
    parser.add_argument("--out", type=Path, default=Path("docs/images"))
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    where = nullcontext(given.url) if given.url else _assistant()
    with where as url, chromium("--hide-scrollbars") as browser:
        sharp = {**PHONE, "deviceScaleFactor": 2}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sharp)
        for language, question in QUESTIONS.items():
            _ask(browser, url.rstrip("/"), language, question)
            _keep(browser.get_screenshot_as_png(), given.out / f"webchat-{language}.png")
        _photograph_staff_pages(browser, given.out)


def _photograph_staff_pages(browser: Chrome, out: Path) -> None:
    pages = {
        "content-status": (WIDE, ["status"]),
        **{
            f"content-preview-{language}": (TALL, ["preview", "sanction-hearing", language])
            for language in QUESTIONS
        },
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, (size, command) in pages.items():
            page = Path(folder) / f"{name}.html"
            settings = {**os.environ, "VEJVISER_DATA": folder}
            arguments = [sys.executable, "-m", "bot", "content", *command, "--out", str(page)]
            subprocess.run(arguments, env=settings, check=True, stdout=subprocess.DEVNULL)
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            browser.get(page.as_uri())
            _keep(browser.get_screenshot_as_png(), out / f"{name}.png")


@contextmanager
def _assistant() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as data, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        settings = {"VEJVISER_DATA": data, "VEJVISER_WEB_PORT": str(port)}
        command = [sys.executable, "-m", "bot", "run", "--role", "web"]
        process = subprocess.Popen(command, env={**os.environ, **settings})
        try:
            _wait_until_ready(f"http://127.0.0.1:{port}", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


def _wait_until_ready(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(httpx.HTTPError):
            if httpx.get(f"{url}/readyz").json().get("nlu") == "ok":
                return
        time.sleep(0.5)
    raise SystemExit("screenshots: the assistant did not become ready.")


def _ask(browser: Chrome, url: str, language: str, question: str) -> None:
    visit = Visit(browser, url)
    visit.open(f"/?lang={language}")
    visit.press(f"button[value='lang:{language}']")
    visit.until(lambda: visit.all(".ours"))
    visit.ask(question)


def _keep(picture: bytes, path: Path) -> None:
    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    main()
