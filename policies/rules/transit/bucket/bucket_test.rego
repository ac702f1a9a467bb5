package rules.transit.bucket_test

import data.lib.testing
import data.rules.transit.bucket as rule

test_pass_refused if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"name": "x"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"false\"}}}]}"}, {}), "bucket", true)])])
	outcome.outcome == "pass"
}

test_pass_written_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"name": "x"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Deny\", \"Principal\": {\"AWS\": \"*\"}, \"Action\": [\"*\"], \"Resource\": [\"*\"], \"Condition\": {\"Bool\": {\"aws:SecureTransport\": [false]}}}]}"}, {}), "bucket", true)])])
	outcome.outcome == "pass"
}

test_pass_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"false\"}}}]}"}, {})])
	outcome.outcome == "pass"
}

test_fail_no_policy if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"name": "x"}, {})])
	outcome.outcome == "fail"
	outcome.message == "no aws_s3_bucket_policy belongs to it"
}

test_fail_without if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"name": "x"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"}, \"Action\": \"s3:*\", \"Resource\": \"*\"}]}"}, {}), "bucket", true)])])
	outcome.outcome == "fail"
	outcome.message == "policy: no statement refuses what is not TLS"
}

test_fail_allowed if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"name": "x"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"false\"}}}]}"}, {}), "bucket", true)])])
	outcome.outcome == "fail"
}

test_fail_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"}, \"Action\": \"s3:*\", \"Resource\": \"*\"}]}"}, {})])
	outcome.outcome == "fail"
}

test_undetermined_policy if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"name": "x"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_policy", {}, testing.unknown(["policy"])), "bucket", true)])])
	outcome.outcome == "undetermined"
	outcome.message == "policy is known only after apply"
}

test_undetermined_owner if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"name": "x"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"false\"}}}]}"}, {}), "bucket", false)])])
	outcome.outcome == "undetermined"
}

test_undetermined_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {}, testing.unknown(["policy"]))])
	outcome.outcome == "undetermined"
}

test_fail_refused_from_elsewhere_alone if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"policy": "{\"Statement\": [{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"false\"}, \"NotIpAddress\": {\"aws:SourceIp\": \"192.0.2.0/24\"}}}]}"}, {})])
	outcome.outcome == "fail"
}

_deny := {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}

_named := testing.unit("aws_s3_bucket", {"bucket": "acme.pay"}, testing.unknown(["arn"]))

_standing := testing.unit("aws_s3_bucket", {"bucket": "acme.pay", "arn": "arn:aws-cn:s3:::acme.pay"}, {})

_unnamed := testing.unit("aws_s3_bucket", {}, testing.unknown(["arn", "bucket"]))

_on(bucket, statements) := outcome if {
	policy := testing.unit("aws_s3_bucket_policy", {"policy": json.marshal({"Statement": statements})}, {})
	unit := testing.with_neighbours(bucket, [testing.neighbour(policy, "bucket", true)])
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([unit])
}

_covering(bucket, resources) := _on(bucket, [object.union(_deny, {"Resource": resources})]).outcome

test_pass_bucket_and_objects if {
	_covering(_named, ["arn:aws:s3:::acme.pay", "arn:aws:s3:::acme.pay/*"]) == "pass"
	_covering(_named, "arn:aws:s3:::acme.pay*") == "pass"
	_covering(_named, "arn:aws:s3*") == "pass"
	_covering(_standing, ["arn:aws-cn:s3:::acme.pay", "arn:*:s3:::acme.pay/*"]) == "pass"
}

test_pass_in_two_statements if {
	_on(_named, [
		object.union(_deny, {"Resource": "arn:aws:s3:::acme.pay"}),
		object.union(_deny, {"Resource": "arn:aws:s3:::acme.pay/*"}),
	]).outcome == "pass"
}

test_fail_part_or_another if {
	every resources in [
		["arn:aws:s3:::acme.pay", "arn:aws:s3:::acme.pay/public/*"],
		["arn:aws:s3:::acme.pay"],
		["arn:aws:s3:::acme.pay/*"],
		["arn:aws:s3:::other", "arn:aws:s3:::other/*"],
		["arn:aws:sns:::acme.pay", "arn:aws:sns:::acme.pay/*"],
	] {
		_covering(_named, resources) == "fail"
		_covering(_standing, resources) == "fail"
	}
	outcome := _on(_named, [object.union(_deny, {"Resource": "arn:aws:s3:::acme.pay"})])
	outcome.message == "policy: what is not TLS is refused for a part of it, or for another"
}

test_fail_all_but_it if {
	_on(_named, [object.union(_deny, {"NotResource": ["arn:aws:s3:::acme.pay", "arn:aws:s3:::acme.pay/*"]})]).outcome == "fail"
}

test_undetermined_name if {
	outcome := _on(_unnamed, [object.union(_deny, {"Resource": ["arn:aws:s3:::acme.pay", "arn:aws:s3:::acme.pay/*"]})])
	outcome.outcome == "undetermined"
	outcome.message == "bucket is known only after apply: what is refused may be another's"
	_covering(_unnamed, "*") == "pass"
	_covering(_unnamed, "arn:aws:s3:::*") == "pass"
}

_where(condition) := _on(_named, [object.union(_deny, {"Resource": "*", "Condition": condition})]).outcome

test_pass_other_ways_to_write_false if {
	every condition in [
		{"StringEquals": {"aws:SecureTransport": "false"}},
		{"StringEqualsIgnoreCase": {"aws:SecureTransport": "False"}},
		{"BoolIfExists": {"aws:SecureTransport": false}},
	] {
		_where(condition) == "pass"
	}
}

test_fail_other_conditions if {
	every condition in [
		{"StringEquals": {"aws:SecureTransport": "False"}},
		{"StringNotEquals": {"aws:SecureTransport": "false"}},
		{"Bool": {"aws:SecureTransport": "true"}},
		{"Bool": {"aws:SecureTransport": []}},
		{"Null": {"aws:SecureTransport": "false"}},
		{"Bool": {"aws:ViaAWSService": "false"}},
	] {
		_where(condition) == "fail"
	}
}
