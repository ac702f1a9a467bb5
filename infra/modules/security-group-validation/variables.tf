variable "definition" {
  description = "Rules as they are defined, in words: group, direction, protocol, ports, peer."
  type        = list(string)
  nullable    = false

  validation {
    condition     = alltrue([for rule in var.definition : can(regex("^[a-z-]+ (ingress|egress) [a-z0-9-]+ -?[0-9]+--?[0-9]+ [^ ]+$", rule))])
    error_message = "Each rule of the definition must be of the form \"alb-sg ingress tcp 443-443 0.0.0.0/0\"."
  }
}

variable "groups" {
  description = "Names and descriptions of the security groups, by the word that stands for them in a rule."
  type        = map(object({ description = string, name = string }))
  nullable    = false
}

variable "owned" {
  description = "Directions whose rules are the group's own, as \"alb-sg ingress\": an apply takes back every other rule there."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for place in var.owned : can(regex("^[a-z-]+ (ingress|egress)$", place))])
    error_message = "Each direction must be of the form \"alb-sg ingress\"."
  }
}

variable "planned" {
  description = "Rules as they are planned, in the words of the definition."
  type        = list(string)
  nullable    = false
}

variable "recorded_rules" {
  description = "Rules that other environments recorded in their states, by environment; null for one that is not deployed."
  type        = map(list(string))
  default     = {}
  nullable    = false
}

variable "rollout" {
  description = "Whether this run rolls a changed definition out: what stands, and what other environments recorded, may then still be the old one."
  type        = bool
  default     = false
  nullable    = false
}
