# METADATA
# title: Nothing but the load balancer is open to the internet
# description: >-
#   Ingress from 0.0.0.0/0 or ::/0 is allowed for a group of a load balancer only: port 443, and port
#   80 where every listener on 80 does nothing but redirect to HTTPS. Links between groups, load
#   balancers and listeners are followed by the plan's references.
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
#   controls:
#     pci_dss: ["1.3.1", "1.4.2"]
#     nist_800_53: ["SC-7"]
#     cis_aws: ["5.2", "5.3"]
#     fsbp: ["EC2.18", "EC2.19"]
#   remediation: Admit another security group or a narrower CIDR block instead.
#   references: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"]
package rules.network.open_ingress

import data.lib.finding
import data.lib.load_balancers
import data.lib.openings
import data.lib.security_groups as groups
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all(array.concat(
	[_allowed(unit, opening) | some opening in openings.of(unit); _is_open(opening)],
	[verdict.hidden(value) | some value in openings.hidden(unit)],
))

# Everyone, or so many that it comes to the same: more than a 256th of all addresses.
_anyone := `^[0-9.]+/[0-7]$|^[0-9A-Fa-f:]+/[0-7]$`

_is_open(opening) if {
	opening.direction == "ingress"
	regex.match(_anyone, opening.peer)
}

_allowed(unit, opening) := verdict.undetermined("the plan does not tell which group it belongs to", ["security_group_id"]) if {
	_may_be_allowed(opening)
	not groups.owner(unit)
} else := _at_balancer(groups.owner(unit), opening) if {
	_may_be_allowed(opening)
} else := verdict.failed(sprintf("%s is open to anyone", [openings.describe(opening)]), [], "a narrower peer")

_may_be_allowed(opening) if {
	opening.protocol == "tcp"
	opening.from == opening.to
	opening.from in {80, 443}
}

_at_balancer(group, opening) := verdict.any([verdict.all([_port(balancer, opening.from)]) |
	some balancer in load_balancers.of_group(group)
]) if {
	count(load_balancers.of_group(group)) > 0
} else := verdict.undetermined(sprintf("the plan does not settle whether %s uses its group", [load_balancers.possibly_of_group(group)[0]]), []) if {
	count(load_balancers.possibly_of_group(group)) > 0
} else := verdict.failed(
	sprintf("%s, and %s is no load balancer's group", [openings.describe(opening), group.address]), [],
	"a narrower peer",
)

_port(_, 443) := verdict.passed

_port(balancer, 80) := load_balancers.only_redirects(balancer, 80)
