"""Changes an instance of an environment behind Terraform's back, in twelve ways, as a person at a console would.

    drift.py PROJECT SUFFIX              make the changes; prints what was changed, one a line

Where AWS is, as whom and in which region the environment says (AWS_*).
"""

from __future__ import annotations

import json
import sys
from typing import Callable

import boto3

OPENING = [{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "203.0.113.0/24"}]}]


class Console:
    """An instance, its parts found by the names that they have in every environment."""

    def __init__(self, project: str, suffix: str) -> None:
        self.project = project
        self.suffix = suffix

    def bucket(self, kind: str) -> str:
        names = [one["Name"] for one in boto3.client("s3").list_buckets()["Buckets"]]
        (found,) = [name for name in names if f"-{kind}-" in name and name.endswith(f"-{self.suffix}")]
        return str(found)

    def group(self) -> str:
        names = [{"Name": "group-name", "Values": [f"{self.project}-database-sg-{self.suffix}"]}]
        (found,) = boto3.client("ec2").describe_security_groups(Filters=names)["SecurityGroups"]
        return str(found["GroupId"])

    def role(self, kind: str) -> str:
        names = [one["RoleName"] for one in boto3.client("iam").list_roles()["Roles"]]
        (found,) = [name for name in names if name.endswith(f"-{self.project}-{kind}-{self.suffix}")]
        return str(found)

    def opening_added(self) -> None:
        boto3.client("ec2").authorize_security_group_ingress(GroupId=self.group(), IpPermissions=OPENING)

    def retention_changed(self) -> None:
        name = f"/aws/vpc/{self.project}-flow-log-{self.suffix}"
        boto3.client("logs").put_retention_policy(logGroupName=name, retentionInDays=1)

    def versioning_suspended(self) -> None:
        status = {"Status": "Suspended"}
        boto3.client("s3").put_bucket_versioning(Bucket=self.bucket("accepted"), VersioningConfiguration=status)

    def tag_removed(self) -> None:
        ec2 = boto3.client("ec2")
        named = [{"Name": "tag:Name", "Values": [f"{self.project}-vpc-{self.suffix}"]}]
        (vpc,) = ec2.describe_vpcs(Filters=named)["Vpcs"]
        ec2.delete_tags(Resources=[vpc["VpcId"]], Tags=[{"Key": "project"}])

    def bucket_policy_changed(self) -> None:
        s3 = boto3.client("s3")
        name = self.bucket("intake")
        policy = json.loads(s3.get_bucket_policy(Bucket=name)["Policy"])
        policy["Statement"] = policy["Statement"][1:] or [
            {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{name}/*"}
        ]
        s3.put_bucket_policy(Bucket=name, Policy=json.dumps(policy))

    def encryption_changed(self) -> None:
        rules = {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}
        boto3.client("s3").put_bucket_encryption(
            Bucket=self.bucket("rejected"), ServerSideEncryptionConfiguration=rules
        )

    def function_changed(self) -> None:
        client = boto3.client("lambda")
        name = f"{self.project}-batch-validator-{self.suffix}"
        variables = client.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
        changed = {"Variables": {**variables, "LOG_LEVEL": "TRACE"}}
        client.update_function_configuration(FunctionName=name, MemorySize=128, Environment=changed)

    def listener_rule_changed(self) -> None:
        elb = boto3.client("elbv2")
        (balancer,) = elb.describe_load_balancers(Names=[f"{self.project}-alb-{self.suffix}"])["LoadBalancers"]
        for listener in elb.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]:
            for rule in elb.describe_rules(ListenerArn=listener["ListenerArn"])["Rules"]:
                if not rule["IsDefault"]:
                    paths = {"Field": "path-pattern", "PathPatternConfig": {"Values": ["/*"]}}
                    elb.modify_rule(RuleArn=rule["RuleArn"], Conditions=[paths])
                    return

    def boundary_removed(self) -> None:
        boto3.client("iam").delete_role_permissions_boundary(RoleName=self.role("events"))

    def subscription_filter_changed(self) -> None:
        sns = boto3.client("sns")
        for topic in sns.list_topics()["Topics"]:
            if topic["TopicArn"].endswith(f":{self.project}-operations-alerts-{self.suffix}"):
                (own,) = sns.list_subscriptions_by_topic(TopicArn=topic["TopicArn"])["Subscriptions"]
                sns.set_subscription_attributes(
                    SubscriptionArn=own["SubscriptionArn"],
                    AttributeName="FilterPolicy",
                    AttributeValue=json.dumps({"severity": ["low"]}),
                )

    def inline_policy_added(self) -> None:
        statement = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        boto3.client("iam").put_role_policy(
            RoleName=self.role("flow-log"), PolicyName="by-hand", PolicyDocument=policy
        )

    def rotation_off(self) -> None:
        kms = boto3.client("kms")
        alias = f"alias/{self.project}-logs-{self.suffix}"
        kms.disable_key_rotation(KeyId=kms.describe_key(KeyId=alias)["KeyMetadata"]["KeyId"])


def changes(console: Console) -> dict[str, Callable[[], None]]:
    return {
        "ingress rule added": console.opening_added,
        "retention changed": console.retention_changed,
        "versioning suspended": console.versioning_suspended,
        "tag removed": console.tag_removed,
        "bucket policy changed": console.bucket_policy_changed,
        "encryption changed": console.encryption_changed,
        "memory and environment of a function changed": console.function_changed,
        "listener rule changed": console.listener_rule_changed,
        "boundary removed": console.boundary_removed,
        "subscription filter changed": console.subscription_filter_changed,
        "inline policy added to a role": console.inline_policy_added,
        "key rotation off": console.rotation_off,
    }


def main(project: str, suffix: str) -> None:
    for what, change in changes(Console(project, suffix)).items():
        change()
        print(what)


if __name__ == "__main__":
    main(*sys.argv[1:])
