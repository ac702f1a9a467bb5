"""Each fix does what it says, and stock moto still needs it.

A test named `test_stock_*` fails as soon as moto no longer needs the fix: delete
the fix and its tests then.
"""

from __future__ import annotations

import json
import unittest
from unittest import mock

import boto3
from moto import mock_aws
from moto.codebuild import responses
from moto.codebuild.exceptions import InvalidInputException
from moto.codebuild.models import CodeBuildBackend
from moto.codepipeline.models import CodePipeline
from moto.config.models import Scope
from moto.core.responses import ActionResult
from moto.iam.access_control import IAMPolicy, IAMPolicyStatement, PermissionResult
from moto.organizations import models as organizations
from moto.s3.models import FakeDeleteMarker
from moto.s3.responses import S3Response

from patches import accounts, closed_accounts, conditions, delete_markers, notifications, pipelines, rule_scopes

TLS_ONLY = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:*",
                "Resource": "*",
                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
            }
        ],
    }
)
DENY_ALL = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}]}
)


def permission(policy: str) -> PermissionResult:
    """What a bucket policy says of reading an object."""
    return IAMPolicy(policy).is_action_permitted("s3:GetObject", "arn:aws:s3:::bucket/key")


class Conditions(unittest.TestCase):
    def patched(self):
        stock = IAMPolicyStatement.is_action_permitted
        self.addCleanup(setattr, IAMPolicyStatement, "is_action_permitted", stock)
        conditions.apply()

    def test_stock_denies_what_the_condition_does_not_cover(self):
        self.assertEqual(permission(TLS_ONLY), PermissionResult.DENIED)

    def test_a_condition_that_does_not_hold_denies_nothing(self):
        self.patched()
        self.assertEqual(permission(TLS_ONLY), PermissionResult.NEUTRAL)

    def test_a_deny_without_condition_still_denies(self):
        self.patched()
        self.assertEqual(permission(DENY_ALL), PermissionResult.DENIED)


class Accounts(unittest.TestCase):
    def account_id(self, name: str) -> str:
        with mock.patch("moto.iam.iam_backends", mock.MagicMock()):
            organization = mock.MagicMock(master_account_id="123456789012", region="us-east-1")
            return organizations.FakeAccount(organization, AccountName=name, Email="a@example.com").id

    def patched(self):
        self.addCleanup(setattr, organizations.FakeAccount, "__init__", organizations.FakeAccount.__init__)
        accounts.apply({"prod": "777788889999"})

    def test_stock_draws_an_id(self):
        self.assertNotEqual(self.account_id("prod"), self.account_id("prod"))

    def test_a_named_account_has_its_id(self):
        self.patched()
        self.assertEqual(self.account_id("prod"), "777788889999")

    def test_another_account_has_a_drawn_id(self):
        self.patched()
        self.assertNotEqual(self.account_id("other"), self.account_id("other"))


class ClosedAccounts(unittest.TestCase):
    def setUp(self):
        mocked = mock_aws()
        mocked.start()
        self.addCleanup(mocked.stop)
        keys = {"aws_access_key_id": "x", "aws_secret_access_key": "x"}
        self.client = boto3.client("organizations", region_name="us-east-1", **keys)
        self.client.create_organization(FeatureSet="ALL")
        status = self.client.create_account(AccountName="dev", Email="dev@example.com")["CreateAccountStatus"]
        self.account = status["AccountId"]

    def patched(self):
        stock = organizations.OrganizationsBackend.delete_organization
        self.addCleanup(setattr, organizations.OrganizationsBackend, "delete_organization", stock)
        closed_accounts.apply()

    def assert_refused(self):
        with self.assertRaises(self.client.exceptions.OrganizationNotEmptyException):
            self.client.delete_organization()

    def test_stock_keeps_the_organization_for_a_closed_account(self):
        self.client.close_account(AccountId=self.account)
        self.assert_refused()

    def test_a_closed_account_does_not_keep_the_organization(self):
        self.patched()
        self.client.close_account(AccountId=self.account)
        self.client.delete_organization()

    def test_an_open_account_still_does(self):
        self.patched()
        self.assert_refused()


class DeleteMarkers(unittest.TestCase):
    def test_stock_cannot_dispose_of_one(self):
        self.assertFalse(hasattr(FakeDeleteMarker, "dispose"))

    def test_one_can_be_disposed_of(self):
        delete_markers.apply()
        self.addCleanup(delattr, FakeDeleteMarker, "dispose")
        FakeDeleteMarker(mock.MagicMock()).dispose()


class Pipelines(unittest.TestCase):
    PIPELINE = {"name": "p", "stages": []}
    PASSED = {"type": "CODEPIPELINE"}

    def patched(self):
        for owner, names in (
            (
                responses,
                (
                    "_validate_required_params_source",
                    "_validate_required_params_artifacts",
                    "_validate_required_params_project_name",
                ),
            ),
            (responses.CodeBuildResponse, ("create_project",)),
            (CodeBuildBackend, ("delete_project",)),
            (CodePipeline, ("metadata",)),
        ):
            for name in names:
                self.addCleanup(setattr, owner, name, getattr(owner, name))
        pipelines.apply()
        self.addCleanup(delattr, responses.CodeBuildResponse, "update_project")

    def backend(self) -> CodeBuildBackend:
        backend = CodeBuildBackend("eu-west-1", "111122223333")
        backend.codebuild_projects["build"] = mock.MagicMock()
        backend.build_history["build"] = []
        return backend

    def test_stock_asks_for_a_place(self):
        for validate in (responses._validate_required_params_source, responses._validate_required_params_artifacts):
            with self.assertRaises(InvalidInputException):
                validate(self.PASSED)

    def test_stock_cannot_update(self):
        self.assertFalse(hasattr(responses.CodeBuildResponse, "update_project"))

    def test_stock_deletes_none_by_arn(self):
        backend = self.backend()
        backend.delete_project("arn:aws:codebuild:eu-west-1:111122223333:project/build")
        self.assertIn("build", backend.codebuild_projects)

    def test_stock_tells_times_as_strings(self):
        self.assertIsInstance(CodePipeline("111122223333", "eu-west-1", self.PIPELINE).metadata["created"], str)

    def test_what_the_pipeline_passes_needs_no_place(self):
        self.patched()
        responses._validate_required_params_source(self.PASSED)
        responses._validate_required_params_artifacts(self.PASSED)

    def test_another_source_still_needs_one(self):
        self.patched()
        with self.assertRaises(InvalidInputException):
            responses._validate_required_params_source({"type": "S3"})

    def test_one_is_deleted_by_arn(self):
        self.patched()
        backend = self.backend()
        backend.delete_project("arn:aws:codebuild:eu-west-1:111122223333:project/build")
        self.assertNotIn("build", backend.codebuild_projects)

    def test_times_are_numbers(self):
        self.patched()
        self.assertIsInstance(CodePipeline("111122223333", "eu-west-1", self.PIPELINE).metadata["created"], float)


class RuleScopes(unittest.TestCase):
    def scope(self) -> dict:
        return Scope(tag_key="project", tag_value="payment").to_dict()

    def test_stock_forgets_the_tag(self):
        self.assertNotIn("TagKey", self.scope())

    def test_the_tag_is_told(self):
        self.addCleanup(setattr, Scope, "__init__", Scope.__init__)
        rule_scopes.apply()
        self.assertEqual(self.scope(), {"TagKey": "project", "TagValue": "payment"})


class Notifications(unittest.TestCase):
    def answer(self, event_bridge: dict | None) -> dict:
        response = S3Response.__new__(S3Response)
        response.bucket_name, response.data = "bucket", {}
        configuration = mock.MagicMock(event_bridge=event_bridge, topic=[], queue=[], cloud_function=[])
        backend = mock.MagicMock()
        backend.get_bucket_notification_configuration.return_value = configuration
        told = {}

        def serialized(_self, result: ActionResult) -> None:
            told.update(result.result)

        with mock.patch.object(S3Response, "backend", backend), mock.patch.object(S3Response, "serialized", serialized):
            response.get_bucket_notification()
        return told

    def patched(self):
        self.addCleanup(setattr, S3Response, "get_bucket_notification", S3Response.get_bucket_notification)
        notifications.apply()

    def test_stock_leaves_event_bridge_out(self):
        self.assertNotIn("EventBridgeConfiguration", self.answer({}))

    def test_event_bridge_is_told(self):
        self.patched()
        self.assertEqual(self.answer({})["EventBridgeConfiguration"], {})

    def test_no_event_bridge_is_told_where_there_is_none(self):
        self.patched()
        self.assertNotIn("EventBridgeConfiguration", self.answer(None))


if __name__ == "__main__":
    unittest.main()
