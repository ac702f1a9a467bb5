variable "project" {
  description = "Identifier that begins every name."
  type        = string
  nullable    = false
}

variable "region" {
  description = "AWS region whose metrics are shown."
  type        = string
  nullable    = false
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false
}

variable "widgets" {
  description = "Metrics to show, by the title of their widget: each a list of namespace, metric, and dimensions as names and values."
  type        = map(list(list(string)))
  nullable    = false

  validation {
    condition     = length(var.widgets) > 0 && alltrue(flatten([for metrics in var.widgets : [for metric in metrics : length(metric) >= 2 && length(metric) % 2 == 0]]))
    error_message = "The widgets must hold at least one widget, and each metric must be a namespace, a name, and pairs of dimension and value."
  }
}
