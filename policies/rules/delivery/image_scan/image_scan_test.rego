package rules.delivery.image_scan_test

import data.lib.testing
import data.rules.delivery.image_scan as rule

_stack(values, overrides) := testing.stack([testing.unit("aws_ecr_repository", values, overrides)])

test_pass_on if {
	outcome := testing.verdict(rule.outcomes) with input as _stack({"image_scanning_configuration": [{"scan_on_push": true}]}, {})
	outcome.outcome == "pass"
}

test_fail_off if {
	outcome := testing.verdict(rule.outcomes) with input as _stack({"image_scanning_configuration": [{"scan_on_push": false}]}, {})
	outcome.outcome == "fail"
	outcome.message == "image_scanning_configuration[0].scan_on_push is false"
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes) with input as _stack({"name": "x"}, {})
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes) with input as _stack({}, testing.unknown(["image_scanning_configuration"]))
	outcome.outcome == "undetermined"
}
