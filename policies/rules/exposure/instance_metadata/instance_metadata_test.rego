package rules.exposure.instance_metadata_test

import data.lib.testing
import data.rules.exposure.instance_metadata as rule

test_pass_tokens if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_instance", {"metadata_options": [{"http_tokens": "required"}]}, {})])
	outcome.outcome == "pass"
}

test_pass_switched_off if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_launch_template", {"metadata_options": [{"http_endpoint": "disabled"}]}, {})])
	outcome.outcome == "pass"
}

test_fail_optional if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_instance", {"metadata_options": [{"http_tokens": "optional"}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "metadata_options[0].http_tokens is \"optional\""
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_launch_template", {}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_instance", {}, testing.unknown(["metadata_options"]))])
	outcome.outcome == "undetermined"
}

# The block leaves the attribute to the provider, which makes it optional.
test_fail_left_out_of_the_block if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_launch_configuration", {"metadata_options": [{"http_endpoint": "enabled"}]}, {
			"unknown": {"/metadata_options/0/http_tokens": []},
			"configured": {"metadata_options": true, "/metadata_options/0/http_tokens": false},
		})])
	outcome.outcome == "fail"
	outcome.message == "metadata_options[0].http_tokens is not set"
}

# A dynamic block, of which the configuration says nothing.
test_undetermined_dynamic if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_instance", {"metadata_options": [{"http_endpoint": "enabled"}]}, {
			"unknown": {"/metadata_options/0/http_tokens": []},
			"configured": {},
		})])
	outcome.outcome == "undetermined"
}
