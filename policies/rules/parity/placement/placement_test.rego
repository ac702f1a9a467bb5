package rules.parity.placement_test

import data.lib.testing
import data.rules.parity.placement as rule

_environment(name, accounts, regions) := testing.environment(name, 0, {"accounts": accounts, "regions": regions}, [])

_dev := _environment("dev", ["111122223333"], ["eu-west-1"])

_judged(other) := outcomes if {
	outcomes := rule.outcomes with input as testing.environments([_dev, other])
}

test_pass_one_each if {
	_judged(_environment("prod", ["777788889999"], ["us-east-1"])) == {
		{"rule": "PAY-PAR-007", "address": "dev", "outcome": "pass"},
		{"rule": "PAY-PAR-007", "address": "prod", "outcome": "pass"},
	}
}

test_pass_second_instance_in_the_same_account if {
	testing.words(_judged(object.union(_dev, {"address": "dev-pr42"}))) == {"dev": "pass", "dev-pr42": "pass"}
}

test_fail_shared_account if {
	outcomes := _judged(_environment("prod", ["111122223333"], ["us-east-1"]))
	testing.words(outcomes) == {"dev": "fail", "prod": "fail"}
	testing.verdict_on(outcomes, "prod") == {
		"outcome": "fail",
		"message": "111122223333 is the account of dev too",
		"path": "accounts",
		"expected": "an account of its own",
	}
}

test_fail_two_accounts if {
	outcomes := _judged(_environment("prod", ["777788889999", "999900001111"], ["us-east-1"]))
	testing.verdict_on(outcomes, "prod").message == "it has the accounts 777788889999, 999900001111"
}

test_fail_two_regions if {
	outcomes := _judged(_environment("prod", ["777788889999"], ["eu-west-1", "us-east-1"]))
	testing.verdict_on(outcomes, "prod").path == "regions"
}

test_undetermined_account if {
	outcomes := _judged(_environment("prod", [], ["us-east-1"]))
	testing.verdict_on(outcomes, "prod") == {
		"outcome": "undetermined",
		"message": "nothing tells its accounts",
		"path": "accounts",
	}
}
