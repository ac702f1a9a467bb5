"""Records each AWS call that reaches the emulator, for whoever checks permissions afterwards.

Asked for by EMULATOR_API_LOG, the file to append to: one JSON object a line, with
`time`, `account`, `region`, `principal`, `agent`, `service`, `action` (IAM's name
for it), `resource` (an ARN, or null where the call does not tell) and `context`
(condition keys). Bodies hold passwords: none of them is written, only names.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from moto.core.responses import BaseResponse
from moto.s3.responses import S3Response

import call_names
import call_resources

VARIABLE = "EMULATOR_API_LOG"


def start(environment: dict[str, str] | os._Environ[str] = os.environ) -> None:
    """Records from now on, where the environment asks for it."""
    target = environment.get(VARIABLE)
    if not target:
        return
    recorder = Recorder(Path(target))
    hook(recorder)


class Recorder:
    """Appends to one file that its owner alone may read."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def write(self, entry: dict[str, Any]) -> None:
        """Appends one entry in one write, so that lines of two servers never mix."""
        line = json.dumps({"time": round(time.time(), 3), **entry}, sort_keys=True) + "\n"
        handle = os.open(self.target, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, line.encode())
        finally:
            os.close(handle)


def hook(recorder: Recorder) -> None:
    """Puts the recorder in front of what answers calls: one way for S3, one for all else."""
    stock_call = BaseResponse.call_action
    stock_s3 = S3Response._authenticate_and_authorize_s3_action

    def call_action(self: Any) -> Any:
        for entry in entries_of_call(self):
            recorder.write(entry)
        return stock_call(self)

    def s3_action(self: Any, bucket_name: str | None = None, key_name: str | None = None) -> Any:
        for entry in entries_of_s3(self, bucket_name, key_name):
            recorder.write(entry)
        return stock_s3(self, bucket_name, key_name)

    BaseResponse.call_action = call_action
    S3Response._authenticate_and_authorize_s3_action = s3_action


def entries_of_call(response: Any) -> list[dict[str, Any]]:
    """The call itself, and each role that it hands to a service."""
    service = call_names.service_of(response)
    operation = response._get_action() or "Unknown"
    parameters = parameters_of(response)
    common = who_and_where(response)
    action = call_names.action(service, operation)
    place = call_resources.Place(service, common["region"], common["account"])
    call = {
        **common,
        "service": service,
        "action": action,
        "resource": call_resources.resource(place, parameters, response.path),
        "context": call_resources.context(action, parameters, common["account"]),
    }
    passed = [
        {**common, "service": "iam", "action": "iam:PassRole", "resource": role, "context": {"iam:PassedToService": to}}
        for role, to in call_resources.passed_roles(action, parameters)
    ]
    return [call, *passed]


def entries_of_s3(response: Any, bucket: str | None, key: str | None) -> list[dict[str, Any]]:
    """A call of S3, whose operation follows from method, path and query; one for each object that it deletes."""
    request = response.request
    query = dict(parse_qsl(request.query_string.decode(), keep_blank_values=True))
    if request.method == "POST" and "delete" in query and not key:
        common = {**who_and_where(response), "service": "s3", "context": {}}
        return [
            {**common, "action": action, "resource": f"arn:aws:s3:::{bucket}/{name}"}
            for action, name in call_names.s3_deletions(request.get_data(cache=True))
        ]
    return [entry_of_s3(response, query, bucket, key)]


def entry_of_s3(response: Any, query: dict[str, str], bucket: str | None, key: str | None) -> dict[str, Any]:
    """A call of S3 that is about a bucket, or one object."""
    request = response.request
    action = call_names.s3_action(request.method, query, bucket, key)
    context: dict[str, str] = {}
    if action == "s3:ListBucket" and "prefix" in query:
        context["s3:prefix"] = query["prefix"]
    encryption = request.headers.get("x-amz-server-side-encryption")
    if encryption and action == "s3:PutObject":
        context["s3:x-amz-server-side-encryption"] = encryption
    resource = None if bucket is None else f"arn:aws:s3:::{bucket}" + (f"/{key}" if key else "")
    return {**who_and_where(response), "service": "s3", "action": action, "resource": resource, "context": context}


def who_and_where(response: Any) -> dict[str, Any]:
    """Account, region, role and kind of client of a call."""
    agent = str(response.headers.get("User-Agent", ""))
    return {
        "account": response.current_account,
        "region": call_names.scope(response)[0] or response.region,
        "principal": principal(response),
        "agent": "terraform" if "Terraform" in agent else "other",
    }


def principal(response: Any) -> str | None:
    """The role whose session made the call; None for other credentials."""
    from moto.sts.models import sts_backends

    key = response.get_access_key()
    for partition in sts_backends[response.current_account].values():
        role = partition.get_assumed_role_from_access_key(key)
        if role is not None:
            return role.role_arn
    return None


def parameters_of(response: Any) -> dict[str, Any]:
    """What the call was given, whichever way its protocol hands it over."""
    parameters: dict[str, Any] = {name: values[0] for name, values in response.querystring.items() if values}
    body = response.body
    if not isinstance(body, dict):
        try:
            body = json.loads(body or "{}")
        except (TypeError, ValueError):
            body = {}
    return {**parameters, **body} if isinstance(body, dict) else parameters
