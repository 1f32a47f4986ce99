"""Comparing, the page and every download ask nothing of the network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

_ALL = """
from comparer import Article, Comparer, Options
from comparer.doctor import diagnose
from comparer.render import FORMATS, render, summary

a, b = (Article.from_file(path) for path in {files!r})
report = Comparer(Options(translator="auto")).compare(a, b)
for lang in ("en", "ar"):
    for form in FORMATS:
        assert render(report, form, lang)
    assert summary(report, lang)
assert list(diagnose())
print(len(report.differences))
"""


def run(code, environment):
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    return done.stdout, done.stderr


def test_the_watch_sees_what_is_tried(watch):
    environment, log = watch
    _, said = run("__import__('urllib.request').request.urlopen('http://192.0.2.1')", environment)
    assert "no network in this test" in said
    assert "192.0.2.1" in log.read_text()
    log.write_text("")


def test_comparing_and_every_download_try_no_network(watch, tmp_path):
    environment, log = watch
    page = tmp_path / "a.html"
    text = (ROOT / "samples" / "qaryatayn" / "ar.txt").read_text("utf-8")
    inside = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    page.write_text(
        '<link rel="stylesheet" href="http://192.0.2.1/x.css"><img src="http://192.0.2.1/x.png">'
        f"<article>{inside}</article>",
        "utf-8",
    )
    files = [str(page), str(ROOT / "samples" / "qaryatayn" / "en.txt")]
    found, said = run(_ALL.format(files=files), environment)
    assert int(found or 0) > 0, said
    assert log.read_text() == ""
