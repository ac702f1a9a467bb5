"""What a second plan would change, because stock moto forgets what it was asked for.

A test named `test_stock_*` fails as soon as moto no longer needs the fix: delete
the fix and its tests then.
"""

from __future__ import annotations

import io
import json
import unittest
import zipfile
from typing import Any

import boto3
from moto import mock_aws
from moto.awslambda.models import LambdaFunction
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.rds.models import DBCluster, RDSBackend

from patches import databases, functions, rule_descriptions


def client(service: str) -> Any:
    return boto3.client(service, region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="y")


class Restored(unittest.TestCase):
    """Puts back what a fix replaces."""

    def restore(self, owner: type, *names: str) -> None:
        for name in names:
            self.addCleanup(setattr, owner, name, vars(owner)[name])


def function() -> dict[str, Any]:
    """The configuration of a function that has a queue for failures and logs JSON."""
    trust = json.dumps({"Version": "2012-10-17", "Statement": []})
    role = client("iam").create_role(RoleName="r", AssumeRolePolicyDocument=trust)["Role"]["Arn"]
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("x.py", "")
    client("lambda").create_function(
        FunctionName="f",
        Role=role,
        Runtime="python3.9",
        Handler="x.y",
        Code={"ZipFile": package.getvalue()},
        DeadLetterConfig={"TargetArn": "arn:aws:sqs:us-east-1:123456789012:q"},
        LoggingConfig={"LogFormat": "JSON"},
    )
    return client("lambda").get_function_configuration(FunctionName="f")


@mock_aws
class Functions(Restored):
    def test_stock_forgets_queue_and_logging(self):
        self.assertEqual({"DeadLetterConfig", "LoggingConfig"} & function().keys(), set())

    def test_keeps_queue_and_logging_and_their_changes(self):
        self.restore(LambdaFunction, "__init__", "get_configuration", "update_configuration")
        functions.apply()
        configuration = function()
        self.assertEqual(configuration["DeadLetterConfig"]["TargetArn"], "arn:aws:sqs:us-east-1:123456789012:q")
        self.assertEqual(configuration["LoggingConfig"], {"LogFormat": "JSON"})
        changed = client("lambda").update_function_configuration(FunctionName="f", LoggingConfig={"LogFormat": "Text"})
        self.assertEqual(changed["LoggingConfig"], {"LogFormat": "Text"})
        self.assertIn("DeadLetterConfig", changed)


def database() -> tuple[dict[str, Any], dict[str, Any]]:
    """A provisioned cluster and its instance with Performance Insights."""
    rds = client("rds")
    engine = {"Engine": "aurora-postgresql"}
    rds.create_db_cluster(DBClusterIdentifier="c", MasterUsername="u", MasterUserPassword="password1", **engine)
    rds.create_db_instance(
        DBInstanceIdentifier="i",
        DBClusterIdentifier="c",
        DBInstanceClass="db.t3.medium",
        EnablePerformanceInsights=True,
        PerformanceInsightsKMSKeyId="k",
        **engine,
    )
    return rds.describe_db_clusters()["DBClusters"][0], rds.describe_db_instances()["DBInstances"][0]


@mock_aws
class Databases(Restored):
    def test_stock_forgets_insights_and_invents_scaling(self):
        cluster, instance = database()
        self.assertNotIn("PerformanceInsightsEnabled", instance)
        self.assertIn("ScalingConfigurationInfo", cluster)

    def test_keeps_insights_and_scales_only_what_is_serverless(self):
        self.restore(RDSBackend, "create_db_instance")
        self.restore(DBCluster, "scaling_configuration_info")
        databases.apply()
        cluster, instance = database()
        self.assertEqual((instance["PerformanceInsightsEnabled"], instance["PerformanceInsightsKMSKeyId"]), (True, "k"))
        self.assertNotIn("ScalingConfigurationInfo", cluster)


def rule_description() -> str | None:
    """The description of a rule that names another group."""
    ec2 = client("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    one, other = (ec2.create_security_group(GroupName=n, Description=n, VpcId=vpc)["GroupId"] for n in "ab")
    pair = {"GroupId": other, "Description": "why"}
    permission = {"IpProtocol": "tcp", "FromPort": 1, "ToPort": 1, "UserIdGroupPairs": [pair]}
    made = ec2.authorize_security_group_ingress(GroupId=one, IpPermissions=[permission])
    [rule_id] = [rule["SecurityGroupRuleId"] for rule in made["SecurityGroupRules"]]
    [rule] = ec2.describe_security_group_rules(SecurityGroupRuleIds=[rule_id])["SecurityGroupRules"]
    return rule.get("Description")


@mock_aws
class RuleDescriptions(Restored):
    def test_stock_loses_it(self):
        self.assertIsNone(rule_description())

    def test_is_found(self):
        self.restore(SecurityGroupRule, "description")
        rule_descriptions.apply()
        self.assertEqual(rule_description(), "why")


if __name__ == "__main__":
    unittest.main()
