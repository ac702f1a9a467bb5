package rules.parity.filter_policies_test

import data.lib.testing
import data.rules.parity.filter_policies as rule

_three(dev, staging, prod) := testing.environments([
	testing.environment("dev", 0, {}, dev),
	testing.environment("staging", 1, {}, staging),
	testing.environment("prod", 2, {}, prod),
])

_one(value) := [testing.unit("aws_sns_topic_subscription", {"filter_policy": value}, {})]

_hidden := [testing.unit("aws_sns_topic_subscription", {}, testing.unknown(["filter_policy"]))]

test_pass_same if {
	rule.outcomes == {{"rule": "PAY-PAR-003", "address": name, "outcome": "pass"} |
		some name in ["dev", "staging", "prod"]
	} with input as _three(_one({"severity": ["high"]}), _one({"severity": ["high"]}), _one({"severity": ["high"]}))
}

test_fail_odd_one_out if {
	outcomes := rule.outcomes with input as _three(_one({"severity": ["high"]}), _one({"severity": ["low"]}), _one({"severity": ["high"]}))
	testing.words(outcomes) == {"dev": "pass", "staging": "fail", "prod": "pass"}
	message := testing.verdict_on(outcomes, "staging").message
	startswith(message, "not in dev: aws_sns_topic_subscription.this filter_policy ")
	contains(message, "; only in dev: aws_sns_topic_subscription.this filter_policy ")
}

test_fail_missing if {
	outcomes := rule.outcomes with input as _three(_one({"severity": ["high"]}), _one({"severity": ["high"]}), [])
	testing.words(outcomes) == {"dev": "pass", "staging": "pass", "prod": "fail"}
	startswith(testing.verdict_on(outcomes, "prod").message, "only in dev: aws_sns_topic_subscription.this")
}

test_undetermined_before_apply if {
	outcomes := rule.outcomes with input as _three(_one({"severity": ["high"]}), _one({"severity": ["high"]}), _hidden)
	testing.words(outcomes) == {"dev": "pass", "staging": "pass", "prod": "undetermined"}
	testing.verdict_on(outcomes, "prod") == {
		"outcome": "undetermined",
		"message": "aws_sns_topic_subscription.this: filter_policy is known only after apply",
		"path": "filter_policy",
	}
}

test_not_applicable_without_any if {
	outcomes := rule.outcomes with input as _three([], [], [])
	testing.words(outcomes) == {"dev": "not_applicable", "staging": "not_applicable", "prod": "not_applicable"}
}
