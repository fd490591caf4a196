"""Vejviser: a messaging assistant that shows refugees the way in a Danish municipality."""
