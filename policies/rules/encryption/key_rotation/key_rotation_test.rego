package rules.encryption.key_rotation_test

import data.lib.testing
import data.rules.encryption.key_rotation as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_kms_key", {"enable_key_rotation": true}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_kms_key", {"enable_key_rotation": false}, {})])
	outcome.outcome == "fail"
	outcome.message == "enable_key_rotation is false"
}

test_fail_unset if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_kms_key", {"enable_key_rotation": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_kms_key", {}, testing.unknown(["enable_key_rotation"]))])
	outcome.outcome == "undetermined"
	outcome.message == "enable_key_rotation is known only after apply"
}

test_undetermined_sensitive if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_kms_key", {}, {"sensitive": {"/enable_key_rotation": true}})])
	outcome.outcome == "undetermined"
}

test_not_applicable_signing_key if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_kms_key", {"customer_master_key_spec": "RSA_2048", "key_usage": "SIGN_VERIFY"}, {})])
	outcome.outcome == "not_applicable"
}

test_not_applicable_own_store if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_kms_key", {"custom_key_store_id": "cks-1"}, {})])
	outcome.outcome == "not_applicable"
}

_of_an_unknown_use(rotated) := testing.stack([testing.unit(
	"aws_kms_key",
	{"enable_key_rotation": rotated},
	testing.unknown(["key_usage"]),
)])

test_undetermined_use if {
	outcome := testing.verdict(rule.outcomes) with input as _of_an_unknown_use(false)
	outcome.outcome == "undetermined"
	outcome.path == "key_usage"
}

test_pass_whatever_the_use if testing.word(rule.outcomes) == "pass" with input as _of_an_unknown_use(true)

test_undetermined_key_store if {
	unit := testing.unit("aws_kms_key", {"enable_key_rotation": false}, testing.unknown(["custom_key_store_id"]))
	testing.word(rule.outcomes) == "undetermined" with input as testing.stack([unit])
}
