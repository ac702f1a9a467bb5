package rules.parity.sizes_test

import data.lib.testing
import data.rules.parity.sizes as rule

_params := {"instance_sizes": ["small", "medium", "large", "xlarge"]}

_instance(class) := [testing.unit("aws_rds_cluster_instance", {"instance_class": class}, {})]

_function(memory) := [testing.unit("aws_lambda_function", {"memory_size": memory}, {})]

_environments(dev, prod) := testing.environments([
	testing.environment("dev", 0, {}, dev),
	testing.environment("prod", 2, {}, prod),
])

_words(dev, prod) := words if {
	words := testing.words(rule.outcomes) with data.params as _params with input as _environments(dev, prod)
}

test_pass_rising if {
	rule.outcomes == {
		{"rule": "PAY-PAR-009", "address": "dev", "outcome": "pass"},
		{"rule": "PAY-PAR-009", "address": "prod", "outcome": "pass"},
	} with data.params as _params with input as _environments(_instance("db.t4g.medium"), _instance("db.r6g.large"))
}

test_pass_memory if {
	_words(_function(256), _function(1024)) == {"dev": "pass", "prod": "pass"}
}

test_pass_same_serverless if {
	_words(_instance("db.serverless"), _instance("db.serverless")) == {"dev": "pass", "prod": "pass"}
}

test_fail_falling if {
	outcomes := rule.outcomes with data.params as _params
		with input as _environments(_instance("db.r6g.xlarge"), _instance("db.r6g.large"))
	testing.words(outcomes) == {"dev": "pass", "prod": "fail"}
	testing.verdict_on(outcomes, "prod") == {
		"outcome": "fail",
		"message": "aws_rds_cluster_instance.this: instance_class is \"db.r6g.large\", and \"db.r6g.xlarge\" in dev",
		"path": "instance_class",
		"expected": "at least \"db.r6g.xlarge\"",
	}
}

test_fail_less_memory if {
	_words(_function(512), _function(256)).prod == "fail"
}

_cluster(capacity) := [testing.unit(
	"aws_rds_cluster",
	{"serverlessv2_scaling_configuration": [{"min_capacity": capacity}]},
	{},
)]

test_fail_lower_capacity if {
	_words(_cluster(2), _cluster(1)).prod == "fail"
}

test_undetermined_before_apply if {
	hidden := [testing.unit("aws_lambda_function", {}, testing.unknown(["memory_size"]))]
	_words(_function(256), hidden) == {"dev": "pass", "prod": "undetermined"}
	_words(hidden, _function(256)) == {"dev": "pass", "prod": "undetermined"}
}

test_undetermined_size_of_no_known_order if {
	outcomes := rule.outcomes with data.params as _params
		with input as _environments(_instance("db.r6g.large"), _instance("db.r6g.huge"))
	testing.verdict_on(outcomes, "prod").message == "aws_rds_cluster_instance.this: instance_class can not be compared with that of dev"
}

test_not_applicable_to_what_the_pack_does_not_know if {
	unit := testing.environment("other", null, {}, _function(128))
	testing.words(rule.outcomes) == {"other": "not_applicable"} with data.params as _params
		with input as testing.environments([unit])
}
