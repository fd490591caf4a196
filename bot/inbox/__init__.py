"""The pages that staff look at."""
