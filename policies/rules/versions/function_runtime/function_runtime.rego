# METADATA
# title: Functions run on the agreed runtime
# description: >-
#   The same code behaves the same in every environment only on the same runtime. A function
#   that comes as an image brings its own.
# scope: package
# custom:
#   id: PAY-VER-001
#   convention: function_runtimes
#   family: versions
#   severity: high
#   scope: resource
#   resource_types: [aws_lambda_function]
#   controls:
#     pci_dss: ["6.3.3"]
#     soc2: ["CC8.1"]
#     nist_800_53: ["CM-2", "SI-2"]
#     fsbp: ["Lambda.2"]
#   remediation: Set runtime to one of those that the pack allows.
#   references: ["https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"]
package rules.versions.function_runtime

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	values.known(unit, ["package_type"]) == "Image"
} else := verdict.is_one_of(unit, ["runtime"], data.params.function_runtimes)
