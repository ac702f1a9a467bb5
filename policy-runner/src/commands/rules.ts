import { EXIT } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { loadBundle, loadExamples } from "../evaluate/bundle.js";
import { judges } from "../evaluate/scope.js";
import type { Framework, Rule, RuleExample } from "../evaluate/types.js";
import { writePages } from "../report/pages.js";
import {
  enforcementOf,
  isRulePage,
  type RulePage,
  ruleIndex,
  ruleList,
  rulePage,
  ruleText,
} from "../report/rules.js";
import type { PackSettings } from "../settings/types.js";
import type { Said } from "./said.js";

/** What `rules` is asked. */
export interface RulesOptions {
  /** Id of the one rule to explain; without it, rules are listed. */
  readonly id?: string | undefined;
  readonly family?: string | undefined;
  /** Id of a control, with or without its framework: "3.5.1", "pci_dss:3.5.1". */
  readonly control?: string | undefined;
  /** A resource type. */
  readonly type?: string | undefined;
  readonly severity?: string | undefined;
  readonly format: string;
  /** Folder into which a page is written for each rule. */
  readonly docs?: string | undefined;
  readonly policies: string;
}

/**
 * Lists the rules of a pack, explains one, or writes the pages of all.
 *
 * @throws CannotJudge when there is no such rule, or none fits
 */
export async function rules(options: RulesOptions): Promise<Said> {
  refuseTogether(options);
  const { catalogue, pack, frameworks } = await loadBundle(options.policies);
  const known = {
    pack,
    frameworks,
    examples: await loadExamples(options.policies),
  };
  if (options.docs !== undefined) return await write(options.docs, catalogue, known);
  const said = (stdout: string): Said => ({ stdout, stderr: "", exitCode: EXIT.passed });
  if (options.id !== undefined) {
    const page = pageOf(oneOf(catalogue, options.id), known);
    return said(options.format === "json" ? json(page) : ruleText(page));
  }
  const found = catalogue.filter((rule) => fits(rule, options));
  if (found.length === 0) throw new CannotJudge(`No rule fits; ${hint(catalogue, known)}.`);
  return said(options.format === "json" ? json(found) : ruleList(found));
}

/** One rule is asked for by its id, several by what they have in common, and pages are of all. */
function refuseTogether({ id, docs, ...filters }: RulesOptions): void {
  const { family, control, type, severity } = filters;
  const words = Object.entries({ docs, id, family, control, type, severity })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => (name === "id" ? "a rule's id" : `--${name}`));
  if (words.length < 2 || (id === undefined && docs === undefined)) return;
  throw new CannotJudge(`${words[0]} and ${words[1]} do not go together; leave one out.`);
}

interface Known {
  readonly pack: PackSettings;
  readonly frameworks: readonly Framework[];
  readonly examples: Readonly<Record<string, RuleExample>>;
}

async function write(folder: string, catalogue: readonly Rule[], known: Known): Promise<Said> {
  const pages = new Map(
    catalogue.map((rule) => [`${rule.id}.md`, rulePage(pageOf(rule, known))] as const),
  );
  pages.set("README.md", ruleIndex(catalogue));
  await writePages(folder, pages, isRulePage);
  const stdout = `${pages.size} pages are in ${folder}\n`;
  return { stdout, stderr: "", exitCode: EXIT.passed };
}

function oneOf(catalogue: readonly Rule[], id: string): Rule {
  const rule = catalogue.find((one) => one.id === id);
  if (rule !== undefined) return rule;
  throw new CannotJudge(`There is no rule ${id}; policy-runner rules lists all.`);
}

function pageOf(rule: Rule, { pack, frameworks, examples }: Known): RulePage {
  const names = Object.keys(pack.parameters).filter(
    (name) => rule.attributes.includes(name) || rule.convention === name,
  );
  return {
    rule,
    example: examples[rule.id] ?? { passes: [], changes: [] },
    controls: frameworks.flatMap((framework) =>
      framework.controls
        .filter((control) => control.rules.includes(rule.id))
        .map((control) => ({ framework: { ...framework, controls: [] }, control })),
    ),
    enforcement: enforcementOf(pack.environments, pack.rules[rule.id]),
    parameters: Object.fromEntries(names.map((name) => [name, pack.parameters[name]])),
  };
}

function fits(rule: Rule, { family, control, type, severity }: RulesOptions): boolean {
  return (
    (family === undefined || rule.family === family) &&
    (severity === undefined || rule.severity === severity) &&
    (type === undefined || judges(rule, type) || rule.reads.includes(type)) &&
    (control === undefined || isEvidence(rule, control))
  );
}

function isEvidence({ controls }: Rule, asked: string): boolean {
  return Object.entries(controls).some(([framework, ids]) =>
    ids.some((id) => asked === id || asked === `${framework}:${id}`),
  );
}

function hint(catalogue: readonly Rule[], { frameworks }: Known): string {
  const families = [...new Set(catalogue.map(({ family }) => family))].sort().join(", ");
  const controls = frameworks.map(({ id, controls: all }) => `${id}:${all[0]?.id}`).join(", ");
  return `--family is one of ${families}, --control is like ${controls}, --type is like aws_s3_bucket`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
