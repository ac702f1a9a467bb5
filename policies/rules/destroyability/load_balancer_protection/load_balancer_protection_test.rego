package rules.destroyability.load_balancer_protection_test

import data.lib.testing
import data.rules.destroyability.load_balancer_protection as rule

_unit(values, overrides) := testing.stack([testing.unit("aws_lb", values, overrides)])

test_pass_as_asked if {
	rule.outcomes == {{"rule": "PAY-DEL-002", "address": "aws_lb.this", "outcome": "pass"}} with input as _unit({"enable_deletion_protection": false}, {})
}

test_pass_unset if {
	testing.word(rule.outcomes) == "pass" with input as _unit({"enable_deletion_protection": null}, {})
}

test_fail_otherwise if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "enable_deletion_protection is true",
		"path": "enable_deletion_protection",
		"expected": "false or unset",
	} with input as _unit({"enable_deletion_protection": true}, {})
}

test_undetermined_before_apply if {
	testing.verdict(rule.outcomes) == {
		"outcome": "undetermined",
		"message": "enable_deletion_protection is known only after apply",
		"path": "enable_deletion_protection",
	} with input as _unit({}, testing.unknown(["enable_deletion_protection"]))
}

test_undetermined_sensitive if {
	testing.word(rule.outcomes) == "undetermined" with input as _unit({"enable_deletion_protection": null}, {"sensitive": {"/enable_deletion_protection": true}})
}

test_pass_protected_where_agreed if {
	testing.word(rule.outcomes) == "pass" with input as _unit({"enable_deletion_protection": true}, {})
		with data.params.deletion_protection as "on"
}

test_fail_unprotected_where_agreed if {
	testing.word(rule.outcomes) == "fail" with input as _unit({"enable_deletion_protection": null}, {})
		with data.params.deletion_protection as "on"
}
