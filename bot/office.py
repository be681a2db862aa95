"""What the use cases are told of the world outside the store, made in one place for the desk and its tools."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date
from functools import cache

import holidays

from bot import lawfile
from bot.documents.papers import Papers
from bot.settings import Settings
from handlers.desk import Office


@cache
def _vietnam() -> holidays.HolidayBase:
    return holidays.country_holidays("VN", language="vi")


def is_holiday(on: date) -> bool:
    """Whether a date is a public holiday of Viet Nam, compensatory days included."""
    return on in _vietnam()


def office_of(
    settings: Settings,
    unit_id: int,
    *,
    enrol_link: Callable[[str], str] = lambda _: "",
    new_code: Callable[[], str] = str,
    feed_link: Callable[[str], str] = lambda _: "",
    own_name: Callable[[], str] = str,
) -> Office:
    """The office of a unit; without a channel it cannot invite anybody. Raises lawfile.LawError."""
    names: dict[str, str] = {purpose: group.name for purpose, group in settings.groups.items()}
    law = lawfile.load(lawfile.beside(settings.path))
    return Office(
        unit_id, settings.policy, names, enrol_link, new_code, is_holiday, secrets.token_urlsafe, feed_link, law,
        law.working_calendar, Papers(), own_name,
    )  # fmt: skip
