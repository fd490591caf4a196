"""What can be wrong with answers, one file per kind of mistake."""
