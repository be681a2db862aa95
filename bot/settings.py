"""Settings: ``config.yaml`` checked whole, and the environment. Every fault is told at once, in Vietnamese."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.configfile import Fault, read
from bot.faults import faults_in, show
from bot.pacing import Limits
from duty.policy import Policy, Purpose
from duty.sections import Duration, Section, Span

_PREFIX = "TRUCBAN_"
_LISTEN = re.compile(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):(\d{1,5})")
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_DATABASES = ("sqlite+aiosqlite://", "postgresql+asyncpg://")

GROUP_NAMES: dict[Purpose, str] = {
    "alerts": "Cảnh báo",
    "duty": "Trực ban",
    "leaders": "Lãnh đạo",
    "superior": "Báo cáo cấp trên",
}


class ConfigError(Exception):
    """The configuration cannot be used; the message lists every fault, a line each."""

    def __init__(self, message: str, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


def _limits_from_zero(limits: Limits) -> Limits:
    for name in ("per_second", "per_chat_per_second", "per_group_per_minute"):
        if not 0 <= getattr(limits, name) <= 100_000:
            raise ValueError(f"{name} phải từ 0 trở lên (0 = không giới hạn)")
    return limits


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", value):
        raise ValueError("cần một địa chỉ bắt đầu bằng http:// hoặc https://")
    return value


def _listen_address(value: str) -> str:
    match = _LISTEN.fullmatch(value.strip())
    if match is None or int(match[2]) > 65535:
        raise ValueError("cần địa chỉ và cổng từ 0 đến 65535, viết như 127.0.0.1:8081")
    return value.strip()


def _telegram_token(value: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("không đúng dạng mã của BotFather (số, dấu hai chấm, rồi chữ và số)")
    return value


def _webhook_secret(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
        raise ValueError("chỉ được gồm chữ không dấu, số, _ và -, nhiều nhất 256 ký tự")
    return value


def _database_address(value: SecretStr) -> SecretStr:
    if not value.get_secret_value().startswith(_DATABASES):
        raise ValueError(f"cần một địa chỉ bắt đầu bằng {' hoặc '.join(_DATABASES)}")
    return value


WebAddress = Annotated[str, AfterValidator(_web_address)]


class GroupPurpose(Section):
    """How people name the groups of one purpose."""

    name: str = Field(min_length=1)


class TelegramSettings(Section):
    """How Telegram is spoken to."""

    mode: Literal["polling", "webhook"] = "polling"
    poll_timeout: Span = timedelta(seconds=30)
    call_timeout: Span = timedelta(seconds=15)
    limits: Annotated[Limits, AfterValidator(_limits_from_zero)] = Limits()
    webhook_url: WebAddress | None = None
    webhook_path: str = "/telegram"

    @field_validator("poll_timeout")
    @classmethod
    def _as_telegram_allows(cls, value: timedelta) -> timedelta:
        if not timedelta(seconds=1) <= value <= timedelta(seconds=50):
            raise ValueError("cần từ 1s đến 50s")
        return value

    @field_validator("webhook_path")
    @classmethod
    def _from_the_root(cls, value: str) -> str:
        if not re.fullmatch(r"/[A-Za-z0-9_./-]*", value):
            raise ValueError("cần một đường dẫn bắt đầu bằng /, viết như /telegram")
        return value

    @model_validator(mode="after")
    def _reachable(self) -> TelegramSettings:
        if self.mode == "webhook" and not (self.webhook_url or "").startswith("https://"):
            raise ValueError("mode: webhook cần webhook_url là địa chỉ https:// của máy này trên Internet")
        return self


class WebSettings(Section):
    """Where health, metrics and the webhook listen."""

    listen: Annotated[str, AfterValidator(_listen_address)] = "127.0.0.1:8081"
    public_url: str = ""

    @property
    def host(self) -> str:
        return self.listen.rpartition(":")[0].strip("[]")

    @property
    def port(self) -> int:
        return int(self.listen.rpartition(":")[2])


class InboxSettings(Section):
    """How received messages are worked off."""

    workers: int = Field(default=4, ge=1, le=64)
    tries: int = Field(default=5, ge=1, le=100)
    retry_after: Duration = timedelta(seconds=5)


class OutboxSettings(Section):
    """How messages are sent."""

    workers: int = Field(default=4, ge=1, le=64)
    lease: Span = timedelta(seconds=60)


def _named(value: Any) -> Any:
    """Purposes that the file leaves out keep their usual names."""
    if not isinstance(value, Mapping):
        return value
    return {purpose: {"name": name} for purpose, name in GROUP_NAMES.items()} | dict(value)


class ConfigModel(Policy):
    """All of ``config.yaml``: the town's policy and the settings of the process."""

    groups: Annotated[dict[Purpose, GroupPurpose], BeforeValidator(_named)] = Field(default={}, validate_default=True)
    telegram: TelegramSettings = TelegramSettings()
    web: WebSettings = WebSettings()
    inbox: InboxSettings = InboxSettings()
    outbox: OutboxSettings = OutboxSettings()
    watchdog: Span = timedelta(minutes=3)


class Environment(BaseSettings):
    """The ``TRUCBAN_*`` variables, from the process or from ``.env`` in the working folder."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    config: Path | None = None
    database_url: Annotated[SecretStr, AfterValidator(_database_address)] | None = None
    data_dir: Path = Path("data")
    telegram_token: Annotated[SecretStr, AfterValidator(_telegram_token)] | None = None
    telegram_base_url: WebAddress = "https://api.telegram.org"
    telegram_webhook_secret: Annotated[SecretStr, AfterValidator(_webhook_secret)] | None = None
    web_listen: Annotated[str, AfterValidator(_listen_address)] | None = None

    @property
    def telegram_account(self) -> str:
        """The bot's own number, the part of the token that is no secret; "" without a token."""
        return self.telegram_token.get_secret_value().partition(":")[0] if self.telegram_token else ""


class _Given(Environment):
    """An environment taken from the arguments alone."""

    @classmethod
    def settings_customise_sources(
        cls, settings_cls: type[BaseSettings], init_settings: PydanticBaseSettingsSource, *_others: Any, **_named: Any
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)


VARIABLES: tuple[str, ...] = tuple(_PREFIX + name.upper() for name in Environment.model_fields)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the process is told from outside."""

    policy: Policy
    groups: dict[Purpose, GroupPurpose]
    telegram: TelegramSettings
    web: WebSettings
    inbox: InboxSettings
    outbox: OutboxSettings
    watchdog: timedelta
    environment: Environment
    path: Path

    @property
    def database_url(self) -> str:
        """Where the store is: as told, or a file in the data folder."""
        told = self.environment.database_url
        return told.get_secret_value() if told else f"sqlite+aiosqlite:///{self.environment.data_dir / 'trucban.db'}"

    def for_demo(self, *, token: str, base_url: str, database_url: str) -> Settings:
        """The same desk on a chat network of its own: no real token, network or store is touched."""
        environment = self.environment.model_copy(
            update={
                "telegram_token": SecretStr(token),
                "telegram_base_url": base_url,
                "telegram_webhook_secret": None,
                "database_url": SecretStr(database_url),
            }
        )
        polling = self.telegram.model_copy(update={"mode": "polling"})
        return replace(self, environment=environment, telegram=polling)


def load(path: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Read everything. ``environ`` takes the place of the process's variables and of ``.env``. Raises ConfigError."""
    faults: list[Fault] = []
    environment: Environment | None = None
    try:
        environment = Environment() if environ is None else _given(environ)
    except ValidationError as error:
        faults += [_environment_fault(one) for one in error.errors(include_url=False)]
    chosen = path or (environment.config if environment else None) or default_config()
    file = read(chosen)
    faults += file.faults
    whole = None
    if file.values:
        try:
            whole = ConfigModel.model_validate(file.values)
        except ValidationError as error:
            faults += faults_in(file, ConfigModel, error)
    if whole and environment and whole.telegram.mode == "webhook" and not environment.telegram_webhook_secret:
        faults.append(Fault("TRUCBAN_TELEGRAM_WEBHOOK_SECRET", "", "cần có khi telegram.mode là webhook"))
    if faults or whole is None or environment is None:
        faults.sort(key=lambda fault: fault.line)
        lines = "\n".join(f"- {fault}" for fault in faults)
        raise ConfigError(f"Cấu hình ({chosen}) có {len(faults)} chỗ cần sửa:\n{lines}", tuple(faults))
    return Settings(
        policy=Policy.model_construct(**{name: getattr(whole, name) for name in Policy.model_fields}),
        groups=whole.groups,
        telegram=whole.telegram,
        web=WebSettings(listen=environment.web_listen) if environment.web_listen else whole.web,
        inbox=whole.inbox,
        outbox=whole.outbox,
        watchdog=whole.watchdog,
        environment=environment,
        path=chosen,
    )


def default_config() -> Path:
    """``config.yaml`` here, else the one that is shipped."""
    return find_file("config.yaml")


def find_file(name: str) -> Path:
    """A file of this name here, else the one that is shipped: beside the package, or where an install puts it."""
    places = (
        Path(name),
        Path(__file__).resolve().parent.parent / name,
        Path(sys.prefix) / "share" / "trucban" / name,
    )
    return next((one for one in places if one.is_file()), places[0])


def _given(environ: Mapping[str, str]) -> Environment:
    names = {name: environ.get(_PREFIX + name.upper(), "") for name in Environment.model_fields}
    return _Given.model_validate({name: value for name, value in names.items() if value})


def _environment_fault(error: Any) -> Fault:
    name = str(error["loc"][0])
    secret = "SecretStr" in str(Environment.model_fields[name].annotation)
    allowed = str(error["ctx"]["error"]) if error["type"] == "value_error" else "giá trị không hợp lệ"
    return Fault(_PREFIX + name.upper(), "" if secret else show(error["input"]), allowed)
