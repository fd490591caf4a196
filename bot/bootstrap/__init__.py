"""The only place that wires: settings in, a working assistant out."""
