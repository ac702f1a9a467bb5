package lib.documents_test

import data.lib.documents
import data.lib.testing

_is_public(condition) if {
	statement := {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*", "Condition": condition}
	unit := testing.unit("aws_s3_bucket_policy", {"policy": json.marshal({"Statement": [statement]})}, {})
	documents.is_public(documents.statements(unit, ["policy"])[0])
}

test_pass_names if {
	every condition in [
		{"StringEquals": {"aws:PrincipalOrgID": "o-1234567890"}},
		{"StringEquals": {"aws:PrincipalOrgID": "${aws:ResourceOrgID}"}},
		{"ForAnyValue:StringEquals": {"aws:SourceVpce": ["vpce-1", "vpce-2"]}},
		{"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-1234567890/*"}},
		{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/*"}},
		{"StringLike": {"aws:userid": "AROAEXAMPLE:*"}},
		{"StringLike": {"s3:DataAccessPointArn": "arn:aws:s3:us-east-1:111122223333:accesspoint/*"}},
		{"NumericEquals": {"aws:SourceAccount": 111122223333}},
		{"IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "10.0.0.0/8", "2001:db8::/32"]}},
		{"Bool": {"elasticfilesystem:AccessedViaMountTarget": "true"}},
		{"StringLike": {"aws:UserAgent": "*"}, "ArnEquals": {"aws:SourceArn": "arn:aws:s3:::b"}},
	] {
		not _is_public(condition)
	}
}

test_fail_wildcards if {
	every condition in [
		{"StringLike": {"aws:PrincipalOrgID": "o-*"}},
		{"StringLike": {"aws:PrincipalAccount": "????????????"}},
		{"StringLike": {"aws:SourceVpce": ["vpce-1", "vpce-*"]}},
		{"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-*/r-1/*"}},
		{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/deploy"}},
		{"ArnLike": {"aws:SourceArn": "arn:aws:s3:::*"}},
		{"StringLike": {"aws:userid": "*:*"}},
		{"StringEquals": {"aws:PrincipalAccount": "${aws:PrincipalAccount}"}},
		{"StringEquals": {"aws:PrincipalAccount": ""}},
		{"StringEquals": {"aws:PrincipalAccount": []}},
		{"IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/1"]}},
		{"IpAddress": {"aws:SourceIp": "2000::/3"}},
		{"StringLike": {"aws:SourceIp": "*"}},
		{"Bool": {"elasticfilesystem:AccessedViaMountTarget": "false"}},
	] {
		_is_public(condition)
	}
}

test_fail_operators_that_ask_for_nothing if {
	every condition in [
		{"Null": {"aws:SourceVpce": "true"}},
		{"Null": {"aws:PrincipalOrgID": "false"}},
		{"StringNotEquals": {"aws:PrincipalAccount": "111122223333"}},
		{"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}},
		{"StringEqualsIfExists": {"aws:PrincipalAccount": "111122223333"}},
		{"ForAllValues:StringEquals": {"aws:PrincipalOrgPaths": "o-1/r-1/ou-1/"}},
		{
			"ForAllValues:StringEquals": {"aws:PrincipalOrgPaths": "o-1/r-1/ou-1/"},
			"Null": {"aws:PrincipalOrgPaths": "true", "aws:PrincipalOrgID": "false"},
		},
		{"StringEquals": {"aws:RequestedRegion": "eu-central-1"}},
	] {
		_is_public(condition)
	}
}

test_pass_optional_beside_one_that_asks_for_it if {
	every operator in ["ForAllValues:StringEquals", "StringEqualsIfExists"] {
		not _is_public({
			operator: {"aws:PrincipalOrgPaths": "o-1/r-1/ou-1/"},
			"Null": {"aws:PrincipalOrgPaths": "false"},
		})
	}
}
