output "rules" {
  description = "The rules, which can only be read where they are what is defined, what stands when this plan is applied, and what the other environments have."
  value       = var.planned

  precondition {
    condition     = sort(var.planned) == sort(var.definition)
    error_message = "The security-group rules of this plan are not those of the definition: ${join("; ", local.differences_of_plan)}. Change the definition in infra/modules/security-groups/rules.tf, for all environments at once, or take the rule back."
  }

  precondition {
    condition     = var.rollout || length(local.undefined_in_account) == 0
    error_message = "Security-group rules stand in this account that are not defined and that no apply takes back: ${join("; ", local.undefined_in_account)}. Remove what was added by hand; where the definition itself has changed, roll it out with -var=security_rules_rollout=true."
  }

  precondition {
    condition     = var.rollout || length(local.differing) == 0
    error_message = "The security-group rules of this plan are not those that ${join(" and ", local.differing)} recorded. They are the same in all environments: plan from the commit that was promoted, or roll a changed definition out, one environment after another, with -var=security_rules_rollout=true."
  }
}

output "standing_rules" {
  description = "Rules that stand in the account, in the words of the definition; empty before the first apply."
  value       = local.standing
}
