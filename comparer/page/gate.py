"""What stands before the page's server: no frame around it, and a key where one is asked for.

Others who are logged in on the same computer can open whatever listens on 127.0.0.1. With a key, as
in Jupyter, only those get in who have the address that `comparer app --key` gives: the key in it is
swapped for a cookie at once, so that it does not stay in the address bar.
"""

from __future__ import annotations

import hmac
import os
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

ENVIRONMENT = "COMPARER_PAGE_KEY"
"""Where the server finds its key: other users can read a process's arguments, not its variables."""
COOKIE = "comparer_key"
OPEN_PATHS = frozenset({"/_stcore/health"})
"""What answers without the key: whether the server is up, and nothing else."""

HEADERS = (
    # Nobody can lay the page invisibly under a page of theirs.
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"content-security-policy", b"frame-ancestors 'self'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
_REFUSAL = (
    "This page needs a key: open it with the address that was shown when it was started "
    "(http://…/?key=…).\n\n"
    "تحتاج هذه الصفحة إلى مفتاح: افتحها بالعنوان الذي ظهر عند تشغيلها (http://…/?key=…).\n"
)


def new_key() -> str:
    """A key that nobody guesses."""
    return secrets.token_urlsafe(24)


class Gate:
    """ASGI middleware around the whole server, its websocket included."""

    def __init__(self, app: App, key: str | None = None) -> None:
        self._app = app
        self._key = os.environ.get(ENVIRONMENT, "") if key is None else key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may come in; answer or close what may not."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        if self._key and scope["path"] not in OPEN_PATHS and not self._has_cookie(scope):
            await self._without_cookie(scope, receive, send)
            return
        await self._app(scope, receive, _with_headers(send) if scope["type"] == "http" else send)

    def _is_key(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._key.encode())

    def _has_cookie(self, scope: Scope) -> bool:
        for name, value in scope["headers"]:
            if name == b"cookie":
                try:
                    found = SimpleCookie(value.decode("latin-1")).get(COOKIE)
                except CookieError:
                    continue
                if found is not None and self._is_key(found.value):
                    return True
        return False

    async def _without_cookie(self, scope: Scope, receive: Receive, send: Send) -> None:
        from starlette.responses import PlainTextResponse, RedirectResponse, Response

        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
            return
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        answer: Response
        if any(name == "key" and self._is_key(value) for name, value in asked):
            rest = urlencode([(name, value) for name, value in asked if name != "key"])
            answer = RedirectResponse(f"{scope['path']}{f'?{rest}' if rest else ''}", 303)
            # Not "strict": the browser comes from a file, and would hold the cookie back at once.
            answer.set_cookie(COOKIE, self._key, httponly=True, samesite="lax")
        else:
            answer = PlainTextResponse(_REFUSAL, 403)
        await answer(scope, receive, _with_headers(send))


def _with_headers(send: Send) -> Send:
    """Sends on, with the headers on each answer."""

    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *HEADERS]}
        await send(message)

    return sending
