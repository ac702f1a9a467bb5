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
