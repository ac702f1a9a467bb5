# One key per purpose: who may read one kind of data may not read the others.

module "database_key" {
  source = "./modules/encryption-key"

  account_id  = var.account_id
  description = "Aurora storage, its Performance Insights and its password in Parameter Store."
  project     = var.project
  purpose     = "database"
  suffix      = local.suffix
}

module "function_key" {
  source = "./modules/encryption-key"

  account_id  = var.account_id
  description = "Environment variables of the Lambda functions and the events that they failed on."
  project     = var.project
  purpose     = "function"
  suffix      = local.suffix
}

module "logs_key" {
  source = "./modules/encryption-key"

  account_id  = var.account_id
  description = "CloudWatch log groups."
  project     = var.project
  purpose     = "logs"
  suffix      = local.suffix

  service_grants = {
    cloudwatch-logs = {
      service = "logs.${var.region}.amazonaws.com"
      encryption_context = {
        "aws:logs:arn" = [
          for name in local.log_group_names :
          "arn:aws:logs:${var.region}:${var.account_id}:log-group:${name}"
        ]
      }
    }
  }
}

module "storage_key" {
  source = "./modules/encryption-key"

  account_id  = var.account_id
  description = "Objects in the payment buckets."
  project     = var.project
  purpose     = "storage"
  suffix      = local.suffix
}

# Topics and their queue: CloudWatch and SNS use it for these alone.
module "alerts_key" {
  source = "./modules/encryption-key"

  account_id  = var.account_id
  description = "Alert topics and the queue in which alerts wait."
  project     = var.project
  purpose     = "alerts"
  suffix      = local.suffix

  service_grants = {
    alarms = {
      service            = "cloudwatch.amazonaws.com"
      encryption_context = { "aws:sns:topicArn" = local.topic_arns }
    }
    delivery = {
      service            = "sns.amazonaws.com"
      encryption_context = { "aws:sqs:arn" = ["arn:aws:sqs:${var.region}:${var.account_id}:${var.project}-alerts-${local.suffix}"] }
    }
  }
}
