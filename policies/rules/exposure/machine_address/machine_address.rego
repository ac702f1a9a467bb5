# METADATA
# title: Machines have no public address
# description: >-
#   What has a public address can be tried by everyone. Machines stand behind a load balancer; where
#   they leave it to their launch template, that decides, and where it is left to their subnet, the
#   rule on subnets tells.
# scope: package
# custom:
#   id: PAY-EXP-015
#   family: exposure
#   severity: high
#   scope: stack
#   resource_types: [aws_instance, aws_launch_configuration, aws_launch_template]
#   controls:
#     pci_dss: ["1.4.4"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3", "SC-7"]
#     fsbp: ["EC2.9", "EC2.25"]
#   remediation: Set associate_public_ip_address = false, or leave it out.
#   references: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html"]
package rules.exposure.machine_address

import data.lib.finding
import data.lib.launch_templates
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := _is_private(unit) if {
	not _is_left_to_template(unit)
} else := verdict.said_of(template, _is_private(template)) if {
	template := launch_templates.of(unit)
} else := launch_templates.unclear

_is_private(unit) := verdict.every_block(unit, ["network_interfaces"], [
_private(unit, array.concat(interface, ["associate_public_ip_address"])) |
	some interface in values.steps(unit, ["network_interfaces"])
]) if {
	unit.type == "aws_launch_template"
} else := _private(unit, ["associate_public_ip_address"])

# A template keeps it as a text.
_private(unit, path) := verdict.of_value(values.declared(unit, path), [false, "false", "", null])

_is_left_to_template(unit) if {
	launch_templates.starts(unit)
	values.is_unset(unit, ["associate_public_ip_address"])
}
