import type { Control, Framework, Rule, RuleExample } from "../evaluate/types.js";
import type { EnvironmentSetting, RuleSetting } from "../settings/types.js";

/** A rule with all that is told of it. */
export interface RulePage {
  readonly rule: Rule;
  readonly example: RuleExample;
  readonly controls: readonly { readonly framework: Framework; readonly control: Control }[];
  /** How strict it is, by environment. */
  readonly enforcement: Readonly<Record<string, string>>;
  /** Parameters that its code reads, with the pack's values. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Rules as a table, one a line. */
export function ruleList(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, severity, title }) => `${id}  ${severity.padEnd(8)}  ${title}\n`);
  return `${rows.join("")}${rules.length} ${rules.length === 1 ? "rule" : "rules"}\n`;
}

/** Everything about one rule, for a terminal. */
export function ruleText({ rule, example, controls, enforcement, parameters }: RulePage): string {
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? "" : `\n${title}\n${lines.map((line) => `  ${line}\n`).join("")}`;
  return [
    `${rule.id}  ${rule.title} (${rule.severity})\n\n`,
    `${wrapped(rule.description)}\n`,
    section("What is checked", [
      types(rule),
      ...(rule.reads.length === 0 ? [] : [`together with ${rule.reads.join(", ")}`]),
      ...(rule.requires.includes("source") ? ["in the HCL source (--source)"] : []),
    ]),
    section("How to mend", [rule.remediation]),
    section("Parameters", entries(parameters)),
    section("Enforcement", [...entries(enforcement), ...convention(rule)]),
    section(
      "Gives evidence for",
      controls.length === 0
        ? [rule.no_controls ?? ""]
        : controls.map(
            ({ framework: { name }, control: { id, title } }) => `${name} ${id}: ${title}`,
          ),
    ),
    section("An example that passes", example.passes.join("\n\n").split("\n")),
    section(
      "What becomes of it",
      example.changes.map((change) => changeText(change)),
    ),
    section("Read more", rule.references),
  ].join("");
}

/** What tells the pages of rules from what somebody else has put beside them. */
const WRITTEN = "Written by `make docs`";

/** Whether a text is a page of a rule, or their index. */
export function isRulePage(text: string): boolean {
  return text.slice(0, 400).includes(WRITTEN);
}

/** The same as a page of the documentation. */
export function rulePage({ rule, example, controls, enforcement, parameters }: RulePage): string {
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}\n`).join("");
  const section = (title: string, text: string) => (text === "" ? "" : `\n## ${title}\n\n${text}`);
  const hcl = example.passes.map((block) => `\`\`\`hcl\n${block}\n\`\`\`\n`).join("\n");
  return [
    `# ${rule.id}: ${rule.title}\n\n`,
    `*${rule.family}, ${rule.severity}. ${WRITTEN}.*\n\n${rule.description}\n`,
    section("What is checked", `${types(rule, "`")}\n`),
    section("How to mend", `${rule.remediation}\n`),
    section("Parameters", list(entries(parameters, "`"))),
    section("Enforcement", list([...entries(enforcement), ...convention(rule)])),
    section("Controls", controlList(rule, controls)),
    section("Passes", hcl),
    section("What becomes of it", list(example.changes.map((change) => changeText(change, "`")))),
    section("References", list(rule.references)),
  ].join("");
}

/** The first page: every rule by family. */
export function ruleIndex(rules: readonly Rule[]): string {
  const families = [...new Set(rules.map(({ family }) => family))].sort();
  const table = (family: string) =>
    rules
      .filter((rule) => rule.family === family)
      .map(({ id, title, severity }) => `| [${id}](${id}.md) | ${title} | ${severity} |\n`)
      .join("");
  const parts = families.map(
    (family) => `\n## ${family}\n\n| rule | | severity |\n|---|---|---|\n${table(family)}`,
  );
  return `# The ${rules.length} rules\n\n${WRITTEN} from the rules themselves; \`policy-runner rules PAY-ENC-001\` tells the same.\n${parts.join("")}`;
}

/** How strict a rule is in each environment of the pack. */
export function enforcementOf(
  environments: Readonly<Record<string, EnvironmentSetting>>,
  setting: RuleSetting | undefined,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environments).map(([name, environment]) => {
      const { enforcement = "mandatory", undetermined } = setting ?? {};
      const own =
        typeof enforcement === "string" ? enforcement : (enforcement[name] ?? "mandatory");
      const unclear =
        (typeof undetermined === "string" ? undetermined : undetermined?.[name]) ??
        environment.undetermined ??
        "warn";
      return [name, `${own}; undetermined ${unclear === "block" ? "blocks" : "warns"}`];
    }),
  );
}

function types({ resource_types: all }: Rule, mark = ""): string {
  if (all.includes("*")) return "every resource";
  return all.map((type) => `${mark}${type}${mark}`).join(", ");
}

function entries(object: Readonly<Record<string, unknown>>, mark = ""): string[] {
  return Object.entries(object).map(([name, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return `${mark}${name}${mark}: ${mark}${text}${mark}`;
  });
}

function convention({ convention }: Rule): string[] {
  if (convention === null) return [];
  const how = convention === "choice" ? "the rule itself" : convention;
  return [`a convention: off in profile aws until a team sets ${how}`];
}

function controlList({ no_controls: none }: Rule, controls: RulePage["controls"]): string {
  if (controls.length === 0) return `${none}\n`;
  const rows = controls.map(
    ({ framework, control }) =>
      `| ${framework.name} ${framework.version} | ${control.id} | ${control.title} | ${control.not_covered} |\n`,
  );
  return `| framework | control | | not covered |\n|---|---|---|---|\n${rows.join("")}`;
}

function changeText({ type, what, outcome }: RuleExample["changes"][number], mark = ""): string {
  const subject = type === null ? "" : `${mark}${type}${mark}: `;
  return `${subject}${mark}${what}${mark} → ${outcome.replace("_", " ")}`;
}

/** A text in lines that fit a terminal. */
function wrapped(text: string): string {
  return text.replace(/(?![^\n]{1,96}$)([^\n]{1,96})\s/g, "$1\n");
}
