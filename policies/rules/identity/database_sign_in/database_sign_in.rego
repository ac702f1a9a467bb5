# METADATA
# title: People sign in to databases as themselves
# description: >-
#   With IAM authentication a person uses a token of 15 minutes instead of a password that is
#   shared. The engines that offer it are those of MySQL and PostgreSQL.
# scope: package
# custom:
#   id: PAY-IAM-013
#   family: identity
#   severity: medium
#   scope: resource
#   resource_types: [aws_rds_cluster, aws_db_instance]
#   controls:
#     pci_dss: ["8.2.1", "8.2.2"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["IA-2"]
#     fsbp: ["RDS.10", "RDS.12"]
#   remediation: Set iam_database_authentication_enabled = true.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html"]
package rules.identity.database_sign_in

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.provided(
	_offers_it(values.read(unit, ["engine"])),
	verdict.is_one_of(unit, ["iam_database_authentication_enabled"], [true]),
)

_offers_it(engine) := verdict.failed("engine is another", ["engine"], "MySQL or PostgreSQL") if {
	engine.state == "known"
	not regex.match("mysql|maria|postgres", engine.value)
} else := verdict.hidden(engine) if {
	engine.state in {"unknown", "sensitive"}
} else := verdict.passed
