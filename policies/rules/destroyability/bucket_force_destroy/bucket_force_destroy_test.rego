package rules.destroyability.bucket_force_destroy_test

import data.lib.testing
import data.rules.destroyability.bucket_force_destroy as rule

_unit(values, overrides) := testing.stack([testing.unit("aws_s3_bucket", values, overrides)])

test_pass_as_asked if {
	rule.outcomes == {{"rule": "PAY-DEL-006", "address": "aws_s3_bucket.this", "outcome": "pass"}} with input as _unit({"force_destroy": true}, {})
}

test_fail_unset if {
	testing.word(rule.outcomes) == "fail" with input as _unit({"force_destroy": null}, {})
}

test_fail_otherwise if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "force_destroy is false",
		"path": "force_destroy",
		"expected": true,
	} with input as _unit({"force_destroy": false}, {})
}

test_undetermined_before_apply if {
	testing.verdict(rule.outcomes) == {
		"outcome": "undetermined",
		"message": "force_destroy is known only after apply",
		"path": "force_destroy",
	} with input as _unit({}, testing.unknown(["force_destroy"]))
}

test_undetermined_sensitive if {
	testing.word(rule.outcomes) == "undetermined" with input as _unit({"force_destroy": null}, {"sensitive": {"/force_destroy": true}})
}
