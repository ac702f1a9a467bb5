# METADATA
# title: Names say which project and environment they belong to
# description: >-
#   Every name holds the project and ends in the environment, or in the suffix of one of its
#   instances (dev-pr42), so that two instances never clash and nobody mistakes one for another.
# scope: package
# custom:
#   id: PAY-NAM-001
#   convention: project
#   family: naming
#   severity: medium
#   scope: resource
#   resource_types:
#     - aws_alb
#     - aws_cloudtrail
#     - aws_cloudwatch_dashboard
#     - aws_cloudwatch_event_rule
#     - aws_cloudwatch_log_group
#     - aws_cloudwatch_metric_alarm
#     - aws_codebuild_project
#     - aws_codepipeline
#     - aws_config_config_rule
#     - aws_config_configuration_recorder
#     - aws_config_delivery_channel
#     - aws_db_instance
#     - aws_db_parameter_group
#     - aws_db_subnet_group
#     - aws_dynamodb_table
#     - aws_ecr_repository
#     - aws_iam_policy
#     - aws_iam_role
#     - aws_kms_alias
#     - aws_lambda_function
#     - aws_lb
#     - aws_lb_target_group
#     - aws_rds_cluster
#     - aws_rds_cluster_instance
#     - aws_rds_cluster_parameter_group
#     - aws_s3_bucket
#     - aws_secretsmanager_secret
#     - aws_security_group
#     - aws_sns_topic
#     - aws_sqs_queue
#     - aws_ssm_parameter
#   controls:
#     soc2: ["CC6.1", "CC8.1"]
#     nist_800_53: ["CM-8"]
#   remediation: Name it <project>-<what it is>-<suffix>.
#   references: ["https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html"]
package rules.naming.resource_names

import data.lib.finding
import data.lib.patterns
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all([
verdict.matches(unit, [_name(unit)], pattern, words) |
	some words, pattern in _patterns
])

_patterns := {
	concat("", ["a name that holds ", input.facts.project]): concat("", ["(^|[-_/])", patterns.literal(input.facts.project), "([-_/]|$)"]),
	concat("", ["a name that ends in ", input.facts.environment, " or its suffix"]): concat("", ["[-_/]", input.facts.environment, "([-_/]|$)"]),
}

_name(unit) := object.get(_names, unit.type, "name")

_names := {
	"aws_cloudwatch_dashboard": "dashboard_name",
	"aws_cloudwatch_metric_alarm": "alarm_name",
	"aws_db_instance": "identifier",
	"aws_lambda_function": "function_name",
	"aws_rds_cluster": "cluster_identifier",
	"aws_rds_cluster_instance": "identifier",
	"aws_s3_bucket": "bucket",
}
