"""A call that an SDK repeats is done once, and answered twice.

Now and then an SDK loses an answer and sends the call again, under the same
`amz-sdk-invocation-id` and as another attempt. Where the first attempt was done,
the second finds its own work: the lock that Terraform has just taken is then
held, by itself. Here it gets the answer of the first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Answer = tuple[str, list[tuple[str, str]], list[bytes]]

# An SDK repeats within seconds; of larger answers none is to a change.
REMEMBERED_CALLS = 512
REMEMBERED_BYTES = 64 * 1024


def answered_once(application: Wsgi) -> Wsgi:
    """Remembers what changes were answered, for when they are asked for again."""
    answers: OrderedDict[str, Answer] = OrderedDict()

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        call = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        if not call or environ.get("REQUEST_METHOD") in ("GET", "HEAD"):
            return application(environ, start_response)
        answer = answers.get(call)
        if answer is None:
            answer = ask(application, environ)
            remember(answers, call, answer)
        status, headers, body = answer
        start_response(status, headers)
        return body

    return serve


def ask(application: Wsgi, environ: dict[str, Any]) -> Answer:
    """The whole answer of the application."""
    started: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
        started[:] = [(status, headers)]

    body = list(application(environ, start_response))
    [(status, headers)] = started
    return status, headers, body


def remember(answers: OrderedDict[str, Answer], call: str, answer: Answer) -> None:
    """Keeps what was done: a call that was refused may be allowed the next time."""
    status, _, body = answer
    if not status.startswith("2") or sum(map(len, body)) > REMEMBERED_BYTES:
        return
    answers[call] = answer
    if len(answers) > REMEMBERED_CALLS:
        answers.popitem(last=False)
