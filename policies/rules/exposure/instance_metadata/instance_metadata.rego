# METADATA
# title: Machines ask for a token before they tell their credentials
# description: >-
#   The first version of the metadata service answers any request that a program can be talked
#   into making, with the credentials of the machine's role. The second asks for a token. What a
#   machine leaves to its launch template, the template decides.
# scope: package
# custom:
#   id: PAY-EXP-012
#   family: exposure
#   severity: high
#   scope: stack
#   resource_types: [aws_instance, aws_launch_template, aws_launch_configuration]
#   controls:
#     pci_dss: ["2.2.1"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["AC-3", "AC-6"]
#     cis_aws: ["5.6"]
#     fsbp: ["EC2.8", "EC2.170"]
#   remediation: Add metadata_options with http_tokens = required.
#   references: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html"]
package rules.exposure.instance_metadata

import data.lib.finding
import data.lib.launch_templates
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := _asks(unit) if {
	not _is_left_to_template(unit)
} else := verdict.said_of(template, _asks(template)) if {
	values.is_unset(unit, ["metadata_options"])
	template := launch_templates.of(unit)
} else := launch_templates.unclear

# A launch template's endpoint is computed where it is left out, so that only a known one counts.
_asks(unit) := verdict.passed if {
	endpoint := values.read(unit, ["metadata_options", 0, "http_endpoint"])
	endpoint.state == "known"
	endpoint.value == "disabled"
} else := verdict.of_value(_tokens(unit), ["required"])

_tokens(unit) := values.declared(unit, ["metadata_options", 0, "http_tokens"])

_is_left_to_template(unit) if {
	launch_templates.starts(unit)
	_tokens(unit).state == "absent"
	_asks(unit).outcome == "fail"
}
