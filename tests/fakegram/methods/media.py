"""sendPhoto, sendDocument, sendVoice and getFile."""

from __future__ import annotations

from typing import Any

from ..errors import Json, bad_request
from ..limits import caption
from ..params import Params
from ..world import File, World
from .registry import method
from .sending import send

UPLOAD_LIMIT = 50 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024


def photo(file: File) -> Json:
    return {"photo": [{**file.json(), "width": 90, "height": 90}]}


def document(file: File) -> Json:
    named = {"file_name": file.name, "mime_type": file.mime_type}
    return {"document": {**file.json(), **named}}


def voice(file: File, seconds: int) -> Json:
    return {"voice": {**file.json(), "duration": seconds, "mime_type": "audio/ogg"}}


@method("sendPhoto")
def send_photo(world: World, params: Params) -> Any:
    return send(world, params, {**photo(_file(world, params, "photo")), **caption(params)})


@method("sendDocument")
def send_document(world: World, params: Params) -> Any:
    return send(world, params, {**document(_file(world, params, "document")), **caption(params)})


@method("sendVoice")
def send_voice(world: World, params: Params) -> Any:
    content = voice(_file(world, params, "voice"), params.integer("duration", 0))
    return send(world, params, {**content, **caption(params)})


def _file(world: World, params: Params, name: str) -> File:
    given = params.file(name)
    if given is None:
        raise bad_request(f"there is no {name} in the request")
    if isinstance(given, str):
        if given not in world.files:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return world.files[given]
    if not given.content:
        raise bad_request("file must be non-empty")
    if len(given.content) > UPLOAD_LIMIT:
        raise bad_request("file is too big")
    return world.add_file(given.name, given.content, given.mime_type)


@method("getFile")
def get_file(world: World, params: Params) -> Any:
    file = world.files.get(params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {**file.json(), "file_path": file.path}
