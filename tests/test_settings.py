"""Settings come from the environment and never show secrets."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import InvalidData
from bot.settings import read_settings


def test_nothing_has_to_be_set() -> None:
    settings = read_settings()
    assert settings.telegram_token is None
    assert settings.database.startswith("sqlite:///")
    assert not settings.is_https


def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEJVISER_WEB_PORT", "web")
    with pytest.raises(InvalidData, match="VEJVISER_WEB_PORT: "):
        read_settings()


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:TEST-hush")
    monkeypatch.setenv("VEJVISER_DATABASE_URL", "postgresql://bot:hush@127.0.0.1/bot")
    settings = read_settings()
    assert "hush" not in repr(settings)
    assert settings.telegram_token is not None
    assert settings.telegram_token.get_secret_value() == "1:TEST-hush"


def test_https_is_told_by_the_public_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEJVISER_PUBLIC_URL", "https://hjaelp.example")
    assert read_settings().is_https
