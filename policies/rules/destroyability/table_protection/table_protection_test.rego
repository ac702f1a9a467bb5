package rules.destroyability.table_protection_test

import data.lib.testing
import data.rules.destroyability.table_protection as rule

_unit(values, overrides) := testing.stack([testing.unit("aws_dynamodb_table", values, overrides)])

test_pass_as_asked if {
	rule.outcomes == {{"rule": "PAY-DEL-003", "address": "aws_dynamodb_table.this", "outcome": "pass"}} with input as _unit({"deletion_protection_enabled": false}, {})
}

test_pass_unset if {
	testing.word(rule.outcomes) == "pass" with input as _unit({"deletion_protection_enabled": null}, {})
}

test_fail_otherwise if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "deletion_protection_enabled is true",
		"path": "deletion_protection_enabled",
		"expected": "false or unset",
	} with input as _unit({"deletion_protection_enabled": true}, {})
}

test_undetermined_before_apply if {
	testing.verdict(rule.outcomes) == {
		"outcome": "undetermined",
		"message": "deletion_protection_enabled is known only after apply",
		"path": "deletion_protection_enabled",
	} with input as _unit({}, testing.unknown(["deletion_protection_enabled"]))
}

test_undetermined_sensitive if {
	testing.word(rule.outcomes) == "undetermined" with input as _unit({"deletion_protection_enabled": null}, {"sensitive": {"/deletion_protection_enabled": true}})
}

test_pass_protected_where_agreed if {
	testing.word(rule.outcomes) == "pass" with input as _unit({"deletion_protection_enabled": true}, {})
		with data.params.deletion_protection as "on"
}

test_fail_unprotected_where_agreed if {
	testing.word(rule.outcomes) == "fail" with input as _unit({"deletion_protection_enabled": null}, {})
		with data.params.deletion_protection as "on"
}
