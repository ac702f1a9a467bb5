package rules.region.provider_test

import data.lib.testing
import data.rules.region.provider as rule

_params := {"region": "eu-west-1", "other_regions": {
	"us-east-1": ["aws_acm_certificate"],
	"eu-central-1": ["*"],
}}

_regions := {"aws": "eu-west-1", "aws.virginia": "us-east-1", "aws.copies": "eu-central-1"}

_unit(type, provider, overrides) := testing.unit(type, {}, object.union({"provider": provider}, overrides))

_stack(unit) := testing.stack_with([unit], {"regions": _regions})

test_pass_region_of_the_environment if {
	testing.word(rule.outcomes) == "pass" with data.params as _params
		with input as _stack(_unit("aws_db_instance", "aws", {}))
}

test_pass_declared_type if {
	testing.word(rule.outcomes) == "pass" with data.params as _params
		with input as _stack(_unit("aws_acm_certificate", "aws.virginia", {}))
}

test_pass_region_for_all_types if {
	testing.word(rule.outcomes) == "pass" with data.params as _params
		with input as _stack(_unit("aws_db_instance", "aws.copies", {}))
}

test_pass_own_region_against_the_provider if {
	testing.word(rule.outcomes) == "pass" with data.params as _params
		with input as _stack(_unit("aws_db_instance", "aws.virginia", {"values": {"region": "eu-west-1"}}))
}

test_fail_other_region if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "provider aws.virginia makes it in us-east-1",
		"path": "",
		"expected": "\"eu-west-1\" or \"eu-central-1\"",
	} with data.params as _params with input as _stack(_unit("aws_db_instance", "aws.virginia", {}))
}

test_fail_own_region if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as _stack(_unit("aws_db_instance", "aws", {"values": {"region": "us-east-1"}}))
	outcome.outcome == "fail"
	outcome.message == "region is \"us-east-1\""
}

test_fail_resolver_is_not_global if {
	testing.word(rule.outcomes) == "fail" with data.params as _params
		with input as _stack(_unit("aws_route53_resolver_endpoint", "aws.virginia", {}))
}

test_fail_region_of_something_else_says_nothing if {
	testing.word(rule.outcomes) == "fail" with data.params as _params
		with input as _stack(_unit("aws_servicequotas_template", "aws.virginia", {"values": {"region": "eu-west-1"}}))
}

test_undetermined_before_apply if {
	testing.verdict(rule.outcomes) == {
		"outcome": "undetermined",
		"message": "region is known only after apply",
		"path": "region",
	} with data.params as _params
		with input as _stack(_unit("aws_db_instance", "aws", testing.unknown(["region"])))
}

test_undetermined_sensitive if {
	testing.word(rule.outcomes) == "undetermined" with data.params as _params
		with input as _stack(_unit("aws_db_instance", "aws", {"sensitive": {"/region": true}}))
}

test_pass_computed_region_is_the_provider_s if {
	testing.word(rule.outcomes) == "pass" with data.params as _params
		with input as _stack(_unit("aws_s3_bucket", "aws", {"unknown": {"/region": []}}))
}

test_not_applicable_no_region if {
	testing.word(rule.outcomes) == "not_applicable" with data.params as {"region": "", "other_regions": {}}
		with input as _stack(_unit("aws_db_instance", "aws.virginia", {}))
}

test_not_applicable_untold_provider if {
	testing.word(rule.outcomes) == "not_applicable" with data.params as _params
		with input as _stack(_unit("aws_db_instance", "aws.elsewhere", {}))
}

test_not_applicable_no_provider if {
	testing.word(rule.outcomes) == "not_applicable" with data.params as _params
		with input as _stack(testing.unit("aws_db_instance", {}, {}))
}

test_not_applicable_global if {
	testing.word(rule.outcomes) == "not_applicable" with data.params as _params
		with input as _stack(_unit("aws_iam_role", "aws.virginia", {}))
}

test_not_applicable_other_vendor if {
	testing.word(rule.outcomes) == "not_applicable" with data.params as _params
		with input as _stack(_unit("terraform_data", "terraform", {}))
}
