package rules.delivery.pipeline_approval_test

import data.lib.testing
import data.rules.delivery.pipeline_approval as rule

test_pass_approval if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codepipeline", {"stage": [{"action": [{"category": "Source"}]}, {"action": [{"category": "Approval"}]}]}, {})])
	outcome.outcome == "pass"
}

test_fail_none if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codepipeline", {"stage": [{"action": [{"category": "Source"}]}, {"action": [{"category": "Deploy"}]}]}, {})])
	outcome.outcome == "fail"
}

test_fail_empty if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codepipeline", {"stage": []}, {})])
	outcome.outcome == "fail"
	outcome.message == "no stage asks for an approval"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codepipeline", {}, testing.unknown(["stage"]))])
	outcome.outcome == "undetermined"
}

test_undetermined_category if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codepipeline", {"stage": [{"action": [{"category": null}]}]}, {"unknown": {"/stage/0/action/0/category": []}})])
	outcome.outcome == "undetermined"
}
