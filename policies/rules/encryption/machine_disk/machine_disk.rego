# METADATA
# title: Disks of machines are encrypted
# description: >-
#   What a machine writes stays on its disk, and in every image that is made of it. The disk that it
#   starts from counts as unencrypted unless the configuration says otherwise; so does each further
#   one that is not made from a snapshot. A launch template's disks are those of its machines.
# scope: package
# custom:
#   id: PAY-ENC-019
#   family: encryption
#   severity: high
#   scope: stack
#   resource_types: [aws_instance, aws_launch_configuration, aws_launch_template]
#   controls:
#     pci_dss: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-28"]
#     cis_aws: ["2.2.1"]
#     fsbp: ["EC2.3", "EC2.181"]
#   remediation: >-
#     Set encrypted = true in root_block_device and every ebs_block_device, or in the ebs block of
#     every block_device_mappings.
#   references: ["https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html"]
package rules.encryption.machine_disk

import data.lib.finding
import data.lib.launch_templates
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := _mapped(unit) if {
	unit.type == "aws_launch_template"
} else := verdict.all([
	_root(unit),
	verdict.every_block(unit, ["ebs_block_device"], [
	_encrypted(unit, disk) |
		some disk in values.steps(unit, ["ebs_block_device"])
	]),
	_further(unit),
])

# A template without disks leaves them to the image that is started.
_mapped(template) := verdict.not_applicable if {
	values.is_unset(template, ["block_device_mappings"])
} else := verdict.every_block(template, ["block_device_mappings"], [
_encrypted(template, array.concat(mapping, ["ebs", 0])) |
	some mapping in values.steps(template, ["block_device_mappings"])
	not values.is_unset(template, array.concat(mapping, ["ebs"]))
])

_root(unit) := _encrypted(unit, ["root_block_device", 0]) if {
	not _leaves_root(unit)
} else := launch_templates.unclear if {
	not launch_templates.of(unit)
} else := _encrypted(unit, ["root_block_device", 0]) if {
	_mapped(launch_templates.of(unit)).outcome == "not_applicable"
} else := verdict.undetermined(
	concat("", ["the image tells which of the disks of ", launch_templates.of(unit).address, " it starts from"]),
	["launch_template"],
)

_leaves_root(unit) if {
	launch_templates.starts(unit)
	values.is_unset(unit, ["root_block_device"])
}

# The disks of its template, of which the machine's own may replace some.
_further(unit) := verdict.passed if {
	not launch_templates.starts(unit)
} else := launch_templates.unclear if {
	not launch_templates.of(unit)
} else := launch_templates.unclear if {
	not values.is_unset(unit, ["ebs_block_device"])
	_mapped(launch_templates.of(unit)).outcome == "fail"
} else := verdict.said_of(launch_templates.of(unit), _mapped(launch_templates.of(unit)))

# A template keeps it as a text.
_encrypted(unit, disk) := verdict.of_value(values.read(unit, array.concat(disk, ["encrypted"])), [true, "true"]) if {
	not values.is_unset(unit, array.concat(disk, ["snapshot_id"]))
} else := verdict.of_value(values.declared(unit, array.concat(disk, ["encrypted"])), [true, "true"])
