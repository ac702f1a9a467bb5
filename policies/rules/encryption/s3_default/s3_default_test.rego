package rules.encryption.s3_default_test

import data.lib.testing
import data.rules.encryption.s3_default as rule

_type := "aws_s3_bucket_server_side_encryption_configuration"

_params := {"s3_encryption_algorithms": ["aws:kms", "aws:kms:dsse"]}

_rules(algorithm) := [{"apply_server_side_encryption_by_default": [{"sse_algorithm": algorithm}]}]

_bucket := testing.unit("aws_s3_bucket", {"bucket": "b"}, {})

_companion(algorithm, settled) := testing.neighbour(
	testing.unit(_type, {"rule": _rules(algorithm)}, {}),
	"bucket", settled,
)

_with(companions) := testing.stack([testing.with_neighbours(_bucket, companions)])

test_pass_companion if {
	testing.word(rule.outcomes) == "pass" with data.params as _params with input as _with([_companion("aws:kms", true)])
}

test_pass_inline if {
	unit := testing.unit("aws_s3_bucket", {"server_side_encryption_configuration": [{"rule": _rules("aws:kms")}]}, {})
	testing.word(rule.outcomes) == "pass" with data.params as _params with input as testing.stack([unit])
}

# Elastic Load Balancing writes into buckets with S3's own keys only.
test_pass_access_logs_of_a_load_balancer if {
	balancer := testing.neighbour(testing.unit("aws_lb", {}, {}), "access_logs/0/bucket", true)
	testing.word(rule.outcomes) == "pass" with data.params as _params
		with input as _with([_companion("AES256", true), balancer])
}

test_fail_bucket_that_a_load_balancer_uses_otherwise if {
	balancer := testing.neighbour(testing.unit("aws_lb", {}, {}), "connection_logs/0/bucket", true)
	testing.word(rule.outcomes) == "fail" with data.params as _params
		with input as _with([_companion("AES256", true), balancer])
}

test_fail_load_balancer_that_may_be_anothers if {
	balancer := testing.neighbour(testing.unit("aws_lb", {}, {}), "access_logs/0/bucket", false)
	testing.word(rule.outcomes) == "fail" with data.params as _params
		with input as _with([_companion("AES256", true), balancer])
}

test_fail_weak_companion if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "rule[0].apply_server_side_encryption_by_default[0].sse_algorithm is \"AES256\"",
		"path": "rule[0].apply_server_side_encryption_by_default[0].sse_algorithm",
		"expected": "\"aws:kms\" or \"aws:kms:dsse\"",
	} with data.params as _params with input as _with([_companion("AES256", true)])
}

test_fail_no_companion if {
	testing.verdict(rule.outcomes).message == concat(" ", ["no", _type, "belongs to it"]) with data.params as _params
		with input as _with([])
}

# What the provider will compute is not what the configuration declares.
test_fail_computed if {
	unit := object.union(_bucket, {"unknown": {"/server_side_encryption_configuration": []}})
	testing.word(rule.outcomes) == "fail" with data.params as _params with input as testing.stack([unit])
}

test_fail_inline_empty if {
	unit := testing.unit("aws_s3_bucket", {"server_side_encryption_configuration": []}, {})
	testing.word(rule.outcomes) == "fail" with data.params as _params with input as testing.stack([unit])
}

test_undetermined_companion_of_one_of_several if {
	testing.verdict(rule.outcomes) == {
		"outcome": "undetermined",
		"message": concat("", ["the plan does not settle whether ", _type, ".this belongs to it"]),
		"path": "",
	} with data.params as _params with input as _with([_companion("aws:kms", false)])
}

test_undetermined_companion_without_a_known_bucket if {
	facts := {"unplaced": {_type: ["aws_x.lost"]}}
	testing.word(rule.outcomes) == "undetermined" with data.params as _params
		with input as testing.stack_with([_bucket], facts)
}

test_undetermined_algorithm if {
	companion := testing.neighbour(testing.unit(_type, {}, testing.unknown(["rule"])), "bucket", true)
	testing.word(rule.outcomes) == "undetermined" with data.params as _params with input as _with([companion])
}

test_undetermined_inline if {
	unit := testing.unit("aws_s3_bucket", {}, testing.unknown(["server_side_encryption_configuration"]))
	testing.word(rule.outcomes) == "undetermined" with data.params as _params with input as testing.stack([unit])
}
