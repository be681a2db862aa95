"""Takes the pictures of the documents from the running demo: ``make pictures``."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "img"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]
REPORT = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"


def main() -> None:
    """Play the main story and keep what a visitor sees."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo", "--port", "0"],
            env={**os.environ, "TRUCBAN_DATA_DIR": data},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert found, "the demo did not start"
        try:
            with sync_playwright() as play:
                browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
                page = browser.new_page(
                    viewport={"width": 1360, "height": 860}, device_scale_factor=1.5, reduced_motion="reduce"
                )
                take(page, found.group())
                phone = browser.new_page(
                    viewport={"width": 390, "height": 844}, device_scale_factor=2, reduced_motion="reduce"
                )
                phone.goto(found.group())
                expect(phone.get_by_test_id("chat-private")).to_contain_text("SV-1")
                phone.screenshot(path=FOLDER / "simulator-phone.png")
                browser.close()
        finally:
            process.terminate()
            process.wait(20)


def take(page: Page, address: str) -> None:
    """The desktop pictures, in the order of the story."""
    page.goto(address)
    page.get_by_test_id("person-tk3").click()
    page.get_by_test_id("composer-private").fill(REPORT)
    page.get_by_test_id("send-private").click()
    private, group = page.get_by_test_id("chat-private"), page.get_by_test_id("chat-group")
    expect(private).to_contain_text("Tin báo: Đoàn đông người")
    private.screenshot(path=FOLDER / "bao-tin.png")
    private.get_by_role("button", name="Gửi").last.click()
    expect(group).to_contain_text("SV-1")
    # Tall enough for the whole card.
    page.set_viewport_size({"width": 1360, "height": 1200})
    group.get_by_test_id("message").last.screenshot(path=FOLDER / "the-su-viec.png")
    page.set_viewport_size({"width": 1360, "height": 860})
    page.get_by_test_id("persona-group").select_option(label="Phạm Văn Dũng – Công an")
    group.get_by_role("button", name="Đã nhận").last.click()
    expect(private).to_contain_text("đã nhận lúc")
    expect(page.locator("#toasts")).to_be_empty(timeout=15_000)
    page.screenshot(path=FOLDER / "simulator-desktop.png")


if __name__ == "__main__":
    main()
