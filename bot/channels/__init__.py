"""The ways in which contacts reach us: outside event, message, conversation, reply, outside."""
