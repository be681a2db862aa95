"""The rules of the duty desk: pure functions and values; no I/O, no clock, no chat, no SQL."""
