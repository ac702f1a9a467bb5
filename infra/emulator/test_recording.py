"""What the recorder writes of calls, and what it never does."""

from __future__ import annotations

import json
import tempfile
import unittest
from pathlib import Path

import boto3
from moto import mock_aws
from moto.core.responses import BaseResponse
from moto.s3.responses import S3Response

import call_names
import call_resources
import recording

ROLE = "arn:aws:iam::123456789012:role/dev-payment-x-dev"
SECRET = "correct-horse-battery"


class Recorded(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name, "calls.jsonl")
        self.addCleanup(setattr, BaseResponse, "call_action", BaseResponse.call_action)
        stock = S3Response._authenticate_and_authorize_s3_action
        self.addCleanup(setattr, S3Response, "_authenticate_and_authorize_s3_action", stock)
        recording.start({recording.VARIABLE: str(self.file)})
        mocked = mock_aws()
        mocked.start()
        self.addCleanup(mocked.stop)

    def entries(self) -> list[dict]:
        return [json.loads(line) for line in self.file.read_text().splitlines()]

    def client(self, service: str):
        return boto3.client(service, region_name="eu-west-1", aws_access_key_id="x", aws_secret_access_key="x")

    def test_names_actions_as_iam_does_and_writes_no_value(self):
        self.client("ssm").put_parameter(Name="/payment/dev/password", Value=SECRET, Type="SecureString")
        (entry,) = self.entries()
        self.assertEqual(entry["action"], "ssm:PutParameter")
        self.assertEqual(entry["resource"], "arn:aws:ssm:eu-west-1:123456789012:parameter/payment/dev/password")
        self.assertNotIn(SECRET, self.file.read_text())
        self.assertEqual(self.file.stat().st_mode & 0o777, 0o600)

    def test_records_objects_and_the_encryption_that_was_asked_for(self):
        s3 = self.client("s3")
        place = {"LocationConstraint": "eu-west-1"}
        s3.create_bucket(Bucket="bucket", CreateBucketConfiguration=place)
        s3.put_object(Bucket="bucket", Key="k", Body=SECRET.encode(), ServerSideEncryption="AES256")
        s3.list_objects_v2(Bucket="bucket", Prefix="k")
        self.assertEqual([entry["action"] for entry in self.entries()], ["s3:CreateBucket", "s3:PutObject", "s3:ListBucket"])
        put, listed = self.entries()[1:]
        self.assertEqual(put["resource"], "arn:aws:s3:::bucket/k")
        self.assertEqual(put["context"], {"s3:x-amz-server-side-encryption": "AES256"})
        self.assertEqual(listed["context"], {"s3:prefix": "k"})
        self.assertNotIn(SECRET, self.file.read_text())

    def test_tells_each_object_that_a_request_deletes(self):
        s3 = self.client("s3")
        s3.create_bucket(Bucket="bucket", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
        version = s3.put_object(Bucket="bucket", Key="a/b", Body=b"x").get("VersionId", "null")
        s3.delete_objects(Bucket="bucket", Delete={"Objects": [{"Key": "a/b", "VersionId": version}, {"Key": "c"}]})
        deleted = [(entry["action"], entry["resource"]) for entry in self.entries()[2:]]
        expected = [("s3:DeleteObjectVersion", "arn:aws:s3:::bucket/a/b"), ("s3:DeleteObject", "arn:aws:s3:::bucket/c")]
        self.assertEqual(deleted, expected)

    def test_tells_the_boundary_of_a_role_that_is_made(self):
        boundary = "arn:aws:iam::123456789012:policy/dev-payment-boundary-dev"
        document = json.dumps({"Version": "2012-10-17", "Statement": []})
        iam = self.client("iam")
        iam.create_role(RoleName="r", AssumeRolePolicyDocument=document, PermissionsBoundary=boundary)
        (entry,) = self.entries()
        self.assertEqual(entry["resource"], "arn:aws:iam::123456789012:role/r")
        self.assertEqual(entry["context"], {"iam:PermissionsBoundary": boundary})

    def test_tells_the_table(self):
        dynamodb = self.client("dynamodb")
        with self.assertRaises(dynamodb.exceptions.ResourceNotFoundException):
            dynamodb.get_item(TableName="payment-lock-dev", Key={"LockID": {"S": "x"}})
        self.assertEqual(self.entries()[0]["resource"], "arn:aws:dynamodb:eu-west-1:123456789012:table/payment-lock-dev")

    def test_tells_whose_session_made_a_call(self):
        session = self.client("sts").assume_role(RoleArn=ROLE, RoleSessionName="session")["Credentials"]
        keys = {"aws_access_key_id": session["AccessKeyId"], "aws_secret_access_key": session["SecretAccessKey"]}
        boto3.client("sqs", region_name="eu-west-1", **keys).create_queue(QueueName="q")
        self.assertEqual(self.entries()[-1]["principal"], ROLE)
        self.assertEqual(self.entries()[-1]["resource"], "arn:aws:sqs:eu-west-1:123456789012:q")


class Silent(unittest.TestCase):
    def test_nothing_is_recorded_unless_asked_for(self):
        stock = BaseResponse.call_action
        recording.start({})
        self.assertIs(BaseResponse.call_action, stock)


class Names(unittest.TestCase):
    def test_of_s3_follow_from_method_and_query(self):
        cases = {
            ("HEAD", "", None): "s3:ListBucket",
            ("GET", "encryption", None): "s3:GetEncryptionConfiguration",
            ("DELETE", "lifecycle", None): "s3:PutLifecycleConfiguration",
            ("PUT", "publicAccessBlock", None): "s3:PutBucketPublicAccessBlock",
            ("POST", "delete", None): "s3:DeleteObject",
            ("DELETE", "versionId", "k"): "s3:DeleteObjectVersion",
            ("HEAD", "", "k"): "s3:GetObject",
            ("GET", "tagging", "k"): "s3:GetObjectTagging",
        }
        for (method, word, key), expected in cases.items():
            with self.subTest(method=method, word=word, key=key):
                query = {word: ""} if word else {}
                self.assertEqual(call_names.s3_action(method, query, "b", key), expected)
        self.assertEqual(call_names.s3_action("GET", {}, None, None), "s3:ListAllMyBuckets")

    def test_of_lambda_carry_no_version_of_the_api(self):
        self.assertEqual(call_names.action("lambda", "CreateFunction20150331"), "lambda:CreateFunction")
        self.assertEqual(call_names.action("lambda", "Invoke"), "lambda:InvokeFunction")


class Resources(unittest.TestCase):
    def test_a_role_is_the_resource_although_a_policy_is_named(self):
        place = call_resources.Place("iam", "us-east-1", "1" * 12)
        parameters = {"PolicyArn": "arn:aws:iam::111111111111:policy/p", "RoleName": "r"}
        self.assertEqual(call_resources.resource(place, parameters, "/"), "arn:aws:iam::111111111111:role/r")

    def test_what_is_not_named_is_not_guessed(self):
        place = call_resources.Place("ec2", "eu-west-1", "1" * 12)
        self.assertIsNone(call_resources.resource(place, {"VpcId": "vpc-1"}, "/"))

    def test_aliases_and_functions_are_known_by_name(self):
        kms = call_resources.Place("kms", "eu-west-1", "1" * 12)
        alias = call_resources.resource(kms, {"AliasName": "alias/x", "TargetKeyId": "k"}, "/")
        self.assertEqual(alias, "arn:aws:kms:eu-west-1:111111111111:alias/x")
        functions = call_resources.Place("lambda", "eu-west-1", "1" * 12)
        for parameters, path in (({"FunctionName": "f"}, "/2015-03-31/functions"), ({}, "/2015-03-31/functions/f/policy")):
            found = call_resources.resource(functions, parameters, path)
            self.assertEqual(found, "arn:aws:lambda:eu-west-1:111111111111:function:f")

    def test_roles_are_found_where_a_service_takes_them(self):
        parameters = {"ConfigurationRecorder": {"roleARN": ROLE, "name": "x"}}
        passed = call_resources.passed_roles("config:PutConfigurationRecorder", parameters)
        self.assertEqual(passed, [(ROLE, "config.amazonaws.com")])
        self.assertEqual(call_resources.passed_roles("iam:GetRole", {"role": ROLE}), [])

    def test_a_role_in_a_variable_is_not_handed_on(self):
        variables = [{"name": "DEPLOY_ROLE", "value": "arn:aws:iam::123456789012:role/other"}]
        parameters = {"serviceRole": ROLE, "environment": {"environmentVariables": variables}}
        self.assertEqual(
            call_resources.passed_roles("codebuild:CreateProject", parameters), [(ROLE, "codebuild.amazonaws.com")]
        )


if __name__ == "__main__":
    unittest.main()
