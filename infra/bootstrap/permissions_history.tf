# Only where the history of policy checks is wanted. Glue asks for a permission on
# the catalogue, the database and the table at once; the last two carry names.
locals {
  history_database = "${var.project}_history_${replace(var.environment, "-", "_")}*"

  history_statements = [
    {
      Sid    = "ManageHistoryTables"
      Effect = "Allow"
      Action = [
        "glue:CreateDatabase", "glue:CreateTable", "glue:DeleteDatabase", "glue:DeleteTable", "glue:GetDatabase", "glue:GetTable", "glue:GetTables",
        "glue:GetPartitionIndexes", "glue:GetTags", "glue:TagResource", "glue:UntagResource", "glue:UpdateDatabase", "glue:UpdateTable",
      ]
      Resource = [
        "arn:aws:glue:${var.region}:${var.account_id}:catalog", "arn:aws:glue:${var.region}:${var.account_id}:database/${local.history_database}",
        "arn:aws:glue:${var.region}:${var.account_id}:table/${local.history_database}/*", "arn:aws:glue:${var.region}:${var.account_id}:userDefinedFunction/${local.history_database}/*",
      ]
    },
    {
      Sid      = "ManageHistoryWorkgroup"
      Effect   = "Allow"
      Action   = ["athena:CreateWorkGroup", "athena:DeleteWorkGroup", "athena:GetWorkGroup", "athena:ListTagsForResource", "athena:TagResource", "athena:UntagResource", "athena:UpdateWorkGroup"]
      Resource = "arn:aws:athena:${var.region}:${var.account_id}:workgroup/${var.project}-history-${var.environment}*"
    },
  ]
}
