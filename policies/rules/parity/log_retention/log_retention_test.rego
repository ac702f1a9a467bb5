package rules.parity.log_retention_test

import data.lib.testing
import data.rules.parity.log_retention as rule

_environment(days, groups) := testing.environments([testing.environment("prod", 2, {"log_retention_days": days}, groups)])

_group(values, overrides) := [testing.unit("aws_cloudwatch_log_group", values, overrides)]

test_pass_tier if {
	rule.outcomes == {{"rule": "PAY-PAR-008", "address": "prod", "outcome": "pass"}}
		with input as _environment(90, _group({"retention_in_days": 90}, {}))
}

test_fail_other_tier if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "aws_cloudwatch_log_group.this: retention_in_days is 30",
		"path": "retention_in_days",
		"expected": 90,
	} with input as _environment(90, _group({"retention_in_days": 30}, {}))
}

test_fail_for_ever if {
	testing.word(rule.outcomes) == "fail" with input as _environment(90, _group({}, {}))
}

test_undetermined_before_apply if {
	testing.word(rule.outcomes) == "undetermined" with input as _environment(90, _group({}, testing.unknown(["retention_in_days"])))
}

test_undetermined_same_after_apply if {
	group := _group({"retention_in_days": "<after apply: x retention_in_days>"}, {})
	testing.word(rule.outcomes) == "undetermined" with input as _environment(90, group)
}

test_not_applicable_without_groups if {
	testing.word(rule.outcomes) == "not_applicable" with input as _environment(90, [])
}

test_not_applicable_without_a_tier if {
	unit := testing.environment("other", null, {}, _group({"retention_in_days": 30}, {}))
	testing.word(rule.outcomes) == "not_applicable" with input as testing.environments([unit])
}
