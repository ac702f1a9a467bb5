package rules.logging.alarm_test

import data.lib.testing
import data.rules.logging.alarm as rule

test_pass_topic if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudwatch_metric_alarm", {"actions_enabled": true, "alarm_actions": ["arn:aws:sns:eu-west-1:111122223333:t"]}, {})])
	outcome.outcome == "pass"
}

test_pass_topic_of_the_same_plan if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudwatch_metric_alarm", {"actions_enabled": true}, testing.supplied("alarm_actions", "aws_sns_topic"))])
	outcome.outcome == "pass"
}

test_pass_one_of_several_topics if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudwatch_metric_alarm", {}, {"unknown": {"/alarm_actions": [{"address": "a", "type": "aws_sns_topic", "settled": false}, {"address": "b", "type": "aws_sns_topic", "settled": false}]}, "configured": {"alarm_actions": true}})])
	outcome.outcome == "pass"
}

test_fail_no_action if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudwatch_metric_alarm", {"alarm_actions": []}, {})])
	outcome.outcome == "fail"
	outcome.message == "alarm_actions is not set"
}

test_fail_switched_off if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudwatch_metric_alarm", {"actions_enabled": false, "alarm_actions": ["arn"]}, {})])
	outcome.outcome == "fail"
	outcome.message == "actions_enabled is false"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudwatch_metric_alarm", {}, testing.unknown(["alarm_actions"]))])
	outcome.outcome == "undetermined"
}
