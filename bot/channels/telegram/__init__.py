"""Telegram: updates come in through the inbox, replies go out through the outbox."""
