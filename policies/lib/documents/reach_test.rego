package lib.documents_test

import data.lib.documents

test_every_resource if {
	every pattern in ["*", "**", "arn:*", "arn:aws:*", "arn:aws:*:*:*:*", "arn:aws-cn:*:*:*:*", "arn:*:*:*:*:*/*", "arn:aws:*:*:111122223333:*"] {
		documents.is_every_resource(pattern)
	}
	every pattern in ["arn:aws:s3:::*", "arn:aws:s3:::b/*", "arn:aws:*:eu-central-1:*:*", "arn:aws:iam::111122223333:*", "b*"] {
		not documents.is_every_resource(pattern)
	}
}

test_whole_service if {
	every pattern in ["*", "arn:aws:s3:::*", "arn:aws:s3:::*/*", "arn:aws:s3:*:111122223333:*", "arn:aws:s3*", "arn:aws:*:*:*:*"] {
		documents.is_whole_service(pattern, "s3")
	}
	every pattern in ["arn:aws:s3:::b*", "arn:aws:s3:::b/*", "arn:aws:s3:*:*:accesspoint/*", "arn:aws:sqs:*:*:*", "b*"] {
		not documents.is_whole_service(pattern, "s3")
	}
}

test_whole_service_of_its_own_resources if {
	documents.is_whole_service("arn:aws:sqs:*:111122223333:*", "sqs")
	documents.is_whole_service("arn:*", "sqs")
	not documents.is_whole_service("arn:aws:logs:*:*:log-group:/aws/lambda/f:*", "logs")
}

test_every_role if {
	every pattern in [
		"*", "arn:aws:*:*:*:*", "arn:*:iam::*:role/*", "arn:aws:iam::111122223333:role/**", "arn:aws-cn:iam::*:role/*",
		"arn:aws:iam::*", "arn:aws:iam::111122223333:*", "arn:aws:iam:*", "arn:aws:ia?::*:rol*",
	] {
		documents.is_every_role(pattern)
	}
	every pattern in [
		"arn:aws:iam::*:role/app-*", "arn:aws:iam::111122223333:role/app/*", "arn:aws:iam::*:user/*",
		"arn:aws:s3:::*", "arn:aws:iam::111122223333:role/r",
	] {
		not documents.is_every_role(pattern)
	}
}
