"""Use cases, one module a conversation: no network, no transport types, no SQL."""
