"""The page as a visitor meets it: the demo as one process, headless Chromium, the story played by hand."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
DESKTOP, PHONE = {"width": 1360, "height": 860}, {"width": 390, "height": 844}
REPORT = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[str]:
    """A running demo; its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--port", "0"],
        env={**os.environ, "TRUCBAN_DATA_DIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
    assert found, "the demo did not print its address"
    yield found.group()
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Traceback" not in errors, errors


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Headless Chromium."""
    assert CHROMIUM, "Chromium is not installed: apt-get install chromium"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, demo: str) -> Iterator[Page]:
    """The page at desktop size; an error in its console fails the test."""
    page = chromium.new_page(viewport=DESKTOP)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(demo)
    yield page
    page.close()
    assert not faults, faults


def report(page: Page) -> None:
    """As the head of tiểu khu 3: one line, one tap."""
    page.get_by_test_id("person-tk3").click()
    page.get_by_test_id("composer-private").fill(REPORT)
    page.get_by_test_id("send-private").click()
    page.get_by_test_id("chat-private").get_by_role("button", name="Gửi", exact=False).last.click()


def test_a_report_reaches_the_group_and_the_police_take_it(page: Page) -> None:
    report(page)
    group = page.get_by_test_id("chat-group")
    expect(group).to_contain_text("SV-1")
    page.get_by_test_id("persona-group").select_option(label="Phạm Văn Dũng – Công an")
    group.get_by_role("button", name="Đã nhận").last.click()
    expect(group).to_contain_text("Phạm Văn Dũng (Công an) đã nhận")
    page.get_by_test_id("person-tk3").click()
    expect(page.get_by_test_id("chat-private")).to_contain_text("Phạm Văn Dũng (Công an) đã nhận")


def test_nobody_answers_and_the_leaders_are_asked(page: Page) -> None:
    report(page)
    expect(page.get_by_test_id("chat-group")).to_contain_text("SV-1")
    page.get_by_test_id("advance-300").click()
    page.get_by_test_id("advance-300").click()
    page.get_by_test_id("person-chutich").click()
    expect(page.get_by_test_id("chat-private")).to_contain_text("SV-1")


def test_a_story_plays_itself(page: Page) -> None:
    page.get_by_test_id("story-doan-dong-nguoi").click()
    expect(page.get_by_test_id("chat-group")).to_contain_text("Kết thúc lúc", timeout=30_000)


def test_signs_of_html_stay_text(page: Page) -> None:
    page.get_by_test_id("person-tk3").click()
    page.get_by_test_id("composer-private").fill("<img src=x onerror=alert(1)> 20 nguoi o tk3")
    page.get_by_test_id("send-private").click()
    expect(page.get_by_test_id("chat-private")).to_contain_text("<img src=x onerror=alert(1)>")


def test_the_page_fits_a_phone(chromium: Browser, demo: str) -> None:
    page = chromium.new_page(viewport=PHONE)
    page.goto(demo)
    expect(page.get_by_test_id("clock").first).to_be_attached()
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert width <= PHONE["width"]
