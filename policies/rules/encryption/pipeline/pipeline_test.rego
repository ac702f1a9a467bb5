package rules.encryption.pipeline_test

import data.lib.testing
import data.rules.encryption.pipeline as rule

_params := {"require_customer_key": true}

test_pass_key_that_stands if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_codepipeline", {"artifact_store": [{"encryption_key": [{"id": "arn:aws:kms:eu-west-1:111122223333:key/k", "type": "KMS"}]}]}, {})])
	outcome.outcome == "pass"
}

test_pass_key_of_the_same_plan if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_codepipeline", {"artifact_store": [{"encryption_key": [{"type": "KMS"}]}]}, {"unknown": {"/artifact_store/0/encryption_key/0/id": [{"address": "aws_kms_key.this", "type": "aws_kms_key", "settled": true}]}})])
	outcome.outcome == "pass"
}

test_fail_one_store_without if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_codepipeline", {"artifact_store": [{"encryption_key": [{"id": "arn:aws:kms:eu-west-1:111122223333:key/k"}]}, {"encryption_key": []}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "artifact_store[1].encryption_key[0].id is not set"
}

test_fail_key_that_aws_manages if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_codepipeline", {"artifact_store": [{"encryption_key": [{"id": "alias/aws/s3"}]}]}, {})])
	outcome.outcome == "fail"
}

test_undetermined_stores if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_codepipeline", {}, testing.unknown(["artifact_store"]))])
	outcome.outcome == "undetermined"
	outcome.message == "artifact_store is known only after apply"
}

test_undetermined_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_codepipeline", {"artifact_store": [{"encryption_key": [{}]}]}, {"unknown": {"/artifact_store/0/encryption_key/0/id": []}})])
	outcome.outcome == "undetermined"
}
