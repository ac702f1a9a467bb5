package rules.exposure.bucket_acl_test

import data.lib.testing
import data.rules.exposure.bucket_acl as rule

test_pass_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {}, {"unknown": {"/acl": [], "/grant": []}})])
	outcome.outcome == "pass"
}

test_pass_private if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket_acl", {"acl": "private"}, {})])
	outcome.outcome == "pass"
}

test_pass_grant_to_an_account if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"grant": [{"id": "x", "uri": ""}]}, {})])
	outcome.outcome == "pass"
}

test_fail_public if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket_acl", {"acl": "public-read"}, {})])
	outcome.outcome == "fail"
	outcome.message == "acl is \"public-read\""
}

test_fail_authenticated if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"acl": "authenticated-read"}, {})])
	outcome.outcome == "fail"
}

test_fail_grant_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"grant": [{"uri": "http://acs.amazonaws.com/groups/global/AllUsers"}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "grant[0].uri is everyone"
}

test_fail_grant_of_the_resource if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket_acl", {"access_control_policy": [{"grant": [{"grantee": [{"uri": "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"}]}]}]}, {})])
	outcome.outcome == "fail"
}

test_undetermined_acl if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket_acl", {}, testing.unknown(["acl"]))])
	outcome.outcome == "undetermined"
	outcome.message == "acl is known only after apply"
}

test_undetermined_grants if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {}, testing.unknown(["grant"]))])
	outcome.outcome == "undetermined"
}

test_undetermined_grantee if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"grant": [{"uri": null}]}, {"unknown": {"/grant/0/uri": []}})])
	outcome.outcome == "undetermined"
}
