"""What the use cases need, made of real things."""
