variable "alarms" {
  description = "Alarms by a short name: the metric, the value from which (or, with below, under which) it rings, and for how many periods of five minutes."
  type = map(object({
    below       = optional(bool, false)
    description = string
    dimensions  = map(string)
    metric      = string
    namespace   = string
    periods     = optional(number, 1)
    statistic   = optional(string, "Sum")
    threshold   = number
  }))
  nullable = false

  validation {
    condition     = length(var.alarms) > 0 && alltrue([for name in keys(var.alarms) : can(regex("^[a-z][a-z0-9-]*[a-z0-9]$", name))])
    error_message = "The alarms must hold at least one alarm, and each key must be lower-case letters, digits and hyphens, such as function-errors."
  }

  validation {
    condition     = alltrue([for alarm in var.alarms : contains(["Average", "Maximum", "Minimum", "SampleCount", "Sum"], alarm.statistic)])
    error_message = "Each statistic of alarms must be Average, Maximum, Minimum, SampleCount or Sum."
  }
}

variable "project" {
  description = "Identifier that begins every name."
  type        = string
  nullable    = false
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false
}

variable "topic_arn" {
  description = "Topic that is told when an alarm rings, and when it is over."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.topic_arn, "arn:")
    error_message = "The topic_arn must be the ARN of a topic, not its name."
  }
}
