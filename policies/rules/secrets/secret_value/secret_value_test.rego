package rules.secrets.secret_value_test

import data.lib.testing
import data.rules.secrets.secret_value as rule

test_pass_write_only if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_secretsmanager_secret_version", {"secret_string": null}, {"configured": {"secret_string_wo": true}})])
	outcome.outcome == "pass"
}

test_fail_string if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_secretsmanager_secret_version", {"secret_string": null}, {"sensitive": {"/secret_string": true}})])
	outcome.outcome == "fail"
	outcome.message == "secret_string is set"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_secretsmanager_secret_version", {}, testing.unknown(["secret_binary"]))])
	outcome.outcome == "undetermined"
	outcome.message == "secret_binary is known only after apply"
}
