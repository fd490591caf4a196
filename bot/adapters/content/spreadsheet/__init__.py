"""Translations in a spreadsheet, for translators who do not know git."""
