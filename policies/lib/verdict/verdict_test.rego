package lib.verdict_test

import data.lib.documents
import data.lib.keys
import data.lib.testing
import data.lib.verdict

_unit(values, overrides) := testing.unit("aws_x", values, overrides)

test_fail_no_list_of_blocks if {
	verdict.is_readable(_unit({"block": "odd"}, {}), ["block"]).message == "block is no list of blocks"
	verdict.is_readable(_unit({"block": []}, {}), ["block"]) == verdict.passed
	verdict.is_readable(_unit({"block": {"a": 1}}, {}), ["block"]) == verdict.passed
}

test_fail_odd_names_of_resources if {
	verdict.is_given(_unit({"arn": {"odd": 1}}, {}), ["arn"]).outcome == "fail"
	verdict.is_given(_unit({"arn": [{"odd": 1}]}, {}), ["arn"]).outcome == "fail"
	verdict.is_given(_unit({"arn": ["a"]}, {}), ["arn"]).outcome == "pass"
}

test_fail_key_that_is_no_text if {
	outcome := keys.is_own(_unit({"key": 7}, {}), ["key"]) with data.params as {"require_customer_key": true}
	outcome.message == "key is 7"
}

test_undetermined_write_only if {
	unit := _unit({"password_wo": null}, {"configured": {"password_wo": true}})
	verdict.is_one_of(unit, ["password_wo"], ["x"]).message == "password_wo can not be read from a plan"
}

test_pass_no_document if {
	documents.is_readable(_unit({}, {}), ["policy"]) == verdict.passed
	documents.refuse(_unit({}, {}), ["policy"], [], "", "") == verdict.passed
}

_of_aws(lookup) := _unit({}, {
	"unknown": {"/key": [{"address": "module.m.data.aws_kms_alias.a", "type": "aws_kms_alias", "settled": true}]},
	"configured": {"key": true},
	"lookups": {"/key": lookup},
})

test_fail_key_of_aws_that_is_looked_up if {
	some argument in ["name", "key_id"]
	keys.is_named(_of_aws({argument: "alias/aws/rds"}), ["key"]).message == "key is a key that AWS manages"
}

test_fail_known_key_of_aws_that_is_looked_up if {
	unit := object.union(_of_aws({"name": "alias/aws/rds"}), {"values": {"key": "arn:aws:kms:eu-west-1:111122223333:key/k"}, "unknown": {}})
	keys.is_named(unit, ["key"]).outcome == "fail"
}

test_undetermined_key_that_is_looked_up if {
	keys.is_named(_of_aws({"name": "alias/ours"}), ["key"]).message == "key is known only after apply (from module.m.data.aws_kms_alias.a)"
}

test_pass_known_key_that_is_looked_up if {
	unit := object.union(_of_aws({"name": "alias/ours"}), {"values": {"key": "arn:aws:kms:eu-west-1:111122223333:key/k"}, "unknown": {}})
	keys.is_named(unit, ["key"]).outcome == "pass"
}
