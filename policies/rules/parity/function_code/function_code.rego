# METADATA
# title: Functions run the same code in every environment
# description: >-
#   The code that was tested is the code that runs: the digest of the package, the image, the handler
#   and the runtime are the same everywhere.
# scope: package
# custom:
#   id: PAY-PAR-005
#   family: parity
#   severity: critical
#   scope: environments
#   resource_types: [environment]
#   reads:
#     - aws_lambda_function
#   controls:
#     pci_dss: ["6.5.1"]
#     nist_800_53: ["CM-2", "SI-7"]
#   remediation: Deploy one package to every environment; build it once.
#   references: ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html"]
package rules.parity.function_code

import data.lib.environments
import data.lib.finding
import data.lib.units

outcomes contains finding.outcome(rego.metadata.chain(), unit, environments.same(unit, _compared)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_compared := environments.comparison(environments.described(rego.metadata.chain(), [
	["source_code_hash"],
	["image_uri"],
	["handler"],
	["runtime"],
	["layers"],
	["architectures"],
]))
