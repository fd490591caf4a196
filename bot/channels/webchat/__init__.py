"""The chat on the municipality's own page, for whoever has no Telegram."""
