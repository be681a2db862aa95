"""A chat network on loopback: the Telegram Bot API over HTTP, with people one can play and faults on demand."""
