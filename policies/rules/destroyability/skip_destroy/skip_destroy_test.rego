package rules.destroyability.skip_destroy_test

import data.lib.testing
import data.rules.destroyability.skip_destroy as rule

_unit(values, overrides) := testing.stack([testing.unit("aws_cloudwatch_log_group", values, overrides)])

test_pass_as_asked if {
	rule.outcomes == {{"rule": "PAY-DEL-004", "address": "aws_cloudwatch_log_group.this", "outcome": "pass"}} with input as _unit({"skip_destroy": false}, {})
}

test_pass_unset if {
	testing.word(rule.outcomes) == "pass" with input as _unit({"skip_destroy": null}, {})
}

test_fail_otherwise if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "skip_destroy is true",
		"path": "skip_destroy",
		"expected": "false or unset",
	} with input as _unit({"skip_destroy": true}, {})
}

test_undetermined_before_apply if {
	testing.verdict(rule.outcomes) == {
		"outcome": "undetermined",
		"message": "skip_destroy is known only after apply",
		"path": "skip_destroy",
	} with input as _unit({}, testing.unknown(["skip_destroy"]))
}

test_undetermined_sensitive if {
	testing.word(rule.outcomes) == "undetermined" with input as _unit({"skip_destroy": null}, {"sensitive": {"/skip_destroy": true}})
}

test_not_applicable_without_the_argument if {
	testing.word(rule.outcomes) == "not_applicable" with input as _unit({"name": "x"}, {})
}
