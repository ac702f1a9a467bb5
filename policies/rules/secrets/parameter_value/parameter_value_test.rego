package rules.secrets.parameter_value_test

import data.lib.testing
import data.rules.secrets.parameter_value as rule

test_pass_write_only if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "SecureString", "name": "/p/dev/password"}, {"unknown": {"/value": [], "/insecure_value": []}})])
	outcome.outcome == "pass"
}

# As the provider writes it after apply.
test_pass_empty if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "SecureString", "name": "/p", "value": ""}, {})])
	outcome.outcome == "pass"
}

test_fail_value if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "SecureString", "name": "/p", "value": null}, {"sensitive": {"/value": true}})])
	outcome.outcome == "fail"
	outcome.message == "value is set"
}

test_fail_plain_secret if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "String", "name": "/p/dev/password"}, {})])
	outcome.outcome == "fail"
	outcome.message == "type is \"String\""
}

test_undetermined_value if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "SecureString"}, testing.unknown(["value"]))])
	outcome.outcome == "undetermined"
	outcome.message == "value is known only after apply"
}

test_undetermined_type if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ssm_parameter", {}, testing.unknown(["type"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_plain if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "String", "name": "/p/dev/bucket"}, {})])
	outcome.outcome == "not_applicable"
}
