"""Vejviser's language understanding: training messages, Rasa components and their measurements."""
