"""What can be done, one file per family of use cases."""
