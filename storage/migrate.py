"""Schema versions: brought up to date at start, and a store written by a newer version is refused."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import Connection

_HERE = Path(__file__).parent / "migrations"
_LOCK = 0x7472_7563


class SchemaTooNew(Exception):
    """The store's schema is of a newer version of the program."""


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def current(connection: Connection) -> str | None:
    """The store's schema revision; None for an empty store."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(connection: Connection) -> None:
    """Run every missing migration. Raises SchemaTooNew."""
    if connection.dialect.name == "postgresql":
        # Several processes may start at once; on SQLite the one writer holds the others back.
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    config = configuration(connection)
    script = ScriptDirectory.from_config(config)
    revision = current(connection)
    known = {step.revision for step in script.walk_revisions()}
    if revision is not None and revision not in known:
        raise SchemaTooNew(
            f"Kho dữ liệu có phiên bản {revision} mới hơn chương trình này. Hãy cài bản trucban mới hơn rồi chạy lại."
        )
    if revision != script.get_current_head():
        command.upgrade(config, "head")
