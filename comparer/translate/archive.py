"""Opens an .argosmodel archive: everything about it is checked before anything is unpacked.

An archive may come from anyone's stick. It is a zip file with one folder that holds
`metadata.json`, a CTranslate2 model in `model/` and a tokenizer; entries that would land anywhere
else, that are no plain files, or that would fill the disk are refused.
"""

from __future__ import annotations

import json
import lzma
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from comparer import languages, strings
from comparer.errors import problem

MAX_ENTRIES = 2_000
MAX_BYTES = 2 << 30
"""Unpacked. Argos's packages have 50 to 300 MB, the largest published ones under 1 GB."""
MAX_RATIO = 50
"""Unpacked size over packed size. Weights hardly shrink; a run of zeros shrinks a thousandfold."""
_MAX_METADATA = 1 << 20
_CHUNK = 1 << 20
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, ValueError,
    RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archive that passed every check holds."""

    folder: str
    """The one folder at its top."""
    source: str
    target: str
    version: str
    files: tuple[str, ...]
    size: int
    """Bytes when unpacked."""


def inspect(path: Path) -> Contents:
    """What the archive holds; `InputError` in one sentence if it must not be unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _contents(path.name, archive)
    except FileNotFoundError:
        raise problem("model_file_missing", path=str(path)) from None
    except (*_DAMAGE, OSError) as error:
        raise problem("model_unreadable", name=path.name, reason=str(error)) from error


def unpack(path: Path, contents: Contents, into: Path) -> Path:
    """Unpacks an inspected archive into a folder and gives the package's folder there.

    `InputError` if the content is damaged or grows past what the archive declared.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            for name in contents.files:
                goal = into.joinpath(*PurePosixPath(name).parts)
                goal.parent.mkdir(parents=True, exist_ok=True)
                left = archive.getinfo(name).file_size
                with archive.open(name) as packed, goal.open("xb") as out:
                    while chunk := packed.read(_CHUNK):
                        left -= len(chunk)
                        if left < 0:
                            raise zipfile.BadZipFile(f"{name} is larger than it says")
                        out.write(chunk)
    except _DAMAGE as error:
        raise problem("model_damaged", name=path.name, reason=str(error)) from error
    return into / contents.folder


def _contents(name: str, archive: zipfile.ZipFile) -> Contents:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise problem("model_entries", name=name, n=len(entries), most=MAX_ENTRIES)
    files: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        _check_entry(name, entry)
        if entry.is_dir():
            continue
        key = str(PurePosixPath(entry.filename)).casefold()
        if key in files:
            raise problem("model_twice", name=name, entry=entry.filename)
        files[key] = entry
    size = sum(entry.file_size for entry in files.values())
    packed = sum(entry.compress_size for entry in files.values())
    if size > MAX_BYTES:
        raise problem("model_large", name=name, size=_gb(size), most=_gb(MAX_BYTES))
    if size > _CHUNK and size > MAX_RATIO * packed:
        raise problem("model_bomb", name=name, times=size // max(packed, 1))
    names = tuple(entry.filename for entry in files.values())
    folder = _folder(name, names)
    source, target, version = _read_metadata(name, archive, f"{folder}/metadata.json", files)
    for needed in (("model/model.bin",), ("sentencepiece.model", "bpe.model")):
        if not any(f"{folder}/{file}".casefold() in files for file in needed):
            raise problem("model_lacks", name=name, file=" or ".join(needed))
    return Contents(folder, source, target, version, names, size)


def _gb(size: int) -> str:
    return f"{size / 1e9:.1f}"


def _supported(lang: str) -> str:
    """The languages that are read here, named in an interface language."""
    names = [languages.get(code).names[lang] for code in languages.CODES]
    return f" {strings.text(lang, 'error.part.or')} ".join(names)


def _check_entry(name: str, entry: zipfile.ZipInfo) -> None:
    path = entry.filename
    parts = PurePosixPath(path).parts
    drive = len(path) > 1 and path[1] == ":"
    if not parts or path.startswith("/") or "\\" in path or ".." in parts or drive:
        raise problem("model_outside", name=name, entry=repr(path))
    if not path.isprintable():
        raise problem("model_control", name=name, entry=repr(path))
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise problem("model_link", name=name, entry=repr(path))
    if entry.flag_bits & 0x1:
        raise problem("model_encrypted", name=name)


def _folder(name: str, files: tuple[str, ...]) -> str:
    tops = {PurePosixPath(file).parts[0] for file in files}
    if len(tops) != 1 or any(len(PurePosixPath(file).parts) < 2 for file in files):
        raise problem("model_folder", name=name, found=", ".join(sorted(tops)[:3]) or "–")
    return tops.pop()


def _read_metadata(
    name: str, archive: zipfile.ZipFile, path: str, files: dict[str, zipfile.ZipInfo]
) -> tuple[str, str, str]:
    """Source, target and version; `InputError` for what is no usable translation package."""
    entry = files.get(path.casefold())
    if entry is None or entry.file_size > _MAX_METADATA:
        raise problem("model_lacks", name=name, file="metadata.json")
    try:
        metadata: Any = json.loads(archive.read(entry))
    except _DAMAGE as error:
        raise problem("model_metadata", name=name, reason=str(error)) from error
    if not isinstance(metadata, dict) or metadata.get("type", "translate") != "translate":
        raise problem("model_kind", name=name)
    source, target = metadata.get("from_code"), metadata.get("to_code")
    if not isinstance(source, str) or not isinstance(target, str) or not source or not target:
        raise problem("model_no_languages", name=name)
    if source == target or not {source, target} & set(languages.CODES):
        raise problem(
            "model_languages",
            name=name,
            direction=f"{source}→{target}",
            languages=_supported,
        )
    return source, target, str(metadata.get("package_version", ""))
