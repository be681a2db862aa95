"""Settings: the shipped file, the environment, and faults that a clerk can mend."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import configfile
from bot.settings import VARIABLES, ConfigError, Settings, default_config, load
from duty.people import Role
from duty.policy import Purpose

SHIPPED = Path(__file__).resolve().parents[2] / "config.yaml"
TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


def changed(folder: Path, old: str, new: str) -> Path:
    """The shipped file with one passage changed."""
    text = SHIPPED.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path = folder / "config.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def faults(path: Path, **variables: str) -> list[str]:
    """The faults of a file, a line each."""
    with pytest.raises(ConfigError) as caught:
        load(path, {f"TRUCBAN_{name.upper()}": value for name, value in variables.items()})
    head, *lines = str(caught.value).splitlines()
    assert head.endswith(f"có {len(lines)} chỗ cần sửa:")
    return [line.removeprefix("- ") for line in lines]


def settings(**variables: str) -> Settings:
    return load(SHIPPED, {f"TRUCBAN_{name.upper()}": value for name, value in variables.items()})


def test_the_shipped_file_describes_ha_trung_as_the_plan_does() -> None:
    policy = settings().policy
    assert policy.unit.name == "UBND thị trấn Hà Trung"
    assert policy.unit.superior.desk == "Ban Tiếp công dân huyện Hà Trung"
    assert [area.number for area in policy.unit.areas] == list(range(1, 13))
    (campaign,) = policy.campaigns
    assert (campaign.from_, campaign.to) == (date(2024, 6, 1), date(2024, 6, 29))
    assert (policy.levels.alert, policy.levels.high, policy.levels.critical) == (5, 11, 30)
    assert policy.levels.steps == (30, 50)


def test_each_shipped_level_tells_someone_and_the_higher_ones_reach_a_leader() -> None:
    escalation = settings().policy.escalation
    assert all(one.announce for one in escalation.values())
    for name in ("alert", "high", "critical"):
        told = {target for step in escalation[name].steps for target in step.notify}
        assert f"role:{Role.LEADER}" in told
        assert escalation[name].repeat is not None
    assert (
        escalation["critical"].steps[0].after < escalation["high"].steps[0].after < escalation["alert"].steps[0].after
    )


def test_a_small_file_takes_the_usual_values_for_all_it_leaves_out(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(
        "unit: {code: x, name: X, short: X, superior: {code: y, name: Y, desk: Z}, areas: [{number: 1, name: TK 1}]}\n"
        "escalation: {note: {}, alert: {}, high: {}, critical: {}}\n"
        "groups: {duty: {name: Nhóm làm việc}}\n",
        encoding="utf-8",
    )
    small, shipped = load(path, {}), settings()
    assert small.telegram == shipped.telegram
    assert small.web == shipped.web
    assert small.inbox == shipped.inbox
    assert small.outbox == shipped.outbox
    assert small.watchdog == shipped.watchdog == timedelta(minutes=3)
    assert small.policy.drafts == shipped.policy.drafts
    assert small.policy.hours == shipped.policy.hours
    assert small.policy.slots == shipped.policy.slots
    assert set(small.groups) == set(get_args(Purpose))
    assert small.groups["superior"] == shipped.groups["superior"]
    assert small.groups["duty"].name == "Nhóm làm việc"
    assert small.groups["alerts"].name == shipped.groups["alerts"].name


@pytest.mark.parametrize(
    ("old", "new", "where", "allowed"),
    [
        (
            "after: 5m,",
            "after: 5 phút,",
            'escalation.alert.steps[0].after = "5 phút"',
            "viết như 90s, 5m, 2h hoặc 1h30m",
        ),
        ("watchdog: 3m", "wathdog: 3m", "wathdog", "không có mục này; có phải ý là “watchdog”?"),
        ("per_second: 30", "per_secnd: 30", "telegram.limits.per_secnd", "có phải ý là “per_second”?"),
        ("  alert: 5 ", "  alert: 12 ", "levels = {alert: 12, high: 11, critical: 30, steps: [30, 50]}", "tăng dần"),
        ("to: 2024-06-29", "to: 2024-06-31", 'campaigns[0].to = "2024-06-31"', "một ngày có thật, viết như 2024-06-01"),
        ("mode: polling ", "mode: pulling ", 'telegram.mode = "pulling"', "polling, webhook; có phải ý là “polling”?"),
        ("mode: polling ", "mode: webhook ", "telegram = {", "mode: webhook cần webhook_url là địa chỉ https://"),
        ("poll_timeout: 30s", "poll_timeout: 5m", 'telegram.poll_timeout = "5m"', "cần từ 1s đến 50s"),
        ("per_second: 30", "per_second: -1", "telegram.limits = {per_second: -1", "per_second phải từ 0 trở lên"),
        ("inbox: {workers: 4", "inbox: {workers: nhiều", 'inbox.workers = "nhiều"', "cần một số nguyên"),
        ("outbox: {workers: 4", "outbox: {workers: 0", "outbox.workers = 0", "cần từ 1 trở lên"),
        ("listen: 127.0.0.1:8081", "listen: 8081", "web.listen = 8081", "cần chữ"),
        ("listen: 127.0.0.1:8081", "listen: 127.0.0.1", 'web.listen = "127.0.0.1"', "cần địa chỉ và cổng"),
        ("  leaders: {name:", "  leader: {name:", "groups.leader", "không có mục này; có phải ý là “leaders”?"),
        ("  critical:  ", "  critial:  ", "escalation.critial", "không có mục này; có phải ý là “critical”?"),
        ('"13:30", "17:00"', '"13:30", 17', "hours.work[1][1] = 17", "cần một giờ trong ngày, viết như 07:30"),
        ("    name: UBND huyện Hà Trung\n", "", "unit.superior.name", "thiếu mục này"),
        ("number: 12,", "number: 11,", "unit = {", "số tiểu khu 11 có hai lần"),
    ],
)
def test_a_fault_names_the_place_the_value_and_what_is_allowed(
    tmp_path: Path, old: str, new: str, where: str, allowed: str
) -> None:
    said = [line for line in faults(changed(tmp_path, old, new)) if line.startswith(where)]
    assert said
    assert " (dòng " in said[0]
    assert allowed in said[0]


def test_the_line_told_is_the_line_of_the_fault(tmp_path: Path) -> None:
    path = changed(tmp_path, "watchdog: 3m", "watchdog: lâu")
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines, 1) if line.startswith("watchdog"))
    assert faults(path)[0].startswith(f'watchdog = "lâu" (dòng {number}): ')


def test_every_fault_is_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = changed(tmp_path, "after: 5m,", "after: 5,")
    path.write_text(path.read_text(encoding="utf-8").replace("lease: 60s", "lease: 0s").replace("short:", "shrt:"))
    said = faults(path, web_listen="ở đây", telegram_base_url="api.telegram.org")
    assert [line.split()[0].rstrip(":") for line in said] == [
        "TRUCBAN_TELEGRAM_BASE_URL",
        "TRUCBAN_WEB_LISTEN",
        "unit.short",
        "unit.shrt",
        "escalation.alert.steps[0].after",
        "outbox.lease",
    ]


def test_a_key_that_stands_twice_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "twice.yaml"
    path.write_text(SHIPPED.read_text(encoding="utf-8") + "\nlevels: {alert: 6}\n", encoding="utf-8")
    (said,) = faults(path)
    assert said.startswith("levels (dòng ")
    assert "mục này đã có ở dòng " in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "tệp trống"),
        ("chỉ một câu", "mục: giá trị"),
        ("- a", "mục: giá trị"),
        ("a:\n\t- b", "dòng 2, cột 1: thụt dòng bằng dấu cách"),
        ("a: b: c", "dòng 1, cột 5: có dấu hai chấm ngoài chỗ"),
        ("a: 'b", "thiếu dấu ngoặc kép đóng"),
        ("a: [1, 2", "ngoặc vuông đóng"),
        ("a: *b", "dòng 1, cột 4: "),
        ("!!python/object/apply:os.getcwd []", "mục: giá trị"),
        ("unit: !!python/name:os.getcwd", "dòng 1, cột 7: "),
        ("a: &a [*a]", "unit: thiếu mục này"),
    ],
)
def test_a_file_that_is_no_yaml_is_told_by_line_and_column(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(text, encoding="utf-8")
    assert said in "\n".join(faults(path))


@given(st.text(max_size=60))
def test_no_text_whatever_ends_in_anything_but_faults(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert faults(path)


def test_a_file_saved_by_notepad_is_read_and_one_in_another_alphabet_is_told(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SHIPPED.read_bytes().replace(b"\n", b"\r\n"))
    assert load(path, {}).policy == settings().policy
    path.write_bytes("unit: Hà".encode("utf-16"))
    assert "UTF-8" in faults(path)[0]


def test_a_missing_file_is_told() -> None:
    assert "không có tệp này" in faults(Path("nowhere.yaml"))[0]
    with pytest.raises(ConfigError, match="không có tệp này"):
        load(environ={"TRUCBAN_CONFIG": "nowhere.yaml"})


def test_times_and_words_mean_what_they_look_like(tmp_path: Path) -> None:
    path = tmp_path / "traps.yaml"
    path.write_text("a: 13:30\nb: no\nc: 010\nd: 2024-06-01\ne: true\nf: -3\ng: 1.5\n", encoding="utf-8")
    values = configfile.read(path).values
    assert values == {"a": "13:30", "b": "no", "c": "010", "d": "2024-06-01", "e": True, "f": -3, "g": 1.5}


def test_a_secret_is_never_told(tmp_path: Path) -> None:
    path = changed(tmp_path, "  mode: polling ", f'  token: "{TOKEN}"\n  mode: "{TOKEN}" ')
    said = "\n".join(faults(path, telegram_token="no-token-at-all", database_url="mysql://clerk:hunter2@host/db"))
    assert TOKEN not in said
    assert "no-token-at-all" not in said
    assert "hunter2" not in said
    assert "telegram.token (dòng " in said
    assert "mã bí mật không để trong tệp cấu hình" in said
    assert "TRUCBAN_TELEGRAM_TOKEN: không đúng dạng" in said
    assert "TRUCBAN_DATABASE_URL: cần một địa chỉ bắt đầu bằng" in said


def test_settings_can_be_shown_without_secrets() -> None:
    whole = settings(telegram_token=TOKEN, database_url="postgresql+asyncpg://clerk:hunter2@host/db")
    assert whole.database_url.endswith("hunter2@host/db")
    assert whole.environment.telegram_account == "123456789"
    for secret in (TOKEN, "hunter2"):
        assert secret not in repr(whole)


def test_the_environment_comes_before_the_file() -> None:
    assert (settings().web.host, settings().web.port) == ("127.0.0.1", 8081)
    told = settings(web_listen="[::1]:9000", data_dir="/srv/trucban")
    assert (told.web.host, told.web.port) == ("::1", 9000)
    assert told.database_url == "sqlite+aiosqlite:////srv/trucban/trucban.db"
    assert settings().database_url == "sqlite+aiosqlite:///data/trucban.db"
    assert settings(web_listen="").web.port == 8081


def test_a_webhook_needs_an_address_and_a_secret(tmp_path: Path) -> None:
    path = changed(tmp_path, "  mode: polling ", "  webhook_url: https://truc.example.vn\n  mode: webhook ")
    assert faults(path) == ["TRUCBAN_TELEGRAM_WEBHOOK_SECRET: cần có khi telegram.mode là webhook"]
    ready = load(path, {"TRUCBAN_TELEGRAM_WEBHOOK_SECRET": "bi-mat_1"})
    assert ready.telegram.webhook_url == "https://truc.example.vn"
    assert ready.telegram.webhook_path == "/telegram"


def test_a_dotenv_file_is_read_and_the_process_comes_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"TRUCBAN_TELEGRAM_TOKEN={TOKEN}\nTRUCBAN_DATA_DIR=here\nTRUCBAN_OTHER=1\n")
    monkeypatch.setenv("TRUCBAN_DATA_DIR", "there")
    whole = load()
    assert whole.environment.telegram_account == "123456789"
    assert whole.environment.data_dir == Path("there")


def test_the_config_of_the_working_folder_comes_before_the_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert default_config().resolve() == SHIPPED
    (tmp_path / "config.yaml").write_bytes(SHIPPED.read_bytes())
    assert default_config().resolve() == tmp_path / "config.yaml"
    assert load(environ={"TRUCBAN_CONFIG": str(SHIPPED)}).path == SHIPPED


def test_a_demo_touches_no_real_network_and_no_real_store() -> None:
    real = settings(telegram_token=TOKEN, database_url="postgresql+asyncpg://host/db")
    demo = real.for_demo(token="1:demo", base_url="http://127.0.0.1:1", database_url="sqlite+aiosqlite:///demo.db")
    assert demo.database_url == "sqlite+aiosqlite:///demo.db"
    assert demo.environment.telegram_account == "1"
    assert demo.environment.telegram_base_url == "http://127.0.0.1:1"
    assert demo.telegram.mode == "polling"
    assert demo.policy == real.policy
