"""A loopback chat network that speaks the Telegram Bot API, with a page to play every role."""
