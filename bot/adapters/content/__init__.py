"""What staff edit: topics, areas and the municipality's own values, read from files."""
