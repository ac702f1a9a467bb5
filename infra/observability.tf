module "log_bucket" {
  source = "./modules/log-bucket"

  account_id     = var.account_id
  environment    = var.environment
  project        = var.project
  retention_days = local.settings.log_retention_days
  suffix         = local.suffix
}

module "alerts" {
  source = "./modules/alerts"

  account_id  = var.account_id
  kms_key_arn = module.alerts_key.arn
  project     = var.project
  region      = var.region
  suffix      = local.suffix

  topics = {
    for about, display_name in local.topics :
    about => { display_name = display_name, publishers = ["cloudwatch.amazonaws.com"] }
  }
}

# The same thresholds in every environment.
module "alarms" {
  source   = "./modules/alarms"
  for_each = local.topics

  alarms    = local.alarms[each.key]
  project   = var.project
  suffix    = local.suffix
  topic_arn = module.alerts.topic_arns[each.key]
}

module "dashboard" {
  source = "./modules/dashboard"

  project = var.project
  region  = var.region
  suffix  = local.suffix

  widgets = {
    for title, names in { Database = "database", Payments = "operations" } : title => [
      for alarm in values(local.alarms[names]) :
      concat([alarm.namespace, alarm.metric], flatten([for name, value in alarm.dimensions : [name, value]]))
    ]
  }
}

locals {
  topics = {
    database   = "Payment database"
    operations = "Payment operations"
  }
  topic_arns = [for about in keys(local.topics) : "arn:aws:sns:${var.region}:${var.account_id}:${var.project}-${about}-alerts-${local.suffix}"]

  alarms = {
    database = {
      database-connections = { namespace = "AWS/RDS", metric = "DatabaseConnections", dimensions = { DBClusterIdentifier = local.database_name }, statistic = "Average", threshold = 200, periods = 3, below = false, description = "The database is near its limit of connections." }
      database-cpu         = { namespace = "AWS/RDS", metric = "CPUUtilization", dimensions = { DBClusterIdentifier = local.database_name }, statistic = "Average", threshold = 80, periods = 3, below = false, description = "The database has been busy for a quarter of an hour." }
      database-memory      = { namespace = "AWS/RDS", metric = "FreeableMemory", dimensions = { DBClusterIdentifier = local.database_name }, statistic = "Average", threshold = 268435456, periods = 3, below = true, description = "The database has less than 256 MB of memory left." }
    }
    operations = {
      failed-batches      = { namespace = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible", dimensions = { QueueName = local.dead_letter_queue_name }, statistic = "Maximum", threshold = 1, periods = 1, below = false, description = "A batch could not be validated and waits in the dead-letter queue." }
      function-errors     = { namespace = "AWS/Lambda", metric = "Errors", dimensions = { FunctionName = local.function_name }, statistic = "Sum", threshold = 1, periods = 1, below = false, description = "The batch validator failed." }
      function-throttles  = { namespace = "AWS/Lambda", metric = "Throttles", dimensions = { FunctionName = local.function_name }, statistic = "Sum", threshold = 1, periods = 2, below = false, description = "More batches came than the validator may run at a time." }
      load-balancer-fails = { namespace = "AWS/ApplicationELB", metric = "HTTPCode_ELB_5XX_Count", dimensions = { LoadBalancer = module.load_balancer.arn_suffix }, statistic = "Sum", threshold = 5, periods = 1, below = false, description = "The load balancer answered with errors of its own." }
    }
  }
}
