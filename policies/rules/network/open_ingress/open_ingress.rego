# METADATA
# title: Nothing but the load balancer is open to the internet
# description: >-
#   Ingress from 0.0.0.0/0 or ::/0, written in a rule or in a prefix list, is allowed for a group of a
#   load balancer only, behind which no machine stands: port 443, and port 80 where every listener on
#   80 does nothing but redirect to HTTPS. Links between groups, load balancers, listeners and lists
#   are followed by the plan's references.
# scope: package
# custom:
#   id: PAY-NET-002
#   family: network
#   severity: critical
#   scope: stack
#   resource_types:
#     - aws_security_group
#     - aws_default_security_group
#     - aws_security_group_rule
#     - aws_vpc_security_group_ingress_rule
#   reads:
#     - aws_lb
#     - aws_alb
#     - aws_lb_listener
#     - aws_alb_listener
#     - aws_lb_listener_rule
#     - aws_alb_listener_rule
#     - aws_instance
#     - aws_launch_template
#     - aws_launch_configuration
#     - aws_network_interface
#     - aws_network_interface_sg_attachment
#     - aws_ecs_service
#     - aws_ec2_managed_prefix_list
#     - aws_ec2_managed_prefix_list_entry
#   controls:
#     pci_dss: ["1.3.1", "1.4.2"]
#     nist_800_53: ["SC-7"]
#     cis_aws: ["5.2", "5.3"]
#     fsbp: ["EC2.18", "EC2.19"]
#   remediation: Admit another security group or a narrower CIDR block instead.
#   references: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"]
package rules.network.open_ingress

import data.lib.finding
import data.lib.front_doors
import data.lib.openings
import data.lib.prefix_lists
import data.lib.security_groups as groups
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all(array.concat(
	[_closed(unit, opening) | some opening in openings.of(unit); opening.direction == "ingress"],
	[verdict.hidden(value) | some value in openings.hidden(unit)],
))

# Everyone, or so many that it comes to the same: more than a 256th of all addresses.
_anyone := `^[0-9.]+/[0-7]$|^[0-9A-Fa-f:]+/[0-7]$`

_closed(unit, opening) := verdict.passed if {
	_is_narrow(opening.peer).outcome == "pass"
} else := _allowed(unit, opening) if {
	_is_narrow(opening.peer).outcome == "fail"
} else := verdict.any([_is_narrow(opening.peer), _allowed(unit, opening)])

_is_narrow(peer) := prefix_lists.has_none(peer, _anyone) if {
	startswith(peer, "prefix:")
} else := verdict.failed("it is everyone", [], "a narrower peer") if {
	regex.match(_anyone, peer)
} else := verdict.passed

_allowed(unit, opening) := verdict.undetermined("the plan does not tell which group it belongs to", ["security_group_id"]) if {
	_may_be_allowed(opening)
	not groups.owner(unit)
} else := front_doors.admits(groups.owner(unit), opening) if {
	_may_be_allowed(opening)
} else := verdict.failed(sprintf("%s is open to anyone", [openings.describe(opening)]), [], "a narrower peer")

_may_be_allowed(opening) if {
	opening.protocol == "tcp"
	opening.from == opening.to
	opening.from in {80, 443}
}
