# METADATA
# title: Disks of machines are encrypted
# description: >-
#   What a machine writes stays on its disk, and in every image that is made of it. The disk that it
#   starts from counts as unencrypted unless the configuration says otherwise; so does each further
#   one that is not made from a snapshot.
# scope: package
# custom:
#   id: PAY-ENC-019
#   family: encryption
#   severity: high
#   scope: resource
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
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

# A template without disks leaves them to the image that is started.
_judged(unit) := verdict.not_applicable if {
	unit.type == "aws_launch_template"
	values.is_unset(unit, ["block_device_mappings"])
} else := verdict.every_block(unit, ["block_device_mappings"], [
_encrypted(unit, array.concat(mapping, ["ebs", 0])) |
	some mapping in values.steps(unit, ["block_device_mappings"])
	not values.is_unset(unit, array.concat(mapping, ["ebs"]))
]) if {
	unit.type == "aws_launch_template"
} else := verdict.all([
	_encrypted(unit, ["root_block_device", 0]),
	verdict.every_block(unit, ["ebs_block_device"], [
	_encrypted(unit, disk) |
		some disk in values.steps(unit, ["ebs_block_device"])
	]),
])

# A template keeps it as a text.
_encrypted(unit, disk) := verdict.of_value(values.read(unit, array.concat(disk, ["encrypted"])), [true, "true"]) if {
	not values.is_unset(unit, array.concat(disk, ["snapshot_id"]))
} else := verdict.of_value(values.declared(unit, array.concat(disk, ["encrypted"])), [true, "true"])
