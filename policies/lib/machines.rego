# METADATA
# title: Machines and containers behind security groups
# scope: package
package lib.machines

_types := [
	"aws_instance",
	"aws_launch_template",
	"aws_launch_configuration",
	"aws_network_interface",
	"aws_network_interface_sg_attachment",
	"aws_ecs_service",
]

# Attributes by which they name a group, or that hold the block that does.
_attributes := {
	"network_configuration",
	"network_interfaces",
	"security_group_id",
	"security_groups",
	"vpc_security_group_ids",
}

# METADATA
# description: Addresses of what certainly stands behind a security group.
in_group(group) := [machine.address | some machine in _named_by(group); machine.settled]

# METADATA
# description: Addresses of what may stand behind a security group.
possibly_in_group(group) := array.concat(
	[machine.address | some machine in _named_by(group); not machine.settled],
	[address | some type in _types; some address in object.get(input.facts.unplaced, type, [])],
)

_named_by(group) := [neighbour |
	some type in _types
	some neighbour in group.referenced_by[type]
	split(neighbour.attribute, "/")[0] in _attributes
]
