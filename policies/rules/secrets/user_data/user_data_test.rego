package rules.secrets.user_data_test

import data.lib.testing
import data.rules.secrets.user_data as rule

_on(type, values) := outcome if {
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([testing.unit(type, values, {})])
}

test_pass_a_script if {
	_on("aws_launch_template", {"user_data": base64.encode("#!/bin/sh\nexport DB_PASSWORD=$(aws ssm get-parameter --name p)\n")}).outcome == "pass"
	_on("aws_instance", {"user_data": "#!/bin/sh\necho hello"}).outcome == "pass"
}

test_fail_key if {
	_on("aws_instance", {"user_data": "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"}) == {
		"outcome": "fail",
		"message": "user_data holds what looks like a secret",
		"path": "user_data",
		"expected": "where the secret is kept",
	}
}

test_fail_encoded_key if {
	_on("aws_launch_configuration", {"user_data_base64": base64.encode("-----BEGIN RSA PRIVATE KEY-----")}).outcome == "fail"
}

test_fail_password if {
	_on("aws_launch_template", {"user_data": "db_password = 'hunter22'"}).outcome == "fail"
}

test_fail_no_text if {
	_on("aws_launch_template", {"user_data": 7}).outcome == "fail"
}

test_undetermined_digest if {
	_on("aws_instance", {"user_data": "da39a3ee5e6b4b0d3255bfef95601890afd80709"}).message == "of user_data the plan holds a digest alone"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_instance", {}, testing.unknown(["user_data"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_none if {
	_on("aws_instance", {"ami": "ami-1"}).outcome == "not_applicable"
}

test_undetermined_compressed if {
	outcome := _on("aws_launch_template", {"user_data": "H4sIAAAAAAAA/ytILC4uzy9KsbXNKM0rSS0yAgDLmNjkEAAAAA=="})
	outcome.outcome == "undetermined"
	outcome.message == "user_data is compressed"
}
