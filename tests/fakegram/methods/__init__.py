"""The methods of the Bot API, one family in each file."""

from . import editing, media, profile, sending, webhooks
from .registry import METHODS, Method

__all__ = ["METHODS", "Method", "editing", "media", "profile", "sending", "webhooks"]
