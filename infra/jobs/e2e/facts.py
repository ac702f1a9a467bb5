"""What really stands in an account, asked through AWS's own APIs and not through Terraform.

    facts.py instance PROJECT SUFFIX     one instance of an environment, as JSON
    facts.py leftovers PROJECT           what is left in the account, one name a line
    facts.py secrets PARAMETER BUCKET PATH...
                                         where the secret of a parameter occurs, one place a line

Where AWS is, as whom and in which region the environment says (AWS_*). No value
of a secret is ever printed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Callable, Iterator

import boto3


def pages(client: Any, operation: str, key: str, **arguments: Any) -> list[Any]:
    """Every element of a list that comes in pages."""
    if client.can_paginate(operation):
        found = client.get_paginator(operation).paginate(**arguments)
        return [one for page in found for one in page.get(key, [])]
    return getattr(client, operation)(**arguments).get(key, [])


def instance(project: str, suffix: str) -> dict[str, Any]:
    return {
        "network": network(f"{project}-vpc-{suffix}"),
        "database": database(f"{project}-db-{suffix}"),
        "buckets": buckets(suffix),
        "logs": logs(suffix),
        "listeners": listeners(f"{project}-alb-{suffix}", suffix),
        "groups": security_groups(suffix),
        "function": function(f"{project}-batch-validator-{suffix}"),
        "topics": topics(suffix),
    }


def network(name: str) -> dict[str, Any]:
    ec2 = boto3.client("ec2")
    (vpc,) = pages(ec2, "describe_vpcs", "Vpcs", Filters=[{"Name": "tag:Name", "Values": [name]}])
    here = [{"Name": "vpc-id", "Values": [vpc["VpcId"]]}]
    subnets = pages(ec2, "describe_subnets", "Subnets", Filters=here)
    gateways = pages(ec2, "describe_nat_gateways", "NatGateways", Filters=here)
    flows = pages(ec2, "describe_flow_logs", "FlowLogs")
    return {
        "cidr": vpc["CidrBlock"],
        "subnets": len(subnets),
        "zones": sorted({one["AvailabilityZone"] for one in subnets}),
        "public": sum(one["MapPublicIpOnLaunch"] for one in subnets),
        "gateways": sum(one["State"] == "available" for one in gateways),
        "flow_logs": sum(one["ResourceId"] == vpc["VpcId"] for one in flows),
    }


def database(name: str) -> dict[str, Any]:
    (found,) = boto3.client("rds").describe_db_clusters(DBClusterIdentifier=name)["DBClusters"]
    return {
        "engine": found["Engine"],
        "version": found["EngineVersion"],
        "encrypted": found["StorageEncrypted"],
        "key": bool(found.get("KmsKeyId")),
        "protected": found.get("DeletionProtection", False),
        "members": len(found["DBClusterMembers"]),
    }


def buckets(suffix: str) -> dict[str, Any]:
    s3 = boto3.client("s3")
    names = [one["Name"] for one in s3.list_buckets()["Buckets"] if one["Name"].endswith(f"-{suffix}")]
    found = {}
    for name in names:
        (rule,) = s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"]
        closed = s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"]
        found[name] = {
            "versioning": s3.get_bucket_versioning(Bucket=name).get("Status"),
            "encryption": rule["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"],
            "closed": all(closed.values()),
            "tls": "aws:SecureTransport" in s3.get_bucket_policy(Bucket=name)["Policy"],
        }
    return found


def logs(suffix: str) -> dict[str, Any]:
    groups = pages(boto3.client("logs"), "describe_log_groups", "logGroups")
    return {
        one["logGroupName"]: {"days": one.get("retentionInDays"), "key": bool(one.get("kmsKeyId"))}
        for one in groups
        if ends(one["logGroupName"], suffix)
    }


def ends(name: str, suffix: str) -> bool:
    """Whether a part of a path ends with the suffix, so that dev is not taken for dev-pr42."""
    return any(part.endswith(f"-{suffix}") for part in name.split("/"))


def listeners(name: str, suffix: str) -> list[Any]:
    elb = boto3.client("elbv2")
    (balancer,) = elb.describe_load_balancers(Names=[name])["LoadBalancers"]
    found = []
    for one in elb.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]:
        rules = elb.describe_rules(ListenerArn=one["ListenerArn"])["Rules"]
        found.append(
            {
                "port": one["Port"],
                "protocol": one["Protocol"],
                "policy": one.get("SslPolicy"),
                "default": [action(each) for each in one["DefaultActions"]],
                "rules": sorted((rule(each, suffix) for each in rules if not each["IsDefault"]), key=str),
            }
        )
    return sorted(found, key=lambda one: one["port"])


def action(one: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in one.items() if key in {"Type", "RedirectConfig", "FixedResponseConfig"}}


def rule(one: dict[str, Any], suffix: str) -> dict[str, Any]:
    conditions = json.loads(json.dumps(one["Conditions"]).replace(suffix, "<suffix>"))
    return {"priority": one["Priority"], "actions": [action(each) for each in one["Actions"]], "conditions": conditions}


def security_groups(suffix: str) -> dict[str, Any]:
    ec2 = boto3.client("ec2")
    names = {one["GroupId"]: one["GroupName"] for one in pages(ec2, "describe_security_groups", "SecurityGroups")}
    own = {group: name[: -len(suffix) - 1] for group, name in names.items() if name.endswith(f"-{suffix}")}
    found: dict[str, list[Any]] = {name: [] for name in own.values()}
    for one in pages(ec2, "describe_security_group_rules", "SecurityGroupRules"):
        if one["GroupId"] in own:
            found[own[one["GroupId"]]].append(opening(one, own))
    return {name: sorted(rules, key=str) for name, rules in found.items()}


def opening(one: dict[str, Any], own: dict[str, str]) -> dict[str, Any]:
    peer = one.get("ReferencedGroupInfo", {}).get("GroupId")
    source = own.get(peer) or one.get("CidrIpv4") or one.get("CidrIpv6") or ("list" if one.get("PrefixListId") else None)
    return {
        "egress": one["IsEgress"],
        "protocol": one["IpProtocol"],
        "from": one.get("FromPort"),
        "to": one.get("ToPort"),
        "peer": source,
    }


def function(name: str) -> dict[str, Any]:
    found = boto3.client("lambda").get_function_configuration(FunctionName=name)
    return {
        "runtime": found["Runtime"],
        "code": found["CodeSha256"],
        "key": bool(found.get("KMSKeyArn")),
        "subnets": len(found.get("VpcConfig", {}).get("SubnetIds", [])),
        "queue": bool(found.get("DeadLetterConfig", {}).get("TargetArn")),
        "environment": found["Environment"]["Variables"],
    }


def topics(suffix: str) -> dict[str, Any]:
    sns = boto3.client("sns")
    found: dict[str, Any] = {}
    for one in pages(sns, "list_topics", "Topics"):
        name = one["TopicArn"].split(":")[-1]
        if not name.endswith(f"-{suffix}"):
            continue
        attributes = sns.get_topic_attributes(TopicArn=one["TopicArn"])["Attributes"]
        subscriptions = pages(sns, "list_subscriptions_by_topic", "Subscriptions", TopicArn=one["TopicArn"])
        policies = [
            sns.get_subscription_attributes(SubscriptionArn=each["SubscriptionArn"])["Attributes"].get("FilterPolicy")
            for each in subscriptions
        ]
        found[name[: -len(suffix) - 1]] = {
            "key": bool(attributes.get("KmsMasterKeyId")),
            "filters": sorted(json.dumps(json.loads(one or "{}"), sort_keys=True) for one in policies),
        }
    return found


def names(client: Any, operation: str, key: str, name: str | None = None, **arguments: Any) -> Callable[[], list[str]]:
    def listed() -> list[str]:
        found = pages(client, operation, key, **arguments)
        return [str(one if name is None else one[name]) for one in found]

    return listed


def leftovers(project: str) -> Iterator[str]:
    """Everything in the account that is the project's, save what AWS itself keeps."""
    client = boto3.client
    asked: dict[str, Callable[[], list[str]]] = {
        "alarm": names(client("cloudwatch"), "describe_alarms", "MetricAlarms", "AlarmName"),
        "bucket": names(client("s3"), "list_buckets", "Buckets", "Name"),
        "build": names(client("codebuild"), "list_projects", "projects"),
        "certificate": names(client("acm"), "list_certificates", "CertificateSummaryList", "CertificateArn"),
        "cluster": names(client("rds"), "describe_db_clusters", "DBClusters", "DBClusterIdentifier"),
        "configuration recorder": names(client("config"), "describe_configuration_recorders", "ConfigurationRecorders", "name"),
        "configuration rule": names(client("config"), "describe_config_rules", "ConfigRules", "ConfigRuleName"),
        "dashboard": names(client("cloudwatch"), "list_dashboards", "DashboardEntries", "DashboardName"),
        "database": names(client("rds"), "describe_db_instances", "DBInstances", "DBInstanceIdentifier"),
        "elastic address": names(client("ec2"), "describe_addresses", "Addresses", "AllocationId"),
        "endpoint": endpoints,
        "event rule": names(client("events"), "list_rules", "Rules", "Name"),
        "function": names(client("lambda"), "list_functions", "Functions", "FunctionName"),
        "load balancer": names(client("elbv2"), "describe_load_balancers", "LoadBalancers", "LoadBalancerName"),
        "log group": names(client("logs"), "describe_log_groups", "logGroups", "logGroupName"),
        "parameter": names(client("ssm"), "describe_parameters", "Parameters", "Name"),
        "pipeline": names(client("codepipeline"), "list_pipelines", "pipelines", "name"),
        "policy": names(client("iam"), "list_policies", "Policies", "PolicyName", Scope="Local"),
        "queue": names(client("sqs"), "list_queues", "QueueUrls"),
        "role": roles,
        "security group": security_groups_left,
        "snapshot": snapshots,
        "table": names(client("dynamodb"), "list_tables", "TableNames"),
        "target group": names(client("elbv2"), "describe_target_groups", "TargetGroups", "TargetGroupName"),
        "topic": names(client("sns"), "list_topics", "Topics", "TopicArn"),
        "key": keys,
        "vpc": vpcs,
    }
    for kind, ask in asked.items():
        for name in ask():
            yield f"{kind} {name}"


def roles() -> list[str]:
    """Organizations makes one role in each member account, and services make theirs."""
    found = pages(boto3.client("iam"), "list_roles", "Roles")
    kept = ("OrganizationAccountAccessRole",)
    return [one["RoleName"] for one in found if one["RoleName"] not in kept and "/aws-service-role/" not in one["Path"]]


def security_groups_left() -> list[str]:
    found = pages(boto3.client("ec2"), "describe_security_groups", "SecurityGroups")
    return [one["GroupName"] for one in found if one["GroupName"] != "default"]


def endpoints() -> list[str]:
    """A deleted endpoint is still listed for a while."""
    found = pages(boto3.client("ec2"), "describe_vpc_endpoints", "VpcEndpoints")
    return [one["VpcEndpointId"] for one in found if one["State"] != "deleted"]


def snapshots() -> list[str]:
    """AWS deletes automated snapshots with their cluster; the emulated one keeps them."""
    found = pages(boto3.client("rds"), "describe_db_cluster_snapshots", "DBClusterSnapshots")
    return [one["DBClusterSnapshotIdentifier"] for one in found if not one["DBClusterSnapshotIdentifier"].startswith("rds:")]


def vpcs() -> list[str]:
    return [one["VpcId"] for one in pages(boto3.client("ec2"), "describe_vpcs", "Vpcs") if not one["IsDefault"]]


def keys() -> list[str]:
    """Keys of our own that are not waiting for their deletion; those of services have an alias of AWS's."""
    kms = boto3.client("kms")
    aliases = pages(kms, "list_aliases", "Aliases")
    services = {one.get("TargetKeyId") for one in aliases if one["AliasName"].startswith("alias/aws/")}
    found = [kms.describe_key(KeyId=one["KeyId"])["KeyMetadata"] for one in pages(kms, "list_keys", "Keys")]
    own = [one for one in found if one["KeyManager"] == "CUSTOMER" and one["KeyId"] not in services]
    return [f"{one['KeyId']} ({one['Description']})" for one in own if one["KeyState"] != "PendingDeletion"]


def secrets(parameter: str, bucket: str, paths: list[str]) -> Iterator[str]:
    """Looks for the parameter's value in files, and in every version of every object of a bucket."""
    value = boto3.client("ssm").get_parameter(Name=parameter, WithDecryption=True)["Parameter"]["Value"]
    if len(value) < 16:
        yield f"{parameter} itself, which is too short for a password"
    needle = value.encode()
    escaped = json.dumps(value)[1:-1].encode()
    for path in (each for one in paths for each in [Path(one), *Path(one).rglob("*")]):
        if path.is_file() and any(one in path.read_bytes() for one in (needle, escaped)):
            yield str(path)
    s3 = boto3.client("s3")
    versions = pages(s3, "list_object_versions", "Versions", Bucket=bucket)
    if not versions:
        yield f"{bucket}, which has no state to look through"
    for one in versions:
        body = s3.get_object(Bucket=bucket, Key=one["Key"], VersionId=one["VersionId"])["Body"].read()
        if needle in body or escaped in body:
            yield f"s3://{bucket}/{one['Key']} version {one['VersionId']}"


def main(mode: str, words: list[str]) -> None:
    if mode == "instance":
        print(json.dumps(instance(*words), sort_keys=True))
        return
    found = {
        "leftovers": lambda: leftovers(*words),
        "secrets": lambda: secrets(words[0], words[1], words[2:]),
    }[mode]()
    for line in found:
        print(line)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
