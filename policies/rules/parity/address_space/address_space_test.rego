package rules.parity.address_space_test

import data.lib.testing
import data.rules.parity.address_space as rule

_environment(name, rank, cidrs) := testing.environment(name, rank, {"cidrs": cidrs}, [])

_dev := _environment("dev", 0, ["10.10.0.0/16"])

_judged(other) := words if {
	words := testing.words(rule.outcomes) with input as testing.environments([_dev, other])
}

test_pass_apart if {
	rule.outcomes == {
		{"rule": "PAY-PAR-006", "address": "dev", "outcome": "pass"},
		{"rule": "PAY-PAR-006", "address": "prod", "outcome": "pass"},
	} with input as testing.environments([_dev, _environment("prod", 2, ["10.30.0.0/16", "10.31.0.0/16"])])
}

test_pass_second_instance if {
	second := object.union(_dev, {"address": "dev-pr42"})
	testing.words(rule.outcomes) == {"dev": "pass", "dev-pr42": "pass"} with input as testing.environments([_dev, second])
}

test_fail_within if {
	outcomes := rule.outcomes with input as testing.environments([_dev, _environment("prod", 2, ["10.10.128.0/20"])])
	testing.words(outcomes) == {"dev": "fail", "prod": "fail"}
	testing.verdict_on(outcomes, "prod") == {
		"outcome": "fail",
		"message": "10.10.128.0/20 overlaps 10.10.0.0/16 of dev",
		"path": "cidrs",
		"expected": "blocks that no other environment has",
	}
}

test_undetermined_block_of_a_pool if {
	open := object.union(
		testing.environment("prod", 2, {}, []),
		{"unknown": {"/cidrs": []}},
	)
	_judged(open) == {"dev": "pass", "prod": "undetermined"}
}

test_not_applicable_without_network if {
	_judged(testing.environment("prod", 2, {}, [])) == {"dev": "pass", "prod": "not_applicable"}
}

test_not_applicable_to_what_the_pack_does_not_know if {
	_judged(_environment("other", null, ["10.10.0.0/16"])) == {"dev": "fail", "other": "not_applicable"}
}
