# METADATA
# title: Sizes never fall from development to production
# description: >-
#   What is sized at least like staging is in production what was tested there: instances, memory of
#   functions and capacities never become smaller in the order in which a change travels.
# scope: package
# custom:
#   id: PAY-PAR-009
#   family: parity
#   severity: medium
#   scope: environments
#   resource_types: [environment]
#   reads:
#     - aws_db_instance
#     - aws_elasticache_replication_group
#     - aws_instance
#     - aws_lambda_function
#     - aws_rds_cluster
#     - aws_rds_cluster_instance
#   controls:
#     pci_dss: ["6.5.1"]
#     nist_800_53: ["CM-2"]
#   remediation: Size the later environment at least like the earlier one.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.html"]
package rules.parity.sizes

import data.lib.environments
import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_paths := [
	["instance_class"],
	["instance_type"],
	["node_type"],
	["memory_size"],
	["serverlessv2_scaling_configuration", 0, "min_capacity"],
	["serverlessv2_scaling_configuration", 0, "max_capacity"],
]

# Resources of every environment by address.
_resources := {name: {resource.address: resource | some resource in environments.resources(rego.metadata.chain(), unit)} |
	some name, unit in environments.by_name
}

_judged(unit) := verdict.not_applicable if {
	not is_number(unit.values.rank)
} else := verdict.all([environments.of_resource(resource, judged) |
	some resource in _resources[unit.address]
	some other in environments.before(unit)
	smaller := _resources[other.address][resource.address]
	some path in _paths
	judged := _held(environments.read(resource, path), environments.read(smaller, path), other.address)
])

_held(value, before, name) := verdict.failed(
	sprintf("%s is %s, and %s in %s", [values.display(value.path), verdict.show(value.value), verdict.show(before.value), name]),
	value.path, sprintf("at least %s", [verdict.show(before.value)]),
) if {
	_size(value) < _size(before)
} else := verdict.passed if {
	_size(value) >= _size(before)
} else := verdict.passed if {
	value.value == before.value
} else := verdict.passed if {
	values.is_empty(value)
	values.is_empty(before)
} else := verdict.hidden(value) if {
	value.state in _hidden_states
} else := verdict.hidden(before) if {
	before.state in _hidden_states
} else := verdict.undetermined(
	sprintf("%s can not be compared with that of %s", [values.display(value.path), name]),
	value.path,
)

_hidden_states := {"unknown", "sensitive"}

_size(value) := value.value if is_number(value.value)

# db.r6g.xlarge is an xlarge: the last word is the size, whatever the family.
_size(value) := rank if {
	is_string(value.value)
	words := split(value.value, ".")
	some rank, size in data.params.instance_sizes
	size == words[count(words) - 1]
}
