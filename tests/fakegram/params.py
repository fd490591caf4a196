"""The parameters of one call, from the query, a form, a multipart body or JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from .errors import Json, bad_request


@dataclass(frozen=True)
class Upload:
    name: str
    content: bytes
    mime_type: str

    def log(self) -> str:
        return f"{len(self.content)} bytes {hashlib.sha256(self.content).hexdigest()[:12]}"


class Params:
    def __init__(self, values: Mapping[str, Any], uploads: Mapping[str, Upload]) -> None:
        self._values = values
        self._uploads = uploads

    def has(self, name: str) -> bool:
        return self._values.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        value = self._values.get(name)
        return default if value is None else str(value)

    def integer(self, name: str, default: int) -> int:
        if not self.has(name):
            return default
        try:
            return int(str(self._values[name]))
        except ValueError:
            raise bad_request(f'parameter "{name}" must be an integer') from None

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "1", "yes")

    def parsed(self, name: str) -> Any:
        """A parameter that holds JSON; None when it is absent."""
        if not self.has(name):
            return None
        value = self._values[name]
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def file(self, name: str) -> Upload | str | None:
        """An upload, or the id of a file that Telegram already has."""
        value = self.text(name)
        if value.startswith("attach://"):
            return self._uploads.get(value.removeprefix("attach://"))
        return self._uploads.get(name, value or None)

    def chat_id(self) -> int | None:
        try:
            return int(self.text("chat_id"))
        except ValueError:
            return None

    def log(self) -> Json:
        """The call as the journal keeps it: uploads by size and digest only."""
        return {**self._values, **{name: upload.log() for name, upload in self._uploads.items()}}


async def read_params(request: Request) -> Params:
    values: Json = dict(request.query_params)
    uploads: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").partition(";")[0]
    if kind == "application/json":
        values.update(await _read_json(request))
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    uploads[name] = await _read_upload(value)
                else:
                    values[name] = value
    return Params(values, uploads)


async def _read_json(request: Request) -> Json:
    body = await request.body()
    try:
        values = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("can't parse JSON object")
    return values


async def _read_upload(file: UploadFile) -> Upload:
    mime_type = file.content_type or "application/octet-stream"
    return Upload(file.filename or "file", await file.read(), mime_type)
