"""Schema versions: brought up to date at start, and a store written by a newer version is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

if TYPE_CHECKING:
    from alembic.config import Config

_HERE = Path(__file__).parent / "migrations"
_LOCK = 0x7472_7563


class SchemaTooNew(Exception):
    """The store's schema is of a newer version of the program."""


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without an ini file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def revisions() -> list[str]:
    """Every revision that this program knows, the newest last: a migration's file is named for it."""
    return sorted(path.name.partition("_")[0] for path in (_HERE / "versions").glob("[0-9]*.py"))


def current(connection: Connection) -> str | None:
    """The store's schema revision; None for an empty store."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return found


def upgrade(connection: Connection) -> None:
    """Run every missing migration. Raises SchemaTooNew."""
    if connection.dialect.name == "postgresql":
        # Several processes may start at once; on SQLite the one writer holds the others back.
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    revision = current(connection)
    known = revisions()
    if revision is not None and revision not in known:
        raise SchemaTooNew(
            f"Kho dữ liệu có phiên bản {revision} mới hơn chương trình này. Hãy cài bản trucban mới hơn rồi chạy lại."
        )
    if revision != known[-1]:
        # Loaded only where it is wanted: most starts find the store as it should be.
        from alembic import command

        command.upgrade(configuration(connection), "head")
