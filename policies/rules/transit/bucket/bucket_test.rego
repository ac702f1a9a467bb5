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
