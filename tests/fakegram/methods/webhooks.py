"""setWebhook, deleteWebhook and getWebhookInfo."""

from __future__ import annotations

import re
from typing import Any

from ..errors import Json, bad_request
from ..params import Params
from ..world import Webhook, World
from .registry import method

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def remember_allowed_updates(world: World, params: Params) -> None:
    """Both ways to receive share one list, kept until another is given."""
    allowed = params.parsed("allowed_updates")
    if allowed is not None:
        if not isinstance(allowed, list):
            raise bad_request("expected an Array of strings as allowed_updates")
        world.updates.allowed = frozenset(allowed)


@method("setWebhook")
def set_webhook(world: World, params: Params) -> Any:
    url, secret = params.text("url"), params.text("secret_token")
    # Telegram insists on https and four ports; its own local server does not, and so
    # bots under test may listen anywhere.
    if url and not re.match(r"https?://[^/\s]+", url):
        raise bad_request("bad webhook: invalid webhook URL specified")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    remember_allowed_updates(world, params)
    connections = min(100, max(1, params.integer("max_connections", 40)))
    return _replace(world, params, Webhook(url, secret, connections))


@method("deleteWebhook")
def delete_webhook(world: World, params: Params) -> Any:
    return _replace(world, params, Webhook())


def _replace(world: World, params: Params, webhook: Webhook) -> bool:
    world.webhook = webhook
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    world.bell.ring()
    return True


@method("getWebhookInfo")
def get_webhook_info(world: World, params: Params) -> Any:
    webhook = world.webhook
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    if webhook.url:
        info["max_connections"] = webhook.max_connections
    if webhook.last_error is not None:
        info["last_error_date"] = webhook.last_error_at
        info["last_error_message"] = webhook.last_error
    if world.updates.allowed:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info
