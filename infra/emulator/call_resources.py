"""What a call is about: the ARN of its resource, its condition keys, the roles that it hands on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Iterator, Mapping

_ROLE = re.compile(r"arn:aws:iam::\d{12}:role/\S+")

# Parameters that name a resource, the more telling first, and its ARN after the account.
_NAMED: dict[str, tuple[tuple[str, str], ...]] = {
    "cloudwatch": (("AlarmName", "alarm:{}"), ("DashboardName", "dashboard/{}")),
    "codebuild": (("name", "project/{}"),),
    "codepipeline": (("pipelineName", "{}"), ("name", "{}")),
    "dynamodb": (("TableName", "table/{}"),),
    "events": (("Rule", "rule/{}"), ("Name", "rule/{}")),
    "iam": (("PolicyName", "policy/{}"),),
    "kms": (("AliasName", "{}"), ("KeyId", "key/{}")),
    "lambda": (("FunctionName", "function:{}"),),
    "logs": (("logGroupName", "log-group:{}"),),
    "rds": (
        ("DBInstanceIdentifier", "db:{}"),
        ("DBClusterIdentifier", "cluster:{}"),
        ("DBClusterParameterGroupName", "cluster-pg:{}"),
        ("DBSubnetGroupName", "subgrp:{}"),
    ),
    "sns": (("Name", "{}"),),
    "sqs": (("QueueName", "{}"), ("QueueUrl", "{}")),
    "ssm": (("Name", "parameter{}"), ("ResourceId", "parameter{}")),
}
_GLOBAL = frozenset({"iam", "organizations"})

# Calls that hand a role to a service, and the service.
_PASSED_TO = {
    "codebuild:CreateProject": "codebuild.amazonaws.com",
    "codebuild:UpdateProject": "codebuild.amazonaws.com",
    "codepipeline:CreatePipeline": "codepipeline.amazonaws.com",
    "codepipeline:UpdatePipeline": "codepipeline.amazonaws.com",
    "config:PutConfigurationRecorder": "config.amazonaws.com",
    "ec2:CreateFlowLogs": "vpc-flow-logs.amazonaws.com",
    "events:PutTargets": "events.amazonaws.com",
    "lambda:CreateFunction": "lambda.amazonaws.com",
    "lambda:UpdateFunctionConfiguration": "lambda.amazonaws.com",
    "rds:CreateDBInstance": "monitoring.rds.amazonaws.com",
    "rds:ModifyDBInstance": "monitoring.rds.amazonaws.com",
}
# The parameters that hand a role on; in others, such as the value of a build's variable, it is a text.
_ROLE_PARAMETERS = frozenset({"deliverlogspermissionarn", "monitoringrolearn", "role", "rolearn", "servicerole"})
_ROLE_CHANGES = frozenset({"iam:AttachRolePolicy", "iam:PutRolePolicy"})


@dataclass(frozen=True)
class Place:
    """Where a resource is."""

    service: str
    region: str
    account: str

    def arn(self, rest: str) -> str:
        """The ARN of what `rest` names here."""
        region = "" if self.service in _GLOBAL or rest.startswith("dashboard/") else self.region
        return f"arn:aws:{self.service}:{region}:{self.account}:{rest}"


def resource(place: Place, parameters: Mapping[str, Any], path: str) -> str | None:
    """The ARN that a call is about; None where the call does not name it."""
    # A role's calls also name policies, which are not what they are about.
    if place.service == "iam" and parameters.get("RoleName"):
        return place.arn(f"role/{parameters['RoleName']}")
    for value in parameters.values():
        if isinstance(value, str) and value.startswith(f"arn:aws:{place.service}:"):
            return value
    if place.service == "lambda":
        found = re.search(r"/functions/([^/?]+)", path)
        if found:
            return place.arn(f"function:{found.group(1)}")
    for name, pattern in _NAMED.get(place.service, ()):
        value = parameters.get(name)
        if isinstance(value, str) and value:
            return _named(place, pattern, value)
    return None


def _named(place: Place, pattern: str, value: str) -> str:
    if place.service == "kms" and value.startswith("alias/"):
        return place.arn(value)
    if place.service == "sqs":
        value = value.rsplit("/", 1)[-1]
    return place.arn(pattern.format(value))


def context(action: str, parameters: Mapping[str, Any], account: str) -> dict[str, str]:
    """Condition keys of a call, besides those that every call has."""
    boundary = parameters.get("PermissionsBoundary")
    if action in _ROLE_CHANGES:
        boundary = _boundary_of(account, str(parameters.get("RoleName")))
    found = {} if not isinstance(boundary, str) else {"iam:PermissionsBoundary": boundary}
    if action == "iam:CreateServiceLinkedRole":
        found["iam:AWSServiceName"] = str(parameters.get("AWSServiceName"))
    return found


def _boundary_of(account: str, role_name: str) -> str | None:
    from moto.iam.models import iam_backends

    for role in iam_backends[account]["aws"].roles.values():
        if role.name == role_name:
            return role.permissions_boundary_arn
    return None


def passed_roles(action: str, parameters: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Each role that a call hands to a service, with the service."""
    service = _PASSED_TO.get(action)
    if service is None:
        return []
    return [(role, service) for role in sorted(set(_roles(parameters)))]


def _roles(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if name.lower() in _ROLE_PARAMETERS and _ROLE.fullmatch(value):
            yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _roles(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from _roles(part, name)
