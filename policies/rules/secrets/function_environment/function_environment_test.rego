package rules.secrets.function_environment_test

import data.lib.testing
import data.rules.secrets.function_environment as rule

test_pass_harmless if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"environment": [{"variables": {"BUCKET": "b", "DB_PASSWORD_PARAMETER": "/p/dev/password", "EMPTY_SECRET": ""}}]}, {})])
	outcome.outcome == "pass"
}

test_pass_none if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"environment": []}, {})])
	outcome.outcome == "pass"
}

test_pass_unknown_harmless if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"environment": [{"variables": {"BUCKET": null}}]}, {"unknown": {"/environment/0/variables/BUCKET": []}})])
	outcome.outcome == "pass"
}

test_fail_by_name if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"environment": [{"variables": {"DB_PASSWORD": "hunter2"}}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "the variable DB_PASSWORD looks like a secret"
}

test_fail_by_value if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"environment": [{"variables": {"X": "AKIAAAAAAAAAAAAAAAAA"}}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "the variable X looks like a secret"
}

test_fail_sensitive if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"environment": [{"variables": {"X": null}}]}, {"sensitive": {"/environment/0/variables/X": true}})])
	outcome.outcome == "fail"
}

test_undetermined_value if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"environment": [{"variables": {"API_KEY": null}}]}, {"unknown": {"/environment/0/variables/API_KEY": []}})])
	outcome.outcome == "undetermined"
}

test_undetermined_variables if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"environment": [{}]}, {"unknown": {"/environment/0/variables": []}})])
	outcome.outcome == "undetermined"
}

test_undetermined_environment if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {}, testing.unknown(["environment"]))])
	outcome.outcome == "undetermined"
}

test_fail_short_names_and_urls_with_passwords if {
	every name, value in {
		"DB_PASS": "hunter2",
		"DB_PWD": "hunter2",
		"PASS_DB": "hunter2",
		"KEY_PASSPHRASE": "hunter2",
		"DATABASE_URL": "postgres://app:hunter2@db:5432/payments",
	} {
		unit := testing.unit("aws_lambda_function", {"environment": [{"variables": {name: value}}]}, {})
		testing.word(rule.outcomes) == "fail" with input as testing.stack([unit])
	}
}

test_pass_what_only_sounds_like_it if {
	every name, value in {
		"BYPASS": "true",
		"COMPASS_SIDE": "north",
		"PASSAGE": "x",
		"DATABASE_URL": "postgres://app@db:5432/payments?at=a:b@c",
		"TEMPLATE_URL": "https://app:${PASSWORD}@db/",
	} {
		unit := testing.unit("aws_lambda_function", {"environment": [{"variables": {name: value}}]}, {})
		testing.word(rule.outcomes) == "pass" with input as testing.stack([unit])
	}
}
