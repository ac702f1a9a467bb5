package rules.parity.listener_rules_test

import data.lib.testing
import data.rules.parity.listener_rules as rule

_three(dev, staging, prod) := testing.environments([
	testing.environment("dev", 0, {}, dev),
	testing.environment("staging", 1, {}, staging),
	testing.environment("prod", 2, {}, prod),
])

_one(value) := [testing.unit("aws_lb_listener_rule", {"priority": value}, {})]

_hidden := [testing.unit("aws_lb_listener_rule", {}, testing.unknown(["priority"]))]

test_pass_same if {
	rule.outcomes == {{"rule": "PAY-PAR-002", "address": name, "outcome": "pass"} |
		some name in ["dev", "staging", "prod"]
	} with input as _three(_one(10), _one(10), _one(10))
}

test_fail_odd_one_out if {
	outcomes := rule.outcomes with input as _three(_one(10), _one(20), _one(10))
	testing.words(outcomes) == {"dev": "pass", "staging": "fail", "prod": "pass"}
	message := testing.verdict_on(outcomes, "staging").message
	startswith(message, "not in dev: aws_lb_listener_rule.this priority ")
	contains(message, "; only in dev: aws_lb_listener_rule.this priority ")
}

test_fail_missing if {
	outcomes := rule.outcomes with input as _three(_one(10), _one(10), [])
	testing.words(outcomes) == {"dev": "pass", "staging": "pass", "prod": "fail"}
	startswith(testing.verdict_on(outcomes, "prod").message, "only in dev: aws_lb_listener_rule.this")
}

test_undetermined_before_apply if {
	outcomes := rule.outcomes with input as _three(_one(10), _one(10), _hidden)
	testing.words(outcomes) == {"dev": "pass", "staging": "pass", "prod": "undetermined"}
	testing.verdict_on(outcomes, "prod") == {
		"outcome": "undetermined",
		"message": "aws_lb_listener_rule.this: priority is known only after apply",
		"path": "priority",
	}
}

test_not_applicable_without_any if {
	outcomes := rule.outcomes with input as _three([], [], [])
	testing.words(outcomes) == {"dev": "not_applicable", "staging": "not_applicable", "prod": "not_applicable"}
}

test_fail_other_conditions if {
	one := [testing.unit("aws_lb_listener_rule", {"condition": [{"path_pattern": [{"values": ["/a"]}]}]}, {})]
	outcomes := rule.outcomes with input as _three(one, one, _one(10))
	contains(testing.verdict_on(outcomes, "prod").message, "condition (another document)")
}
