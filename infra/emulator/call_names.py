"""IAM's names for the operations of AWS, where they differ from those of the API."""

from __future__ import annotations

import re
from typing import Any, Mapping
from xml.etree import ElementTree

_SCOPE = re.compile(r"Credential=[^/]+/\d{8}/([^/]+)/([^/]+)/aws4_request")

# Signing names that are not the prefix of the service's actions.
_PREFIXES = {"monitoring": "cloudwatch"}

_LAMBDA = {"Invoke": "InvokeFunction", "InvokeAsync": "InvokeFunction"}

# Sub-resources of a bucket by their word in the query: what IAM calls reading, writing, deleting them.
_BUCKET = {
    "accelerate": ("GetAccelerateConfiguration", "PutAccelerateConfiguration", None),
    "acl": ("GetBucketAcl", "PutBucketAcl", None),
    "cors": ("GetBucketCORS", "PutBucketCORS", "PutBucketCORS"),
    "encryption": ("GetEncryptionConfiguration", "PutEncryptionConfiguration", "PutEncryptionConfiguration"),
    "lifecycle": ("GetLifecycleConfiguration", "PutLifecycleConfiguration", "PutLifecycleConfiguration"),
    "location": ("GetBucketLocation", None, None),
    "logging": ("GetBucketLogging", "PutBucketLogging", None),
    "notification": ("GetBucketNotification", "PutBucketNotification", None),
    "object-lock": ("GetBucketObjectLockConfiguration", "PutBucketObjectLockConfiguration", None),
    "ownershipControls": ("GetBucketOwnershipControls", "PutBucketOwnershipControls", "PutBucketOwnershipControls"),
    "policy": ("GetBucketPolicy", "PutBucketPolicy", "DeleteBucketPolicy"),
    "policyStatus": ("GetBucketPolicyStatus", None, None),
    "publicAccessBlock": ("GetBucketPublicAccessBlock", "PutBucketPublicAccessBlock", "PutBucketPublicAccessBlock"),
    "replication": ("GetReplicationConfiguration", "PutReplicationConfiguration", "PutReplicationConfiguration"),
    "requestPayment": ("GetBucketRequestPayment", "PutBucketRequestPayment", None),
    "tagging": ("GetBucketTagging", "PutBucketTagging", "PutBucketTagging"),
    "uploads": ("ListBucketMultipartUploads", None, None),
    "versioning": ("GetBucketVersioning", "PutBucketVersioning", None),
    "versions": ("ListBucketVersions", None, None),
    "website": ("GetBucketWebsite", "PutBucketWebsite", "DeleteBucketWebsite"),
}
_BUCKET_PLAIN = {"GET": "ListBucket", "HEAD": "ListBucket", "PUT": "CreateBucket", "DELETE": "DeleteBucket"}
_METHODS = {"GET": 0, "HEAD": 0, "PUT": 1, "DELETE": 2}


def scope(response: Any) -> tuple[str | None, str | None]:
    """Region and service that the request was signed for."""
    found = _SCOPE.search(str(response.headers.get("Authorization", "")))
    return (found.group(1), found.group(2)) if found else (None, None)


def service_of(response: Any) -> str:
    """Prefix of the service's actions."""
    name = scope(response)[1] or response.service_name
    return _PREFIXES.get(name, name)


def action(service: str, operation: str) -> str:
    """IAM's name for an operation of any service but S3."""
    if service == "lambda":
        operation = _LAMBDA.get(re.sub(r"\d{8}(v\d)?$", "", operation), re.sub(r"\d{8}(v\d)?$", "", operation))
    return f"{service}:{operation}"


def s3_action(method: str, query: Mapping[str, str], bucket: str | None, key: str | None) -> str:
    """IAM's name for a request to S3."""
    if bucket is None:
        return "s3:ListAllMyBuckets"
    return f"s3:{_object(method, query) if key else _bucket(method, query)}"


def s3_deletions(body: bytes) -> list[tuple[str, str]]:
    """Action and key of each object that a request deletes: IAM asks for each, whatever the request is called."""
    deletions = []
    for one in ElementTree.fromstring(body).iter():
        if one.tag.rpartition("}")[2] != "Object":
            continue
        parts = {part.tag.rpartition("}")[2]: part.text or "" for part in one}
        deletions.append((f"s3:DeleteObject{'Version' if 'VersionId' in parts else ''}", parts.get("Key", "")))
    return deletions


def _bucket(method: str, query: Mapping[str, str]) -> str:
    if method == "POST" and "delete" in query:
        return "DeleteObject"
    for word, names in _BUCKET.items():
        if word in query:
            name = names[_METHODS.get(method, 0)]
            return name or f"Unknown{method}{word}"
    return _BUCKET_PLAIN.get(method, f"Unknown{method}")


def _object(method: str, query: Mapping[str, str]) -> str:
    versioned = "Version" if "versionId" in query else ""
    for word, noun in (("tagging", "Tagging"), ("acl", "Acl")):
        if word in query:
            verb = {"GET": "Get", "PUT": "Put", "DELETE": "Delete"}.get(method, "Get")
            return f"{verb}Object{versioned}{noun}"
    if "uploadId" in query and method in ("DELETE", "GET"):
        return "AbortMultipartUpload" if method == "DELETE" else "ListMultipartUploadParts"
    return {"DELETE": f"DeleteObject{versioned}", "PUT": "PutObject", "POST": "PutObject"}.get(
        method, f"GetObject{versioned}"
    )
