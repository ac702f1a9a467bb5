package rules.destroyability.final_snapshot_test

import data.lib.testing
import data.rules.destroyability.final_snapshot as rule

_unit(values, overrides) := testing.stack([testing.unit("aws_rds_cluster", values, overrides)])

test_pass_as_asked if {
	rule.outcomes == {{"rule": "PAY-DEL-005", "address": "aws_rds_cluster.this", "outcome": "pass"}} with input as _unit({"skip_final_snapshot": true}, {})
}

test_fail_unset if {
	testing.word(rule.outcomes) == "fail" with input as _unit({"skip_final_snapshot": null}, {})
}

test_fail_otherwise if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "skip_final_snapshot is false",
		"path": "skip_final_snapshot",
		"expected": true,
	} with input as _unit({"skip_final_snapshot": false}, {})
}

test_undetermined_before_apply if {
	testing.verdict(rule.outcomes) == {
		"outcome": "undetermined",
		"message": "skip_final_snapshot is known only after apply",
		"path": "skip_final_snapshot",
	} with input as _unit({}, testing.unknown(["skip_final_snapshot"]))
}

test_undetermined_sensitive if {
	testing.word(rule.outcomes) == "undetermined" with input as _unit({"skip_final_snapshot": null}, {"sensitive": {"/skip_final_snapshot": true}})
}

test_not_applicable_replica if {
	unit := testing.unit("aws_db_instance", {"replicate_source_db": "primary"}, {})
	testing.word(rule.outcomes) == "not_applicable" with input as testing.stack([unit])
}
