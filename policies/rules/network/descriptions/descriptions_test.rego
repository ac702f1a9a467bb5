package rules.network.descriptions_test

import data.lib.testing
import data.rules.network.descriptions as rule

test_pass_described if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_vpc_security_group_ingress_rule", {"description": "Requests of customers."}, {})])
	outcome.outcome == "pass"
}

test_pass_group if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_security_group", {"description": "Load balancer.", "ingress": [{"description": "HTTPS."}]}, {})])
	outcome.outcome == "pass"
}

test_pass_rules_elsewhere if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_security_group", {"description": "Database.", "ingress": [{"description": ""}]}, {"action": "no-op", "configured": {"ingress": false}})])
	outcome.outcome == "pass"
}

test_fail_by_default if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_security_group", {"description": "Managed by Terraform"}, {})])
	outcome.outcome == "fail"
	outcome.message == "description is \"Managed by Terraform\""
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_security_group_rule", {}, {})])
	outcome.outcome == "fail"
	outcome.message == "description is not set"
}

test_fail_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_security_group", {"description": "Load balancer.", "egress": [{"description": ""}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "egress[0].description is \"\""
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_vpc_security_group_egress_rule", {}, testing.unknown(["description"]))])
	outcome.outcome == "undetermined"
}

test_fail_dynamic_rule if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_security_group", {"description": "Web.", "ingress": [{"description": ""}]}, {"configured": {"description": true}})])
	outcome.outcome == "fail"
}
