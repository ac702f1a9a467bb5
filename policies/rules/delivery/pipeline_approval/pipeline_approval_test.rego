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

_judged(stages, unknown) := outcome if {
	pipeline := testing.unit("aws_codepipeline", {"stage": [{"action": actions} | some actions in stages]}, {"unknown": {at: [] | some at in unknown}})
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([pipeline])
}

_approval := {"category": "Approval"}

_deploy := {"category": "Deploy"}

test_pass_before_the_release if {
	_judged([[{"category": "Source"}], [_approval], [_deploy]], []).outcome == "pass"
	_judged([[object.union(_approval, {"run_order": 1}), object.union(_deploy, {"run_order": 2})]], []).outcome == "pass"
	_judged([[_approval, object.union(_deploy, {"run_order": 2})]], []).outcome == "pass"
}

test_fail_after_the_release if {
	_judged([[{"category": "Source"}], [_deploy], [_approval], [_deploy]], []) == {
		"outcome": "fail",
		"message": "stage[1].action[0] deploys before an approval",
		"path": "stage[1].action[0].category",
		"expected": "an approval before it",
	}
}

# Actions of one order run side by side.
test_fail_beside_the_release if {
	_judged([[_approval, _deploy]], []).outcome == "fail"
	_judged([[object.union(_approval, {"run_order": 3}), object.union(_deploy, {"run_order": 2})]], []).outcome == "fail"
}

test_undetermined_order if {
	_judged([[_approval, _deploy]], ["/stage/0/action/1/run_order"]).path == "stage[0].action[1].run_order"
	_judged([[_approval, _deploy]], ["/stage/0/action/0/run_order"]).path == "stage[0].action[0].run_order"
}

test_undetermined_action_that_may_release if {
	_judged([[{}], [_approval], [_deploy]], ["/stage/0/action/0/category"]).path == "stage[0].action[0].category"
	_judged([null, [_approval]], ["/stage/0/action"]).path == "stage[0].action[0].category"
}

test_pass_action_that_may_release_after_an_approval if {
	_judged([[_approval], [{}]], ["/stage/1/action/0/category"]).outcome == "pass"
	_judged([[_approval], null], ["/stage/1/action"]).outcome == "pass"
}
