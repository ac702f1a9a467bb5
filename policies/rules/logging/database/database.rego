# METADATA
# title: Databases hand over their logs
# description: >-
#   What a database writes to its own disk is gone with it. Its log is exported to CloudWatch,
#   where it is encrypted and kept for the environment's tier. Which log that is depends on the
#   engine.
# scope: package
# custom:
#   id: PAY-LOG-003
#   family: logging
#   severity: medium
#   scope: resource
#   resource_types: [aws_rds_cluster, aws_db_instance]
#   controls:
#     pci_dss: ["10.2.1"]
#     soc2: ["CC7.2"]
#     nist_800_53: ["AU-2", "AU-12"]
#     fsbp: ["RDS.9", "RDS.36", "RDS.37", "RDS.42"]
#   remediation: >-
#     Set enabled_cloudwatch_logs_exports; for PostgreSQL to ["postgresql"], otherwise at least
#     to the error log.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html"]
package rules.logging.database

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_path := ["enabled_cloudwatch_logs_exports"]

_judged(unit) := verdict.failed(sprintf("%s is not set", [_path[0]]), _path, "the logs of its engine") if {
	values.is_unset(unit, _path)
} else := verdict.hidden(engine) if {
	engine := values.read(unit, ["engine"])
	engine.state in {"unknown", "sensitive"}
} else := verdict.holds_all(unit, _path, ["postgresql"]) if {
	endswith(values.known(unit, ["engine"]), "postgresql")
} else := verdict.holds_all(unit, _path, ["postgresql"]) if {
	values.known(unit, ["engine"]) == "postgres"
} else := verdict.any([verdict.holds_all(unit, _path, [log]) | some log in _error_logs])

# Oracle, Db2, SQL Server, and the family of MySQL name it differently.
_error_logs := ["alert", "diag.log", "error"]
