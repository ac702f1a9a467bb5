package rules.destroyability.database_protection_test

import data.lib.testing
import data.rules.destroyability.database_protection as rule

_unit(values, overrides) := testing.stack([testing.unit("aws_rds_cluster", values, overrides)])

test_pass_as_asked if {
	rule.outcomes == {{"rule": "PAY-DEL-001", "address": "aws_rds_cluster.this", "outcome": "pass"}} with input as _unit({"deletion_protection": false}, {})
}

test_pass_unset if {
	testing.word(rule.outcomes) == "pass" with input as _unit({"deletion_protection": null}, {})
}

test_fail_otherwise if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "deletion_protection is true",
		"path": "deletion_protection",
		"expected": "false or unset",
	} with input as _unit({"deletion_protection": true}, {})
}

test_undetermined_before_apply if {
	testing.verdict(rule.outcomes) == {
		"outcome": "undetermined",
		"message": "deletion_protection is known only after apply",
		"path": "deletion_protection",
	} with input as _unit({}, testing.unknown(["deletion_protection"]))
}

test_undetermined_sensitive if {
	testing.word(rule.outcomes) == "undetermined" with input as _unit({"deletion_protection": null}, {"sensitive": {"/deletion_protection": true}})
}

test_pass_protected_where_agreed if {
	testing.word(rule.outcomes) == "pass" with input as _unit({"deletion_protection": true}, {})
		with data.params.deletion_protection as "on"
}

test_fail_unprotected_where_agreed if {
	testing.word(rule.outcomes) == "fail" with input as _unit({"deletion_protection": null}, {})
		with data.params.deletion_protection as "on"
}
