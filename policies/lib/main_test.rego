package main_test

import data.lib.testing
import data.main

_rule := {"id": "PAY-RET-001", "path": ["retention", "log_group"]}

_groups := [
	testing.unit("aws_cloudwatch_log_group", {"retention_in_days": 7}, {"address": "a"}),
	testing.unit("aws_cloudwatch_log_group", {"retention_in_days": 9}, {"address": "b"}),
]

_result(everything) := result if {
	asked := object.union(testing.stack(_groups), {"rules": [_rule], "everything": everything})
	result := main.result with input as asked with data.params as {"log_retention_days": 7}
}

test_counts_what_it_saw if {
	result := _result(false)
	result.seen == 2
	result.tallies == [[["retention", "log_group"], 2, 2, 1, 0]]
}

test_lists_what_a_person_has_to_know_of if {
	[outcome.address | some outcome in _result(false).outcomes] == ["b"]
}

test_lists_everything_when_asked if {
	{outcome.address | some outcome in _result(true).outcomes} == {"a", "b"}
}

test_tells_nothing_of_a_rule_that_there_is_not if {
	asked := object.union(testing.stack(_groups), {
		"rules": [{"id": "PAY-RET-009", "path": ["retention", "gone"]}],
		"everything": false,
	})
	result := main.result with input as asked
	result.tallies == []
}
