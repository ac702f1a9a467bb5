"""The emulated AWS: moto's own web application under waitress, on loopback only.

    python3 server.py --ready-file FILE [--port N] [--accounts JSON] [--token T] [--watch-stdin]

Once it listens it writes FILE: a JSON object with `address`, `pid` and `token`.
waitress, because it keeps connections open: a server that closes each one loses
answers, the SDK repeats a create, and an orphan stays behind. One lock round the
application, because moto's backends are not safe for threads.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from waitress.server import create_server

import patches
import recording
from repeats import answered_once

HEALTH_PATH = "/_emulator/health"
EXIT_PORT_TAKEN = 3

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def answer(start_response: Callable[..., Any], status: str, body: dict[str, Any]) -> list[bytes]:
    """Answers with a JSON object."""
    payload = json.dumps(body).encode()
    start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(payload)))])
    return [payload]


def with_health(application: Wsgi, identity: dict[str, Any]) -> Wsgi:
    """Adds the address at which the server says who it is, so that nobody stops a stranger."""

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("PATH_INFO") == HEALTH_PATH:
            return answer(start_response, "200 OK", identity)
        return application(environ, start_response)

    return serve


def one_at_a_time(application: Wsgi) -> Wsgi:
    """Lets one request at a time into the application, its whole answer included."""
    lock = threading.Lock()

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        with lock:
            return list(application(environ, start_response))

    return serve


def unimplemented_is_final(application: Wsgi) -> Wsgi:
    """Answers a call that moto lacks with 501, which no SDK repeats; a 500 is retried for minutes."""

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        try:
            return application(environ, start_response)
        except NotImplementedError as error:
            print(f"not implemented: {error}", file=sys.stderr, flush=True)
            return answer(start_response, "501 Not Implemented", {"message": str(error), "__type": "NotImplemented"})

    return serve


def emulated_aws() -> Wsgi:
    """moto's application for every service, told apart by the request's signature."""
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

    application = unimplemented_is_final(DomainDispatcherApplication(create_backend_app))
    return one_at_a_time(answered_once(application))


def end_with_stdin() -> None:
    """Ends this process when whoever started it is gone, however it went."""

    def watch() -> None:
        # Unbuffered, since a thread that holds the buffer's lock aborts the interpreter at its end.
        while os.read(0, 4096):
            pass
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def announce(target: Path, identity: dict[str, Any]) -> None:
    """Writes who and where the server is, in one step and for its owner alone."""
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as stream:
        json.dump(identity, stream)
    os.replace(unfinished, target)


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="Serves an emulated AWS on 127.0.0.1.")
    parser.add_argument("--ready-file", type=Path, required=True, help="written once the server listens")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--accounts", type=json.loads, default={}, help="account ids by account name, as JSON")
    parser.add_argument("--token", default="", help="tells this server from any other")
    parser.add_argument("--watch-stdin", action="store_true", help="end when standard input ends")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    options = parse(arguments)
    if options.watch_stdin:
        end_with_stdin()
    patches.apply(options.accounts)
    recording.start()
    identity: dict[str, Any] = {"pid": os.getpid(), "token": options.token}
    application = with_health(emulated_aws(), identity)
    try:
        server = create_server(application, host="127.0.0.1", port=options.port, threads=8, ident="emulated-aws")
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(f"Port {options.port} is taken.", file=sys.stderr)
        return EXIT_PORT_TAKEN
    identity["address"] = f"http://127.0.0.1:{server.effective_port}"
    announce(options.ready_file, identity)
    server.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
