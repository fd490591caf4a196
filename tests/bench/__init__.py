"""Measures speed and memory of the real processes: `make bench`."""
