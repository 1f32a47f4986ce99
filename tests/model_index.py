"""A stand-in for the Argos index, on this machine."""

from __future__ import annotations

import http.server
import json
import threading
from pathlib import Path


class IndexServer:
    """Serves an index and a package on this machine, breaking off when told to."""

    def __init__(self, package_path: Path) -> None:
        self.data = package_path.read_bytes()
        self.break_after: list[int] = []
        self.ranges: list[str | None] = []
        self.status = 200
        self.pair = ("ar", "en")
        self.go_on = threading.Event()
        """While it is not set, a package stops half-way."""
        self.go_on.set()
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *args):
                pass

            def do_GET(self):
                if self.path.endswith("index.json"):
                    entry = {
                        "from_code": server.pair[0],
                        "to_code": server.pair[1],
                        "package_version": "1.0",
                        "links": [f"{server.url}/package", "ipfs://ignored"],
                    }
                    older = {**entry, "package_version": "0.9", "links": [f"{server.url}/old"]}
                    self.send(json.dumps([older, entry]).encode(), 200)
                    return
                given = self.headers.get("Range")
                server.ranges.append(given)
                if server.status != 200:
                    self.send_error(server.status)
                    return
                start = int(given.removeprefix("bytes=").rstrip("-")) if given else 0
                self.send(
                    server.data[start:],
                    206 if given else 200,
                    server.break_after.pop(0) if server.break_after else None,
                )

            def send(self, body, status, limit=None):
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                body = body[:limit]
                self.wfile.write(body[: len(body) // 2])
                if "package" in self.path:
                    server.go_on.wait(30)
                self.wfile.write(body[len(body) // 2 :])

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
