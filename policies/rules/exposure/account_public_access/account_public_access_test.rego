package rules.exposure.account_public_access_test

import data.lib.testing
import data.rules.exposure.account_public_access as rule

test_pass_all if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_account_public_access_block", {"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true}, {})])
	outcome.outcome == "pass"
}

test_fail_one if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_account_public_access_block", {"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": false, "restrict_public_buckets": true}, {})])
	outcome.outcome == "fail"
	outcome.message == "ignore_public_acls is false"
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_account_public_access_block", {}, {})])
	outcome.outcome == "fail"
}

test_undetermined_one if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_account_public_access_block", {"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true}, testing.unknown(["restrict_public_buckets"]))])
	outcome.outcome == "undetermined"
}
