import type { Target } from "../constants.js";
import { controlsOf } from "../controls/controls.js";
import type { Bundle, Evaluation } from "../evaluate/types.js";
import { findings, ruleResults } from "../findings/findings.js";
import type { PolicyInput } from "../input/types.js";
import type { Plan } from "../plan/types.js";
import type { Settings } from "../settings/types.js";
import type { Result } from "../verdict/types.js";
import { exitCodeOf, totalsOf, verdictOf } from "../verdict/verdict.js";
import { version } from "../version.js";
import { type Accepted, accept } from "./accepted.js";

/** What a result is made from, once every rule has judged. */
export interface Judged {
  readonly options: { readonly now: string; readonly target: Target };
  readonly bundle: Bundle;
  readonly settings: Settings;
  readonly plan: Pick<Plan, "digest" | "formatVersion" | "terraformVersion">;
  readonly input: Pick<PolicyInput, "facts" | "locate">;
  readonly evaluation: Evaluation;
  readonly accepted: Accepted;
}

/** Evaluation → findings → waivers → verdict. */
export function resultOf(judged: Judged): Result {
  const { options, bundle, settings, plan, input, evaluation, accepted } = judged;
  const { facts } = input;
  const raw = findings(evaluation, settings, (address) => input.locate(address));
  const { found, waivers, baseline } = accept(raw, accepted, {
    environment: settings.environment,
    environments: settings.environments,
    now: options.now,
    rules: new Map(evaluation.tested.map((one) => [one.rule.id, one])),
  });
  const rules = ruleResults(evaluation, settings, found);
  const verdict = verdictOf(found, waivers);
  return {
    schema: "policy-runner/result/1",
    verdict,
    exit_code: exitCodeOf(verdict),
    environment: settings.environment,
    project: settings.project,
    profile: settings.profile,
    target: options.target,
    now: options.now,
    plan: {
      digest: plan.digest,
      format_version: plan.formatVersion,
      terraform_version: plan.terraformVersion,
      providers: facts.provider_constraints,
      resources: facts.resources,
    },
    policies: {
      name: bundle.manifest.name,
      version: bundle.manifest.version,
      digest: bundle.digest,
    },
    tools: { opa: bundle.manifest.opa, policy_runner: version(), terraform: plan.terraformVersion },
    totals: totalsOf(rules, found),
    rules,
    frameworks: controlsOf(bundle.frameworks, rules),
    waivers,
    baseline,
    findings: found,
  };
}
