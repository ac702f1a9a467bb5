import { JobError } from "../errors.js";
import type { Input, ModuleFacts, Output } from "./read-module.js";

/** The parts of a README between `<!-- BEGIN X -->` and `<!-- END X -->`, brought up to date. */
export function renderReadme(readme: string, name: string, facts: ModuleFacts): string {
  const parts = {
    EXAMPLE: example(name, facts.example),
    INPUTS: inputs(facts.inputs),
    OUTPUTS: outputs(facts.outputs),
  };
  return Object.entries(parts).reduce(
    (text, [part, content]) => fill(text, part, content, `infra/modules/${name}/README.md`),
    readme,
  );
}

/**
 * A text with what stands between the two lines of a part replaced.
 *
 * @param path what it is called when it lacks them
 * @throws JobError when it does
 */
export function fill(readme: string, part: string, content: string, path: string): string {
  const [begin, end] = [`<!-- BEGIN ${part} -->\n`, `\n<!-- END ${part} -->`];
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end, from);
  if (from < 0 || to < 0) {
    throw new JobError(
      `${path} lacks the lines <!-- BEGIN ${part} --> and <!-- END ${part} -->; add them.`,
    );
  }
  return readme.slice(0, from + begin.length) + content + readme.slice(to);
}

function example(name: string, values: string): string {
  const call = `module "${name.replaceAll("-", "_")}" {\n  source = "./modules/${name}"\n\n${values}\n}`;
  return `\`\`\`hcl\n${call}\n\`\`\``;
}

function inputs(all: readonly Input[]): string {
  const rows = all.map((one) => [
    code(one.name),
    one.description,
    code(oneLine(one.type)),
    one.default === undefined ? "required" : code(oneLine(one.default)),
  ]);
  return table(["name", "description", "type", "default"], rows);
}

function outputs(all: readonly Output[]): string {
  return table(
    ["name", "description"],
    all.map((one) => [code(one.name), one.description]),
  );
}

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** A word of code in Markdown. */
export function code(text: string): string {
  return `\`${text}\``;
}

function oneLine(expression: string): string {
  return expression
    .replace(/\{\s*\n\s*/g, "{ ")
    .replace(/\n\s*\}/g, " }")
    .replace(/\s*\n\s*/g, ", ")
    .replace(/ {2,}/g, " ");
}
