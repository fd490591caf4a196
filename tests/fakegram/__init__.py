"""Our own fake Telegram: a Bot API server with people in it."""

from .errors import ApiError, NotPossible
from .faults import Fault
from .flood import Flood
from .listening import HeardNothing, HeardSomething
from .objects import Button, Message
from .people import Group, Person
from .server import Fakegram

__all__ = [
    "ApiError",
    "Button",
    "Fakegram",
    "Fault",
    "Flood",
    "Group",
    "HeardNothing",
    "HeardSomething",
    "Message",
    "NotPossible",
    "Person",
]
