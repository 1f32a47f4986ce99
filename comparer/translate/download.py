"""Fetches translation packages from the Argos index: on request only, never while translating."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from comparer import strings
from comparer.errors import ComparerError, missing_model, problem
from comparer.translate.packages import argos_setting, version_key

INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
TIMEOUT = 10.0
"""Seconds without a byte after which a connection is given up."""
ATTEMPTS = 4
_MAX_INDEX = 32 << 20
_MAX_PACKAGE = 2 << 30
_CHUNK = 1 << 18

Progress = Callable[[int, int | None], None]
"""Called with bytes done and bytes in all (None if the server does not say); may raise."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A package that the index offers."""

    source: str
    target: str
    version: str
    links: tuple[str, ...]


class DownloadError(ComparerError):
    """The network or a server did not give what was asked."""


def find(source: str, target: str) -> Listing:
    """The newest package of a direction in the index.

    `DownloadError` if the index cannot be read, `ModelMissingError` if it has no such package.
    """
    base = argos_setting("ARGOS_PACKAGE_INDEX") or INDEX
    url = base if base.endswith(".json") else base.rstrip("/") + "/index.json"
    try:
        with _open(url) as response:
            entries = json.loads(response.read(_MAX_INDEX))
    except (OSError, HTTPException, ValueError) as error:
        raise _unreachable("model_index", "", url, error) from error
    listings = [
        listing
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, dict)
        and (entry.get("from_code"), entry.get("to_code")) == (source, target)
        and entry.get("type", "translate") == "translate"
        and (listing := _listing(entry)).links
    ]
    if not listings:
        raise missing_model("model_not_offered", url=url, direction=f"{source}→{target}")
    return max(listings, key=lambda listing: version_key(listing.version))


def fetch(listing: Listing, goal: Path, progress: Progress | None = None) -> None:
    """Writes the package to `goal`; on any failure no file is left.

    A transfer that breaks off goes on where it stopped, from the next link if there is one.
    """
    tell = progress or _ignore
    failure: Exception | None = None
    try:
        for attempt in range(ATTEMPTS):
            url = listing.links[attempt % len(listing.links)]
            if attempt:
                time.sleep(0.5 * attempt)
            try:
                if _transfer(url, goal, tell):
                    return
            except urllib.error.HTTPError as error:
                failure = error
                if error.code == 416:  # what is there is no beginning of what is offered
                    goal.unlink(missing_ok=True)
            except (OSError, HTTPException) as error:
                failure = error
                if _no_network(error):
                    break
        direction = f"{listing.source}→{listing.target}"
        raise _unreachable("model_package", direction, listing.links[0], failure)
    except BaseException:
        goal.unlink(missing_ok=True)
        raise


def _ignore(_done: int, _total: int | None) -> None:
    """The progress of a transfer that nobody watches."""


def _transfer(url: str, goal: Path, tell: Progress) -> bool:
    """Fetches what is missing of a file; False if the connection ended too early."""
    have = goal.stat().st_size if goal.exists() else 0
    with _open(url, {"Range": f"bytes={have}-"} if have else {}) as response:
        resumed = response.status == 206
        done = have if resumed else 0
        total = _total(response.headers, done)
        if total is not None and total > _MAX_PACKAGE:
            raise DownloadError(
                f"{url} offers {total / 1e9:.1f} GB; a translation package has at most "
                f"{_MAX_PACKAGE / 1e9:.1f} GB."
            )
        tell(done, total)
        with _writable(goal, "ab" if resumed else "wb") as out:
            while chunk := response.read1(_CHUNK):  # what is there, so that progress shows soon
                _write(out, chunk, goal)
                done += len(chunk)
                if done > _MAX_PACKAGE:
                    raise DownloadError(f"{url} does not end; a package has at most 2 GB.")
                tell(done, total)
    return total is None or done >= total


def _writable(goal: Path, mode: str) -> IO[bytes]:
    """The file, open without a buffer, so that a full disk is noticed where it is written to."""
    try:
        return goal.open(mode, buffering=0)
    except OSError as error:
        raise _full(goal, error) from error


def _write(out: IO[bytes], chunk: bytes, goal: Path) -> None:
    rest = memoryview(chunk)
    try:
        while rest:
            rest = rest[out.write(rest) :]
    except OSError as error:
        raise _full(goal, error) from error


def _full(goal: Path, error: OSError) -> DownloadError:
    return DownloadError(
        f"The package cannot be written to {goal.parent} ({error.strerror}); free some space or "
        "make the folder writable."
    )


def _total(headers: HTTPMessage, done: int) -> int | None:
    length = headers.get("Content-Length")
    return done + int(length) if length and length.isdigit() else None


def _open(url: str, headers: dict[str, str] | None = None) -> Any:
    if urlsplit(url).scheme not in ("http", "https"):
        raise OSError("only http and https addresses are fetched")
    request = urllib.request.Request(url, headers={"User-Agent": "comparer", **(headers or {})})  # noqa: S310
    return urllib.request.urlopen(request, timeout=TIMEOUT)  # noqa: S310


def _listing(entry: dict[str, Any]) -> Listing:
    links = entry.get("links")
    return Listing(
        source=str(entry.get("from_code")),
        target=str(entry.get("to_code")),
        version=str(entry.get("package_version", "")),
        links=tuple(
            link
            for link in (links if isinstance(links, list) else ())
            if isinstance(link, str) and urlsplit(link).scheme in ("http", "https")
        ),
    )


def _no_network(error: Exception) -> bool:
    """Whether the address could not be reached at all, so that trying again is no use."""
    return isinstance(error, urllib.error.URLError) and not isinstance(
        error, urllib.error.HTTPError
    )


def _unreachable(part: str, direction: str, url: str, error: Exception | None) -> DownloadError:
    reason = getattr(error, "reason", None) or error or "the transfer broke off"
    said = problem(
        "model_unreachable",
        what=lambda lang: strings.text(lang, f"error.part.{part}", direction=direction),
        host=urlsplit(url).netloc,
        reason=str(reason),
    )
    return DownloadError(str(said), code=said.code, values=said.values)
