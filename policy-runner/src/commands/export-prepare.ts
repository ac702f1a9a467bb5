import { relative, resolve } from "node:path";
import { CannotJudge } from "../errors.js";
import { assertReadTwice, givenFile } from "../evidence/given.js";
import { signerOf } from "../evidence/keys.js";
import { COMMIT } from "../evidence/manifest.js";
import { ENVIRONMENT_NAME } from "../evidence/names.js";
import type { Signer } from "../evidence/types.js";
import { assertApart, type Given } from "./apart.js";
import type { Exported, ExportOptions, Prepared } from "./export-options.js";

/**
 * What is settled before the first plan is read.
 *
 * @throws CannotJudge when a name, a key or a place is not one to be used
 */
export async function prepareExport(options: ExportOptions): Promise<Prepared> {
  const { archive, output, commit } = options;
  const environments = named(options);
  for (const { plan } of environments) await assertReadTwice(plan);
  if (commit !== undefined && !COMMIT.test(commit)) {
    throw new CannotJudge(
      "--commit is not the full name of a commit; give what git rev-parse HEAD says.",
    );
  }
  if (archive !== undefined) {
    const below = relative(resolve(output), resolve(archive));
    if (!below.startsWith("..")) {
      throw new CannotJudge("--archive lies in the folder of --output; give it a place beside it.");
    }
    await assertApart(inputsOf(options, environments), [["--archive", archive]]);
  }
  return { environments, signer: await signerFor(options) };
}

/** What is read, which the archive must not replace; least of all a key. */
function inputsOf(options: ExportOptions, environments: readonly Exported[]): readonly Given[] {
  const { waivers, variations, config, accounts, key, policies } = options;
  return [
    ...environments.flatMap(({ plan, baseline }): readonly Given[] => [
      ["The plans", plan],
      ["--baseline", baseline],
    ]),
    ["--waivers", waivers],
    ["--variations", variations],
    ["--config", config],
    ["--accounts", accounts],
    ["--key", key],
    ["--pack", policies],
  ];
}

async function signerFor({ key, signingKey, passphrase }: ExportOptions): Promise<Signer | null> {
  if (key !== undefined) {
    const pem = await givenFile(key, "The key");
    return signerOf(pem.toString("utf8"), `The key ${key}`, passphrase);
  }
  if (signingKey === undefined || signingKey === "") return null;
  return signerOf(signingKey, "The key in POLICY_RUNNER_SIGNING_KEY", passphrase);
}

/** `name=path` pairs; names are folders, which must differ on every file system. */
function named({ environments, baseline = [] }: ExportOptions): readonly Exported[] {
  const found = environments.map((word) => {
    const [name = "", plan = ""] = split(word);
    if (ENVIRONMENT_NAME.test(name) && name.length <= 64 && plan !== "") return { name, plan };
    throw new CannotJudge("A plan is not given as name=path; write it like prod=plans/prod.json.");
  });
  const names = found.map(({ name }) => name.toLowerCase());
  const twice = found.find((_, place) => names.indexOf(names[place] ?? "") < place);
  if (twice !== undefined) {
    throw new CannotJudge(`The environment ${twice.name} is given twice; give it once.`);
  }
  const baselines = new Map(baseline.map((word) => baselineOf(word, found)));
  return found.map((one) => ({ ...one, baseline: baselines.get(one.name) }));
}

function baselineOf(word: string, found: readonly Pick<Exported, "name">[]): [string, string] {
  const [name = "", path = ""] = split(word);
  if (found.some((one) => one.name === name)) return [name, path];
  const [only, another] = found;
  if (only !== undefined && another === undefined) return [only.name, word];
  throw new CannotJudge(
    "--baseline does not name its environment; write it like prod=baseline.json.",
  );
}

function split(word: string): readonly [string, string] {
  const at = word.indexOf("=");
  return [word.slice(0, Math.max(at, 0)), word.slice(at + 1)];
}
