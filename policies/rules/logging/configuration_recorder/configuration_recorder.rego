# METADATA
# title: AWS Config records every kind of resource
# description: >-
#   What is not recorded can be changed without a trace. A recorder that lists its kinds leaves
#   out those that come later.
# scope: package
# custom:
#   id: PAY-LOG-006
#   family: logging
#   severity: high
#   scope: resource
#   resource_types: [aws_config_configuration_recorder]
#   controls:
#     pci_dss: ["11.5.2", "10.2.1"]
#     soc2: ["CC7.1"]
#     nist_800_53: ["CM-3", "CM-8"]
#     cis_aws: ["3.3"]
#     fsbp: ["Config.1"]
#   remediation: Set all_supported = true in recording_group, or leave the block out.
#   references: ["https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html"]
package rules.logging.configuration_recorder

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.of_value(values.declared(unit, ["recording_group", 0, "all_supported"]), [true, null]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
