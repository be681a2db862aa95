"""Channels: each speaks one chat network and knows only ``transports.base`` and ``duty.messages``."""
