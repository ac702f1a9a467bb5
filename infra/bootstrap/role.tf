resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]

  tags = {
    Name = "${var.project}-github-${var.environment}"
  }
}

locals {
  # Made from the provider's name, so that a plan shows the trust policy whole.
  github_arn = "arn:aws:iam::${var.account_id}:oidc-provider/token.actions.githubusercontent.com"

  # The pipeline's builds in the account become the deploy role. The account stands
  # as principal, since their role is there only once the platform is deployed.
  trust_in_builds = {
    Sid       = "OwnBuilds"
    Effect    = "Allow"
    Principal = { AWS = "arn:aws:iam::${var.account_id}:root" }
    Action    = "sts:AssumeRole"
    Condition = {
      ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::${var.account_id}:role/${var.environment}-${var.project}-build-${var.environment}*" }
    }
  }
}

# From outside, one repository, and in it only jobs of the GitHub environment of this name,
# whose reviewers and branches GitHub enforces.
resource "aws_iam_role" "deploy" {
  name                 = local.role
  description          = "Deploys ${var.environment}, from ${var.github_repository} alone."
  max_session_duration = 7200
  permissions_boundary = aws_iam_policy.boundary.arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [local.trust_in_builds, {
      Sid       = "OneRepositoryOneEnvironment"
      Effect    = "Allow"
      Principal = { Federated = local.github_arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = "repo:${var.github_repository}:environment:${var.environment}"
        }
      }
    }]
  })

  tags = {
    Name = local.role
  }

  # IAM refuses a principal that is not there.
  depends_on = [aws_iam_openid_connect_provider.github]
}

resource "aws_iam_policy" "deploy" {
  for_each = local.permissions

  name        = "${var.environment}-${var.project}-deploy-${each.key}-${var.environment}"
  description = "What the deployment of ${var.environment} needs: ${each.key}."
  policy      = jsonencode({ Version = "2012-10-17", Statement = each.value })

  tags = {
    Name = "${var.environment}-${var.project}-deploy-${each.key}-${var.environment}"
  }
}

resource "aws_iam_role_policy_attachment" "deploy" {
  for_each = local.permissions

  role       = aws_iam_role.deploy.name
  policy_arn = aws_iam_policy.deploy[each.key].arn
}

resource "aws_iam_role_policies_exclusive" "deploy" {
  role_name    = aws_iam_role.deploy.name
  policy_names = []
}

resource "aws_iam_role_policy_attachments_exclusive" "deploy" {
  role_name   = aws_iam_role.deploy.name
  policy_arns = [for attachment in aws_iam_role_policy_attachment.deploy : attachment.policy_arn]
}
