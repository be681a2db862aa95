"""The program's entry point, also as ``python -m bot``."""

from __future__ import annotations

import gc


def main() -> None:
    """The command line. Never returns."""
    # What loading makes stays until the end: the collector would walk all of it again and again for nothing.
    gc.disable()
    from bot.cli import main as command_line

    gc.freeze()
    gc.enable()
    command_line()


if __name__ == "__main__":
    main()
