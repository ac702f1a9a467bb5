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
	every pattern in ["*", "arn:aws:s3:::*", "arn:aws:s3:::*/*", "arn:aws:sqs:*:111122223333:*", "arn:aws:iam::*", "arn:aws:s3*", "arn:aws:*:*:*:*"] {
		documents.is_whole_service(pattern)
	}
	every pattern in ["arn:aws:s3:::b*", "arn:aws:s3:::b/*", "arn:aws:logs:*:*:log-group:/aws/lambda/f:*", "arn:aws:dynamodb:*:*:table/*", "b"] {
		not documents.is_whole_service(pattern)
	}
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
