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

from comparer import languages
from comparer.errors import InputError

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
        raise InputError(f"There is no file {path}; give a .argosmodel file.") from None
    except (*_DAMAGE, OSError) as error:
        raise InputError(
            f"{path.name} is not a readable .argosmodel archive ({error}); fetch or copy it again."
        ) from error


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
        raise InputError(f"{path.name} is damaged ({error}); fetch or copy it again.") from error
    return into / contents.folder


def _contents(name: str, archive: zipfile.ZipFile) -> Contents:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise InputError(
            f"{name} has {len(entries)} entries; a translation package has at most {MAX_ENTRIES}."
        )
    files: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        _check_entry(name, entry)
        if entry.is_dir():
            continue
        key = str(PurePosixPath(entry.filename)).casefold()
        if key in files:
            raise InputError(f"{name} holds {entry.filename} twice; a package has each file once.")
        files[key] = entry
    size = sum(entry.file_size for entry in files.values())
    packed = sum(entry.compress_size for entry in files.values())
    if size > MAX_BYTES:
        raise InputError(
            f"{name} would unpack to {size / 1e9:.1f} GB; the limit is {MAX_BYTES / 1e9:.1f} GB."
        )
    if size > _CHUNK and size > MAX_RATIO * packed:
        raise InputError(
            f"{name} would unpack to {size // max(packed, 1)} times its size, which no translation "
            "package does; get it from another source."
        )
    names = tuple(entry.filename for entry in files.values())
    folder = _folder(name, names)
    source, target, version = _read_metadata(name, archive, f"{folder}/metadata.json", files)
    for needed in (("model/model.bin",), ("sentencepiece.model", "bpe.model")):
        if not any(f"{folder}/{file}".casefold() in files for file in needed):
            raise InputError(
                f"{name} is no translation package: it holds no {' or '.join(needed)}."
            )
    return Contents(folder, source, target, version, names, size)


def _check_entry(name: str, entry: zipfile.ZipInfo) -> None:
    path = entry.filename
    parts = PurePosixPath(path).parts
    drive = len(path) > 1 and path[1] == ":"
    if not parts or path.startswith("/") or "\\" in path or ".." in parts or drive:
        raise InputError(
            f"{name} holds an entry that would land outside its folder ({path!r}); "
            "do not trust this file."
        )
    if not path.isprintable():
        raise InputError(f"{name} holds an entry with control characters in its name ({path!r}).")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise InputError(
            f"{name} holds a link or device ({path!r}); a translation package has files only."
        )
    if entry.flag_bits & 0x1:
        raise InputError(f"{name} is encrypted; a translation package is not.")


def _folder(name: str, files: tuple[str, ...]) -> str:
    tops = {PurePosixPath(file).parts[0] for file in files}
    if len(tops) != 1 or any(len(PurePosixPath(file).parts) < 2 for file in files):
        raise InputError(
            f"{name} is no translation package: it should hold one folder, but has "
            f"{', '.join(sorted(tops)[:3]) or 'nothing'} at its top."
        )
    return tops.pop()


def _read_metadata(
    name: str, archive: zipfile.ZipFile, path: str, files: dict[str, zipfile.ZipInfo]
) -> tuple[str, str, str]:
    """Source, target and version; `InputError` for what is no usable translation package."""
    entry = files.get(path.casefold())
    if entry is None or entry.file_size > _MAX_METADATA:
        raise InputError(f"{name} is no translation package: it holds no metadata.json.")
    try:
        metadata: Any = json.loads(archive.read(entry))
    except _DAMAGE as error:
        raise InputError(f"{name} has a damaged metadata.json ({error}).") from error
    if not isinstance(metadata, dict) or metadata.get("type", "translate") != "translate":
        raise InputError(f"{name} is a package of another kind than translation.")
    source, target = metadata.get("from_code"), metadata.get("to_code")
    if not isinstance(source, str) or not isinstance(target, str) or not source or not target:
        raise InputError(f"{name} does not say which languages it translates.")
    if source == target or not {source, target} & set(languages.CODES):
        raise InputError(
            f"{name} translates {source}→{target}; a package from or into "
            f"{' or '.join(languages.CODES)} is needed."
        )
    return source, target, str(metadata.get("package_version", ""))
