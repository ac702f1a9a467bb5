# METADATA
# title: Security-group rules equal the declared baseline
# description: >-
#   The rules of each group are the same in every environment: exactly those that the baseline
#   declares for it, however they are written. A group that differs is reported with the whole
#   difference, and each rule that is not in the baseline where it stands.
# scope: package
# custom:
#   id: PAY-NET-001
#   convention: security_groups
#   family: network
#   severity: critical
#   scope: stack
#   resource_types:
#     - aws_security_group
#     - aws_default_security_group
#     - aws_security_group_rule
#     - aws_vpc_security_group_ingress_rule
#     - aws_vpc_security_group_egress_rule
#   reads: [aws_ec2_managed_prefix_list]
#   controls:
#     pci_dss: ["1.2.1", "1.2.8"]
#     nist_800_53: ["CM-2", "SC-7"]
#   remediation: >-
#     Make the rules equal the baseline, or declare the change in the parameter security_groups, for
#     every environment at once.
#   references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"]
package rules.network.security_group_baseline

import data.lib.finding
import data.lib.openings
import data.lib.security_groups as groups
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := _judged_group(unit) if unit.type in groups.group_types

_judged(unit) := _judged_rule(unit) if unit.type in groups.rule_types

_judged_group(group) := _compared({
	"declared": groups.declared(group),
	"baseline": baseline,
	"possible": groups.possible(group),
	"unreadable": groups.unreadable(group),
}) if {
	baseline := groups.baseline(group)
} else := _no_baseline(group)

_compared(group) := verdict.failed(openings.difference(extra, missing), [], "the baseline") if {
	extra := group.declared - group.baseline
	missing := _missing(group)
	count(extra) + count(missing) > 0
} else := verdict.undetermined(concat("", ["the plan does not settle whether ", group.possible[0], " belongs to it"]), []) if {
	count(group.possible) > 0
} else := verdict.hidden(group.unreadable[0]) if {
	count(group.unreadable) > 0
} else := verdict.passed

# Nothing is missing for certain while a rule can not be read or placed.
_missing(group) := group.baseline - group.declared if {
	count(group.possible) + count(group.unreadable) == 0
} else := set()

_judged_rule(rule) := _judged_in(rule, owner) if {
	owner := groups.owner(rule)
} else := verdict.undetermined("the plan does not tell which group it belongs to", ["security_group_id"])

_judged_in(rule, group) := _held_to(rule, group, baseline) if {
	baseline := groups.baseline(group)
} else := _no_baseline(group)

_held_to(rule, group, baseline) := verdict.failed(concat("", [openings.enumerate(extra), " is not in the baseline of ", group.address]), [], "a rule of the baseline") if {
	extra := openings.of(rule) - baseline
	count(extra) > 0
} else := verdict.hidden(hidden[0]) if {
	hidden := openings.hidden(rule)
	count(hidden) > 0
} else := verdict.passed

_no_baseline(group) := verdict.hidden(name) if {
	name := values.read(group, ["name"])
	name.state != "known"
	name.state != "absent"
} else := verdict.failed("the baseline declares no group of this name", ["name"], "a group of the baseline")
