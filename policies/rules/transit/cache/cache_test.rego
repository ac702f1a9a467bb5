package rules.transit.cache_test

import data.lib.testing
import data.rules.transit.cache as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"transit_encryption_enabled": true}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"transit_encryption_enabled": false}, {})])
	outcome.outcome == "fail"
	outcome.message == "transit_encryption_enabled is false"
}

test_fail_unset if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"transit_encryption_enabled": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {}, testing.unknown(["transit_encryption_enabled"]))])
	outcome.outcome == "undetermined"
	outcome.message == "transit_encryption_enabled is known only after apply"
}

test_undetermined_sensitive if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {}, {"sensitive": {"/transit_encryption_enabled": true}})])
	outcome.outcome == "undetermined"
}

_in_mode(values, overrides) := outcome if {
	cache := testing.unit("aws_elasticache_replication_group", object.union({"transit_encryption_enabled": true}, values), {})
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([object.union(cache, overrides)])
}

test_pass_required if _in_mode({"transit_encryption_mode": "required"}, {}).outcome == "pass"

# The provider computes what nobody has set.
test_pass_mode_left_out if _in_mode({}, {"unknown": {"/transit_encryption_mode": []}}).outcome == "pass"

test_fail_preferred if {
	_in_mode({"transit_encryption_mode": "preferred"}, {}).message == "transit_encryption_mode is \"preferred\""
}

test_undetermined_mode if _in_mode({}, testing.unknown(["transit_encryption_mode"])).outcome == "undetermined"
