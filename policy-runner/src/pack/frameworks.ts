import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import type { Framework, Rule } from "../evaluate/types.js";
import { parseYaml } from "../yaml.js";
import type { Compiled } from "./types.js";

/** Holds a value to a JSON schema, or throws. */
export type Validate = (
  value: unknown,
  schema: JsonObject,
  what: string,
  line?: (pointer: string) => number,
) => Promise<void>;

const FOLDER = "frameworks";

const TEXT: JsonObject = { type: "string", minLength: 1 };

const SCHEMA: JsonObject = {
  type: "object",
  additionalProperties: false,
  required: ["id", "name", "version", "source", "controls"],
  properties: {
    id: { type: "string", pattern: "^[a-z0-9_]+$", examples: ["soc2"] },
    name: TEXT,
    version: TEXT,
    source: { type: "string", pattern: "^https://", examples: ["https://www.example.com"] },
    controls: {
      type: "object",
      minProperties: 1,
      additionalProperties: {
        type: "object",
        additionalProperties: false,
        required: ["title", "rules", "not_covered"],
        properties: {
          title: { type: "string", minLength: 10 },
          rules: { type: "array", items: TEXT },
          not_covered: { type: "string", minLength: 10 },
        },
      },
    },
  },
};

interface Written {
  readonly controls: Readonly<
    Record<string, { readonly title: string; readonly not_covered: string }>
  >;
}

/**
 * Reads the frameworks, and writes into each control which rules give evidence for it: METADATA of the
 * rules alone says so, and a rule is added in one place.
 *
 * @throws CannotJudge when a file does not fit, or a rule names a control that there is not
 */
export async function compileFrameworks(
  policies: string,
  catalogue: readonly Rule[],
  validate: Validate,
): Promise<Compiled> {
  const names = (await readdir(join(policies, FOLDER)).catch((): string[] => [])).filter((name) =>
    name.endsWith(".yaml"),
  );
  const frameworks: Framework[] = [];
  const texts = new Map<string, string>();
  for (const name of names.sort()) {
    const path = `${FOLDER}/${name}`;
    const text = withRules(await readFile(join(policies, path), "utf8"), catalogue);
    const what = `The framework ${join(policies, path)}`;
    const { value, line } = await parseYaml(text, what);
    await validate(value, SCHEMA, what, line);
    frameworks.push(frameworkOf(value as Framework & Written, catalogue));
    texts.set(path, text);
  }
  refuseUnknown(policies, frameworks, catalogue);
  return { frameworks, texts };
}

function frameworkOf(
  { id, name, version, source, controls }: Omit<Framework, "controls"> & Written,
  catalogue: readonly Rule[],
): Framework {
  return {
    id,
    name,
    version,
    source,
    controls: Object.entries(controls).map(([control, { title, not_covered }]) => ({
      id: control,
      title,
      rules: rulesOf(id, control, catalogue),
      not_covered,
    })),
  };
}

function rulesOf(framework: string, control: string, catalogue: readonly Rule[]): string[] {
  return catalogue
    .filter(({ controls }) => controls[framework]?.includes(control))
    .map(({ id }) => id);
}

/** The file with the list of each control as METADATA of the rules has it; comments stay. */
function withRules(text: string, catalogue: readonly Rule[]): string {
  const framework = /^id: (\S+)$/m.exec(text)?.[1] ?? "";
  let control = "";
  return text
    .split("\n")
    .map((line) => {
      control = /^ {2}"(.+)":$/.exec(line)?.[1] ?? control;
      return /^ {4}rules:/.test(line)
        ? `    rules: [${rulesOf(framework, control, catalogue).join(", ")}]`
        : line;
    })
    .join("\n");
}

function refuseUnknown(
  policies: string,
  frameworks: readonly Framework[],
  catalogue: readonly Rule[],
): void {
  const known = new Set(
    frameworks.flatMap(({ id, controls }) => controls.map((control) => `${id} ${control.id}`)),
  );
  for (const { id, controls } of catalogue) {
    for (const [framework, ids] of Object.entries(controls)) {
      const missing = ids.find((control) => !known.has(`${framework} ${control}`));
      if (missing === undefined) continue;
      throw new CannotJudge(
        `The rule ${id} names ${framework} ${missing}, which no file of ${join(policies, FOLDER)} has; add it there, with its title and what the rules do not cover.`,
      );
    }
  }
}
