package bench_test

import data.bench

_breaches := {
	"PAY-DEL-001": [["aws_rds_cluster", {"deletion_protection": true}]],
	"PAY-DEL-002": [["aws_lb", {"enable_deletion_protection": true}]],
	"PAY-DEL-003": [["aws_dynamodb_table", {"deletion_protection_enabled": true}]],
	"PAY-DEL-006": [["aws_s3_bucket", {"force_destroy": false}], ["aws_s3_bucket", {}]],
	"PAY-ENC-008": [["aws_kms_key", {"enable_key_rotation": false}], ["aws_kms_key", {}]],
	"PAY-RET-001": [["aws_cloudwatch_log_group", {"retention_in_days": 14}], ["aws_cloudwatch_log_group", {}]],
	"PAY-TAG-001": [["aws_x", {"tags_all": {"project": "payment"}}], ["aws_x", {"tags_all": {"environment": "dev", "project": "payment"}}]],
	"PAY-VER-001": [["aws_lambda_function", {"runtime": "python3.8"}], ["aws_lambda_function", {}]],
}

_sound := [
	["aws_rds_cluster", {"deletion_protection": false}],
	["aws_rds_cluster", {}],
	["aws_lb", {"enable_deletion_protection": false}],
	["aws_dynamodb_table", {}],
	["aws_s3_bucket", {"force_destroy": true}],
	["aws_kms_key", {"enable_key_rotation": true}],
	["aws_cloudwatch_log_group", {"retention_in_days": 90}],
	["aws_x", {"tags_all": {"environment": "prod", "project": "payment"}}],
	["aws_x", {}],
	["aws_lambda_function", {"runtime": "python3.9"}],
]

_plan(type, after, mode) := {"resource_changes": [{
	"address": "a.b",
	"type": type,
	"mode": mode,
	"change": {"after": after},
}]}

test_fail_each_rule_by_itself if {
	every rule, cases in _breaches {
		every case in cases {
			{[finding.rule, finding.address] | some finding in bench.deny} == {[rule, "a.b"]} with input as _plan(case[0], case[1], "managed")
		}
	}
}

test_pass_what_is_sound if {
	every case in _sound {
		count(bench.deny) == 0 with input as _plan(case[0], case[1], "managed")
	}
}

test_pass_what_goes_and_what_is_only_read if {
	count(bench.deny) == 0 with input as _plan("aws_s3_bucket", null, "managed")
	count(bench.deny) == 0 with input as _plan("aws_s3_bucket", {}, "data")
}
