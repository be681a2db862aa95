"""Takes the pictures of the office's papers: ``make pictures`` (needs LibreOffice and pdftoppm)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bot.documents.papers import Papers
from tests import paper_samples as sample

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "img"
# Of which page of which file, under which name.
WANTED = (
    ("bao-cao-tuan.docx", 1, "bao-cao-tuan-1"),
    ("bao-cao-tuan.docx", 2, "bao-cao-tuan-2"),
    ("bao-cao-tuan.docx", 3, "bao-cao-tuan-3"),
    ("bieu.xlsx", 1, "bieu-01-tcd"),
    ("bieu.xlsx", 2, "bieu-don-thu"),
    ("so-tiep-cong-dan.xlsx", 1, "so-tiep-cong-dan"),
    ("bao-cao-nhanh.docx", 1, "bao-cao-nhanh"),
)


def main() -> None:
    """Make the papers of the invented week, print them, keep their pages."""
    for program in ("libreoffice", "pdftoppm"):
        if shutil.which(program) is None:
            sys.exit(f"{program} is not installed; the pictures of the papers stay as they are.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, content in papers().items():
            (place / name).write_bytes(content)
        for name in dict.fromkeys(name for name, _, _ in WANTED):
            subprocess.run(
                ["libreoffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                 "--outdir", folder, str(place / name)],
                check=True, capture_output=True,
            )  # fmt: skip
        for name, page, picture in WANTED:
            print_page(place / name, page, FOLDER / picture)


def print_page(paper: Path, page: int, picture: Path) -> None:
    """One page of a printed paper as a picture."""
    pdf = paper.with_suffix(".pdf")
    number = str(page)
    subprocess.run(
        ["pdftoppm", "-png", "-r", "80", "-f", number, "-l", number, "-singlefile", str(pdf), str(picture)], check=True
    )


def papers() -> dict[str, bytes]:
    """Every paper of the invented week."""
    unit, now, before = sample.settings().policy.unit, sample.week(), sample.week_before()
    make = Papers()
    proposals = "Đề nghị Ban Tiếp công dân huyện cử cán bộ phối hợp tiếp đoàn công dân tiểu khu 3."
    return {
        "bao-cao-tuan.docx": make.weekly_report(now, before, unit, proposals=proposals),
        "bieu.xlsx": make.forms(now, unit, sample.form("01/TCD", "statistics", now.last)),
        "so-tiep-cong-dan.xlsx": make.register(
            sample.receptions(), unit, now.first, now.last, sample.form("03/TCD", "reception", now.last)
        ),
        "bao-cao-nhanh.docx": make.quick_report(sample.incident(), sample.done(), unit, sample.at(11, 8, 20)),
    }


if __name__ == "__main__":
    main()
