# METADATA
# title: Recorders are switched on
# description: >-
#   A recorder that stands and does not run looks like one that found nothing.
# scope: package
# custom:
#   id: PAY-LOG-007
#   family: logging
#   severity: high
#   scope: resource
#   resource_types: [aws_config_configuration_recorder_status]
#   controls:
#     pci_dss: ["11.5.2", "10.7.2"]
#     soc2: ["CC7.1"]
#     nist_800_53: ["CM-3"]
#     cis_aws: ["3.3"]
#     fsbp: ["Config.1"]
#   remediation: Set is_enabled = true.
#   references: ["https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html"]
package rules.logging.configuration_recording

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["is_enabled"], [true]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
