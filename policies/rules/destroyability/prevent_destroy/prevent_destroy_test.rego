package rules.destroyability.prevent_destroy_test

import data.lib.testing
import data.rules.destroyability.prevent_destroy as rule

_unit(source) := testing.stack([testing.unit("aws_vpc", {}, {"source": source})])

test_pass_without if {
	rule.outcomes == {{"rule": "PAY-DEL-007", "address": "aws_vpc.this", "outcome": "pass"}} with input as _unit({
		"prevent_destroy": false,
		"missing": null,
	})
}

test_fail_with if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "lifecycle.prevent_destroy is true",
		"path": "lifecycle.prevent_destroy",
		"expected": false,
	} with input as _unit({"prevent_destroy": true, "missing": null})
}

test_undetermined_source_elsewhere if {
	testing.verdict(rule.outcomes) == {
		"outcome": "undetermined",
		"message": "the source of module.vendor is not among the HCL files",
		"path": "lifecycle.prevent_destroy",
	} with input as _unit({
		"prevent_destroy": null,
		"missing": "the source of module.vendor is not among the HCL files",
	})
}

test_undetermined_no_source if {
	testing.word(rule.outcomes) == "undetermined" with input as _unit(null)
}
