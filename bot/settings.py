"""The settings, read once from the environment; nothing else reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import InvalidData, Problem

PREFIX = "VEJVISER_"


class Settings(BaseSettings):
    """Every setting; the variable is the upper-case name with VEJVISER_ before it."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    #: the folder with content/, translations/ and nlu/
    home: Path = Path()
    #: where the database and the key are kept; default: var/ in the home folder
    data: Path | None = None
    #: `sqlite:///PATH` or `postgresql://USER@HOST/NAME`; default: a file in the data folder
    database_url: SecretStr | None = None
    #: a Rasa server; one is started where none answers
    nlu_url: str = "http://127.0.0.1:5005"
    #: where the web chat listens
    web_host: str = "127.0.0.1"
    #: and on which port
    web_port: Annotated[int, Field(ge=0, le=65535)] = 8080
    #: how people reach the web chat, such as https://hjaelp.example; makes cookies secure
    public_url: str | None = None
    #: the bot's token from BotFather (also read from TELEGRAM_BOT_TOKEN)
    telegram_token: Annotated[SecretStr | None, Field(alias="TELEGRAM_BOT_TOKEN")] = None
    #: another Bot API server than Telegram's own
    telegram_api_url: str = "https://api.telegram.org"
    #: have Telegram call this address instead of asking it for messages
    telegram_webhook_url: str | None = None
    #: what Telegram must show when it calls; 1-256 letters, digits, - and _
    telegram_webhook_secret: SecretStr | None = None

    @property
    def data_folder(self) -> Path:
        """Where the database and the key are kept."""
        return self.data or self.home / "var"

    @property
    def thresholds_file(self) -> Path:
        """From which confidence on we answer."""
        return self.home / "nlu" / "thresholds.yml"

    @property
    def database(self) -> str:
        """The database's URL, which may hold a password."""
        if self.database_url:
            return self.database_url.get_secret_value()
        return f"sqlite:///{(self.data_folder / 'vejviser.db').absolute()}"

    @property
    def is_https(self) -> bool:
        """Whether people reach us over https."""
        return bool(self.public_url and self.public_url.startswith("https://"))


def read_settings() -> Settings:
    """The settings of this process. Raises InvalidData naming each wrong variable."""
    try:
        return Settings()
    except ValidationError as error:
        problems = [
            Problem(_variable(str(detail["loc"][0])), f"{detail['msg']}.")
            for detail in error.errors()
        ]
        raise InvalidData(problems) from None


def _variable(name: str) -> str:
    return name if name.isupper() else PREFIX + name.upper()
