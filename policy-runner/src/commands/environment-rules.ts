import type { JsonObject } from "../constants.js";
import {
  environmentAttributes,
  environmentRules,
  judgeEnvironments,
} from "../evaluate/environments.js";
import { byRuleAndAddress } from "../evaluate/evaluate.js";
import type { Bundle, Outcome, Rule } from "../evaluate/types.js";
import { findings } from "../findings/findings.js";
import { type Counts, type Finding, OUTCOMES } from "../findings/types.js";
import type { Likeness } from "../parity/likeness.js";
import { type Comparison, schemasOfProvider, secretsOf } from "../parity/parity.js";
import type { Parity, ParityRule, ParityRules } from "../parity/types.js";
import { comparisonFacts, type Declared, environmentUnits } from "../parity/units.js";
import { environmentSettings } from "../settings/environments.js";
import type { Settings, TeamFile } from "../settings/types.js";

/** What the rules of scope `environments` say of environments that are compared. */
export async function judgedByRules(
  bundle: Bundle,
  team: TeamFile | null,
  comparison: Comparison,
  likeness: Likeness,
): Promise<ParityRules> {
  const { environments } = likeness;
  const ids = new Set(bundle.catalogue.map(({ id }) => id));
  const known = await environmentSettings(bundle.pack, team, ids);
  const settings = new Map(
    environments.map((one) => [
      one.name,
      known.of(one.name) ?? known.of(one.facts.environment ?? "") ?? known.unknown(one.name),
    ]),
  );
  const rules = environmentRules(bundle.catalogue);
  const running = rules.filter(({ id }) =>
    [...settings.values()].some((one) => one.settings.enforcement(id) !== "disabled"),
  );
  const attributes = environmentAttributes(running);
  const units = environmentUnits({
    likeness,
    schemas: schemasOfProvider(),
    locals: comparison.locals,
    attributesOf: (type) => attributes.get(type),
    secrets: secretsOf(environments),
    given: comparison.facts,
    settings: new Map([...settings].map(([name, one]) => [name, declaredOf(one)])),
  });
  const facts = comparisonFacts(known.project, comparison.now, units.length);
  const input = { facts, units, parameters: known.parameters as JsonObject };
  const outcomes = running.length === 0 ? [] : judgeEnvironments(bundle, running, input);
  const isJudged = ({ rule, address }: Outcome) =>
    settings.get(address)?.settings.enforcement(rule) !== "disabled";
  return summary(bundle, rules, outcomes.filter(isJudged), (address) => {
    return (settings.get(address) as Known).settings;
  });
}

interface Known {
  readonly settings: Settings;
  readonly rank: number | null;
}

/** What an environment's settings tell rules of it; what the pack does not know has neither rank nor tier. */
function declaredOf({ settings, rank }: Known): Declared {
  const days = settings.parameters.log_retention_days;
  return rank === null ? {} : { rank, ...(days === undefined ? {} : { log_retention_days: days }) };
}

function summary(
  { manifest, digest }: Bundle,
  rules: readonly Rule[],
  outcomes: readonly Outcome[],
  settingsOf: (address: string) => Settings,
): ParityRules {
  const told = rules.map((rule) => ruleOf(rule, outcomes));
  const found = [...outcomes].sort(byRuleAndAddress).flatMap((one) => {
    if (one.outcome === "pass" || one.outcome === "not_applicable") return [];
    const tested = rules.map((rule) => ({ rule, resources: 0, notTested: null }));
    const evaluation = { tested, counts: new Map(), notable: [one] };
    return findings(evaluation, settingsOf(one.address), () => undefined);
  });
  return {
    policies: { name: manifest.name, version: manifest.version, digest },
    totals: {
      rules: rules.length,
      tested: told.filter((one) => one.not_tested === null).length,
      blocking: found.filter((one) => one.blocking).length,
      outcomes: countsOf(outcomes),
    },
    rules: told,
    findings: found,
  };
}

function ruleOf({ id, title, severity, controls }: Rule, outcomes: readonly Outcome[]): ParityRule {
  const own = outcomes.filter(({ rule }) => rule === id);
  const not_tested = own.length > 0 ? null : "disabled in every environment";
  return {
    id,
    title,
    severity,
    controls,
    not_tested,
    environments: own.length,
    counts: countsOf(own),
  };
}

function countsOf(outcomes: readonly Outcome[]): Counts {
  return Object.fromEntries(
    OUTCOMES.map((name) => [name, outcomes.filter(({ outcome }) => outcome === name).length]),
  ) as Counts;
}

/** A comparison with what rules say: one error is enough not to judge, one blocking finding to refuse. */
export function withRules(parity: Parity, rules: ParityRules): Parity {
  const isBroken = (one: Finding) => one.outcome === "error";
  if (rules.findings.some(isBroken)) return { ...parity, rules, verdict: "error", exit_code: 2 };
  if (rules.totals.blocking === 0) return { ...parity, rules };
  return { ...parity, rules, verdict: "violations", exit_code: 1 };
}
