package rules.exposure.shared_snapshot_test

import data.lib.testing
import data.rules.exposure.shared_snapshot as rule

_on(type, values) := outcome if {
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([testing.unit(type, values, {})])
}

test_pass_with_accounts if {
	_on("aws_ami_launch_permission", {"account_id": "111122223333"}).outcome == "pass"
	_on("aws_db_snapshot", {"shared_accounts": ["111122223333"]}).outcome == "pass"
}

test_pass_with_nobody if {
	_on("aws_db_cluster_snapshot", {"shared_accounts": null}).outcome == "pass"
}

test_fail_with_everyone if {
	_on("aws_ami_launch_permission", {"group": "all"}).message == "group is \"all\""
	_on("aws_db_snapshot", {"shared_accounts": ["111122223333", "all"]}) == {
		"outcome": "fail",
		"message": "shared_accounts[1] is \"all\"",
		"path": "shared_accounts[1]",
		"expected": "the id of an account",
	}
}

test_undetermined_before_apply if {
	every type, attribute in {"aws_ami_launch_permission": "group", "aws_db_snapshot_copy": "shared_accounts"} {
		testing.word(rule.outcomes) == "undetermined" with input as testing.stack([testing.unit(type, {}, testing.unknown([attribute]))])
	}
}
