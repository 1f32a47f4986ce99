"""Installing and removing models: what is refused, and that failures leave nothing behind."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path

import pytest
from toy_model import package

from comparer.errors import ComparerError, InputError, ModelMissingError
from comparer.options import Options
from comparer.translate import archive, download
from comparer.translate.models import available, describe, install, installed, remove
from comparer.translate.packages import packages_folder


def everything(home: Path) -> list[str]:
    data = home / "data"
    return sorted(p.relative_to(data).as_posix() for p in data.rglob("*") if p.is_file())


def test_a_file_is_installed_listed_and_removed(argosmodel, home):
    assert installed() == ()
    model = install(argosmodel)
    assert (model.name, model.version) == ("ar-en", "1.0")
    assert model.folder == packages_folder() / "translate-ar_en-1_0"
    assert installed() == (model,)
    assert model.size == sum(p.stat().st_size for p in model.folder.rglob("*") if p.is_file())
    assert remove("ar-en") == model
    assert installed() == ()
    assert everything(home) == []


def test_a_new_version_takes_the_place_of_the_old(trained, argosmodel, tmp_path, home):
    install(argosmodel)
    assert install(package(trained, "ar", "en", tmp_path, "1.9")).version == "1.9"
    assert [m.version for m in installed()] == ["1.9"]
    install(argosmodel)
    install(argosmodel)
    assert [m.version for m in installed()] == ["1.0"]
    assert [p.name for p in packages_folder().iterdir()] == ["translate-ar_en-1_0"]
    assert [p.name for p in packages_folder().parent.iterdir()] == ["packages"]


def test_removing_what_is_not_there_lists_what_is(argosmodel):
    install(argosmodel)
    with pytest.raises(InputError, match="installed: ar-en"):
        remove("en-ar")


def test_both_directions_are_known():
    assert {model.name for model in available()} == {"ar-en", "en-ar"}


def test_doctor_line_names_engine_and_reason(argosmodel):
    line = describe(Options(translator="auto", reader="en"))
    assert "models install ar-en" in line
    install(argosmodel)
    assert describe(Options(translator="auto", reader="en")).startswith("Argos ar→en 1.0, because")
    assert "options say so" in describe(Options(translator="none"))


def rewritten(source: Path, out: Path, *, drop=(), extra=(), replace=None) -> Path:
    """A copy of an archive with entries left out, added or with other content."""
    path = out / "changed.argosmodel"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            name = entry.filename.split("/", 1)[1]
            if name not in drop:
                new.writestr(entry.filename, (replace or {}).get(name, old.read(entry)))
        for entry, data in extra:
            new.writestr(entry, data)
    return path


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


TOP = "translate-ar_en-1_0"

HOSTILE = {
    "parent": (f"{TOP}/../../evil", "outside"),
    "absolute": ("/etc/evil", "outside"),
    "backslash": (f"{TOP}\\..\\evil", "outside"),
    "drive": ("C:evil", "outside"),
    "control": (f"{TOP}/a\x1bb", "control characters"),
    "link": (link(f"{TOP}/model/link"), "link or device"),
    "twice": (f"{TOP}/MODEL/model.bin", "twice"),
    "beside": ("other/file", "one folder"),
    "loose": ("file", "one folder"),
    "bomb": (f"{TOP}/zeros", "times its size"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_entries_are_refused_and_leave_nothing(case, argosmodel, tmp_path, home):
    entry, said = HOSTILE[case]
    data = b"\0" * (100 << 20) if case == "bomb" else "/etc/passwd"
    path = rewritten(argosmodel, tmp_path, extra=[(entry, data)])
    with pytest.raises(InputError, match=said):
        install(path)
    assert everything(home) == []
    assert list(tmp_path.parent.rglob("evil")) == []


def metadata(**changes: object) -> dict[str, str]:
    given = {"from_code": "ar", "to_code": "en", "package_version": "1.0", **changes}
    return {"metadata.json": json.dumps({k: v for k, v in given.items() if v is not None})}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"drop": ("model/model.bin",)}, "model/model.bin"),
        ({"drop": ("sentencepiece.model",)}, "sentencepiece.model or bpe.model"),
        ({"drop": ("metadata.json",)}, "no metadata.json"),
        ({"replace": {"metadata.json": "{"}}, "damaged metadata.json"),
        ({"replace": {"metadata.json": "[1]"}}, "another kind"),
        ({"replace": metadata(type="sbd")}, "another kind"),
        ({"replace": metadata(from_code=None)}, "which languages"),
        ({"replace": metadata(from_code="es", to_code="fr")}, "es→fr"),
        ({"replace": metadata(to_code="ar")}, "ar→ar"),
        ({"replace": {"model/model.bin": b"no weights"}}, "does not load"),
        ({"replace": {"sentencepiece.model": b"no pieces"}}, "does not load"),
    ],
)
def test_wrong_content_is_refused_and_leaves_nothing(changes, said, argosmodel, tmp_path, home):
    with pytest.raises(InputError, match=said) as caught:
        install(rewritten(argosmodel, tmp_path, **changes))
    assert "changed.argosmodel" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert everything(home) == []


def test_a_damaged_archive_is_refused(argosmodel, tmp_path, home):
    data = bytearray(argosmodel.read_bytes())
    for position in range(len(data) // 3, len(data) // 2):
        data[position] ^= 0x55
    damaged = tmp_path / "damaged.argosmodel"
    damaged.write_bytes(data)
    with pytest.raises(InputError, match=r"damaged\.argosmodel"):
        install(damaged)
    half = tmp_path / "half.argosmodel"
    half.write_bytes(argosmodel.read_bytes()[:-3000])
    with pytest.raises(InputError, match=r"half\.argosmodel"):
        install(half)
    (tmp_path / "empty.argosmodel").touch()
    with pytest.raises(InputError, match="not a readable"):
        install(tmp_path / "empty.argosmodel")
    assert everything(home) == []


def test_oversize_is_refused(argosmodel, home, monkeypatch):
    monkeypatch.setattr(archive, "MAX_BYTES", 1000)
    with pytest.raises(InputError, match="the limit is"):
        install(argosmodel)
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    with pytest.raises(InputError, match="at most 3"):
        install(argosmodel)


def test_a_failed_installation_keeps_the_model_that_was_there(argosmodel, tmp_path, home):
    before = install(argosmodel)
    with pytest.raises(InputError):
        install(rewritten(argosmodel, tmp_path, replace={"model/model.bin": b"no weights"}))
    assert installed() == (before,)


def test_a_name_that_is_neither_model_nor_file_says_what_is(home):
    with pytest.raises(InputError, match="ar-en"):
        install("nonsense")


@pytest.fixture
def server(model_index, monkeypatch):
    monkeypatch.setattr(download.time, "sleep", lambda seconds: None)
    return model_index


def test_a_model_is_fetched_by_name_with_progress(server, home):
    seen = []
    model = install("ar-en", progress=lambda done, total: seen.append((done, total)))
    assert model.name == "ar-en"
    assert seen[0] == (0, len(server.data))
    assert seen[-1] == (len(server.data), len(server.data))


def test_a_transfer_that_breaks_off_goes_on_where_it_stopped(server, home):
    server.break_after = [50_000, 70_000]
    assert install("ar-en").name == "ar-en"
    assert server.ranges == [None, "bytes=50000-", "bytes=120000-"]


def test_a_transfer_that_never_completes_leaves_nothing(server, home):
    server.break_after = [10] * 20
    with pytest.raises(download.DownloadError, match="could not be fetched"):
        install("ar-en")
    server.break_after = []
    server.status = 404
    with pytest.raises(download.DownloadError, match=r"404|Not Found"):
        install("ar-en")
    assert everything(home) == []


def test_stopping_leaves_nothing(server, home):
    def stop(done: int, total: int | None) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install("ar-en", progress=stop)
    assert everything(home) == []


def test_the_index_may_not_pass_off_another_direction(server, home):
    server.pair = ("en", "ar")
    with pytest.raises(InputError, match="ar→en; nothing was installed"):
        install("en-ar")
    with pytest.raises(ModelMissingError, match="no ar→en package"):
        install("ar-en")
    assert everything(home) == []


def test_without_a_network_one_sentence_comes_soon(monkeypatch, home):
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:9/")
    with pytest.raises(ComparerError, match=r"bring a \.argosmodel file") as caught:
        install("ar-en")
    assert "\n" not in str(caught.value)
    assert everything(home) == []
