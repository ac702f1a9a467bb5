import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import type { PackSettings } from "../settings/types.js";
import { readYaml, type YamlFile } from "../yaml.js";
import type { Validate } from "./frameworks.js";

const TEXT: JsonObject = { type: "string", minLength: 1 };

/** What a check relies on; whether each setting fits is seen by what a team's is held to. */
const MANIFEST: JsonObject = {
  type: "object",
  additionalProperties: false,
  required: ["name", "version", "project", "environments", "profiles"],
  properties: {
    name: TEXT,
    version: TEXT,
    project: TEXT,
    environments: { type: "object" },
    profiles: { type: "object" },
    rules: { type: "object" },
  },
};

/**
 * The pack's settings: its manifest, its parameters, and the schemas of what a team may set.
 *
 * @throws CannotJudge when a file can not be read or does not fit
 */
export async function packSettings(policies: string, validate: Validate): Promise<PackSettings> {
  const path = join(policies, "pack.yaml");
  const { value, line } = await readYaml(path, "The manifest", "build");
  const what = `The manifest ${path}`;
  // A misspelt key first: it says more than that the right one is missing.
  await validate(value, { ...MANIFEST, required: [] }, what, line);
  await validate(value, MANIFEST, what, line);
  const manifest = value as JsonObject;
  const [parameterSchema, config, waivers] = await Promise.all(
    ["parameters.json", "config.json", "waivers.json"].map((name) => schema(policies, name)),
  );
  const parameters = await parametersOf(policies, parameterSchema as JsonObject, validate);
  const schemas = { parameters: parameterSchema, config, waivers };
  const rules = manifest.rules ?? {};
  return { ...manifest, rules, parameters, schemas } as unknown as PackSettings;
}

async function schema(policies: string, name: string): Promise<JsonObject> {
  const path = join(policies, "schemas", name);
  return (await readYaml(path, "The schema", "build")).value as JsonObject;
}

/** Parameters of all files of `params`; each stands in one. */
async function parametersOf(
  policies: string,
  form: JsonObject,
  validate: Validate,
): Promise<JsonObject> {
  const folder = join(policies, "params");
  const names = (await readdir(folder).catch((): string[] => [])).sort();
  const files = new Map<string, YamlFile>();
  const parameters: JsonObject = {};
  for (const name of names.filter((one) => one.endsWith(".yaml"))) {
    const path = join(folder, name);
    const file = await readYaml(path, "The parameters", "build");
    await validate(file.value, { ...form, required: [] }, `The file ${path}`, file.line);
    refuseTwice(path, file, files);
    Object.assign(parameters, file.value);
    files.set(path, file);
  }
  await validate(parameters, form, `The pack's parameters, in the files of ${folder},`);
  return parameters;
}

/** Of two values of a parameter one would silently win. */
function refuseTwice(
  path: string,
  { value, line }: YamlFile,
  files: ReadonlyMap<string, YamlFile>,
): void {
  for (const [other, file] of files) {
    const name = Object.keys(value as JsonObject).find((one) =>
      Object.hasOwn(file.value as JsonObject, one),
    );
    if (name === undefined) continue;
    const at = `/${name}`;
    throw new CannotJudge(
      `The parameter ${name} stands in ${other} (line ${file.line(at)}) and in ${path} (line ${line(at)}); leave one.`,
    );
  }
}
