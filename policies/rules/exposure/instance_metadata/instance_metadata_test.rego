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

# An instance with the template that it names, which the plan makes.
_from(values, template) := outcome if {
	reference := {"unknown": {"/launch_template/0/id": []}, "references": {"/launch_template/0/id": ["aws_launch_template.this"]}}
	instance := testing.unit("aws_instance", object.union({"launch_template": [{}]}, values), reference)
	stack := testing.stack([instance, testing.unit("aws_launch_template", template, {})])
	outcome := testing.verdict_on(rule.outcomes, "aws_instance.this") with input as stack
}

# One that names a template of another plan.
_from_elsewhere(values) := outcome if {
	instance := testing.unit("aws_instance", object.union({"launch_template": [{"id": "lt-1"}]}, values), {})
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([instance])
}

test_pass_by_its_template if {
	_from({}, {"metadata_options": [{"http_tokens": "required"}]}).outcome == "pass"
	_from({"metadata_options": [{"http_tokens": "required"}]}, {}).outcome == "pass"
	_from({"metadata_options": [{"http_endpoint": "disabled"}]}, {}).outcome == "pass"
}

test_fail_by_its_template if {
	_from({}, {}).message == "aws_launch_template.this: metadata_options[0].http_tokens is not set"
	_from({"metadata_options": [{"http_tokens": "optional"}]}, {"metadata_options": [{"http_tokens": "required"}]}).message == "metadata_options[0].http_tokens is \"optional\""
}

test_undetermined_template_of_another_plan if {
	_from_elsewhere({}).message == "the plan does not tell what its launch template says"
}

# Whether the template's token comes through beside the machine's own options, no document says.
test_undetermined_options_of_both if {
	_from({"metadata_options": [{"http_endpoint": "enabled"}]}, {"metadata_options": [{"http_tokens": "required"}]}).path == "launch_template"
}
