package rules.parity.function_code_test

import data.lib.testing
import data.rules.parity.function_code as rule

_three(dev, staging, prod) := testing.environments([
	testing.environment("dev", 0, {}, dev),
	testing.environment("staging", 1, {}, staging),
	testing.environment("prod", 2, {}, prod),
])

_one(value) := [testing.unit("aws_lambda_function", {"runtime": value}, {})]

_hidden := [testing.unit("aws_lambda_function", {}, testing.unknown(["runtime"]))]

test_pass_same if {
	rule.outcomes == {{"rule": "PAY-PAR-005", "address": name, "outcome": "pass"} |
		some name in ["dev", "staging", "prod"]
	} with input as _three(_one("python3.9"), _one("python3.9"), _one("python3.9"))
}

test_fail_odd_one_out if {
	outcomes := rule.outcomes with input as _three(_one("python3.9"), _one("python3.12"), _one("python3.9"))
	testing.words(outcomes) == {"dev": "pass", "staging": "fail", "prod": "pass"}
	message := testing.verdict_on(outcomes, "staging").message
	startswith(message, "not in dev: aws_lambda_function.this runtime ")
	contains(message, "; only in dev: aws_lambda_function.this runtime ")
}

test_fail_missing if {
	outcomes := rule.outcomes with input as _three(_one("python3.9"), _one("python3.9"), [])
	testing.words(outcomes) == {"dev": "pass", "staging": "pass", "prod": "fail"}
	startswith(testing.verdict_on(outcomes, "prod").message, "only in dev: aws_lambda_function.this")
}

test_undetermined_before_apply if {
	outcomes := rule.outcomes with input as _three(_one("python3.9"), _one("python3.9"), _hidden)
	testing.words(outcomes) == {"dev": "pass", "staging": "pass", "prod": "undetermined"}
	testing.verdict_on(outcomes, "prod") == {
		"outcome": "undetermined",
		"message": "aws_lambda_function.this: runtime is known only after apply",
		"path": "runtime",
	}
}

test_not_applicable_without_any if {
	outcomes := rule.outcomes with input as _three([], [], [])
	testing.words(outcomes) == {"dev": "not_applicable", "staging": "not_applicable", "prod": "not_applicable"}
}

_two(one, other) := testing.environments([
	testing.environment("a", null, {}, one),
	testing.environment("b", null, {}, other),
])

test_fail_two_that_differ if {
	outcomes := rule.outcomes with input as _two(_one("python3.9"), _one("python3.12"))
	testing.words(outcomes) == {"a": "fail", "b": "fail"}
}

test_fail_without_majority if {
	outcomes := rule.outcomes with input as _three(_one("python3.9"), _one("python3.12"), _one("nodejs20.x"))
	testing.words(outcomes) == {"dev": "fail", "staging": "fail", "prod": "fail"}
}

test_fail_two_against_two if {
	units := [testing.environment(name, null, {}, _one(runtime)) |
		some name, runtime in {"a": "python3.9", "b": "python3.9", "c": "python3.12", "d": "python3.12"}
	]
	outcomes := rule.outcomes with input as testing.environments(units)
	{word | some word in testing.words(outcomes)} == {"fail"}
}

test_fail_many_that_are_missing if {
	functions := [testing.unit("aws_lambda_function", {}, {"address": name}) | some name in ["f1", "f2", "f3", "f4", "f5"]]
	outcomes := rule.outcomes with input as _three(functions, functions, [])
	testing.verdict_on(outcomes, "prod").message == "only in dev: f1, f2, f3 and 2 more"
}

test_fail_for_certain_though_something_is_hidden if {
	more := testing.unit("aws_lambda_function", {}, {"address": "another"})
	both := array.concat(_hidden, [more])
	outcomes := rule.outcomes with input as _three(_one("python3.9"), _one("python3.9"), both)
	testing.verdict_on(outcomes, "prod").message == "not in dev: another"
}

test_undetermined_beside_what_is_hidden if {
	outcomes := rule.outcomes with input as _two(_one("python3.9"), _hidden)
	testing.words(outcomes) == {"a": "undetermined", "b": "undetermined"}
}

test_undetermined_sensitive if {
	hidden := [testing.unit("aws_lambda_function", {}, {"sensitive": {"/image_uri": true}})]
	outcomes := rule.outcomes with input as _three(hidden, hidden, hidden)
	{word | some word in testing.words(outcomes)} == {"undetermined"}
}

test_pass_alone if {
	outcomes := rule.outcomes with input as testing.environments([testing.environment("a", 0, {}, _one("python3.9"))])
	testing.words(outcomes) == {"a": "pass"}
}
