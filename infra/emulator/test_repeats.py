"""A call that is repeated is done once."""

from __future__ import annotations

import io
import unittest
from typing import Any

from repeats import REMEMBERED_CALLS, answered_once


class Lock:
    """An application that can be taken once, as Terraform's lock table."""

    def __init__(self) -> None:
        self.takers: list[str] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        taker = environ["wsgi.input"].read().decode()
        if self.takers:
            start_response("400 Bad Request", [])
            return [b"taken"]
        self.takers.append(taker)
        start_response("200 OK", [("X-Taker", taker)])
        return [b"yours"]


def call(application: Any, name: str | None, body: bytes = b"me", method: str = "POST") -> tuple[str, list, bytes]:
    said: list[Any] = []
    environ = {"REQUEST_METHOD": method, "wsgi.input": io.BytesIO(body)}
    if name is not None:
        environ["HTTP_AMZ_SDK_INVOCATION_ID"] = name
    answer = application(environ, lambda status, headers: said.extend((status, headers)))
    return said[0], said[1], b"".join(answer)


class AnsweredOnce(unittest.TestCase):
    def setUp(self):
        self.lock = Lock()
        self.application = answered_once(self.lock)

    def test_a_repeated_call_gets_the_first_answer(self):
        first = call(self.application, "a")
        self.assertEqual(first, ("200 OK", [("X-Taker", "me")], b"yours"))
        self.assertEqual(call(self.application, "a"), first)
        self.assertEqual(self.lock.takers, ["me"])

    def test_another_call_is_another(self):
        call(self.application, "a")
        self.assertEqual(call(self.application, "b")[0], "400 Bad Request")

    def test_a_call_without_a_name_is_done_each_time(self):
        call(self.application, None)
        self.assertEqual(call(self.application, None)[0], "400 Bad Request")

    def test_what_only_reads_is_done_each_time(self):
        call(self.application, "a", method="GET")
        self.assertEqual(call(self.application, "a", method="GET")[0], "400 Bad Request")

    def test_what_was_refused_is_tried_again(self):
        call(self.application, "a")
        self.assertEqual(call(self.application, "b")[0], "400 Bad Request")
        self.lock.takers.clear()
        self.assertEqual(call(self.application, "b")[0], "200 OK")

    def test_forgets_the_oldest(self):
        call(self.application, "a")
        for number in range(REMEMBERED_CALLS):
            self.lock.takers.clear()
            call(self.application, f"other {number}")
        self.assertEqual(call(self.application, "a")[0], "400 Bad Request")


if __name__ == "__main__":
    unittest.main()
