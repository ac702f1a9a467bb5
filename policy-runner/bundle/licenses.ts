import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** What of a package's package.json its licence is told from. */
interface Package {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

const RULE = "=".repeat(72);

/**
 * The licences of the packages that a bundle holds, as each of them asks who hands it on to do.
 *
 * @param inputs paths of the bundle's inputs, those of packages below node_modules
 * @throws Error when a package neither names a licence nor has its text
 */
export async function thirdParties(inputs: readonly string[]): Promise<string> {
  const names = new Map<string, string[]>();
  for (const folder of [...new Set(inputs.flatMap(folderOf))].sort()) {
    const { name, text } = await licenseOf(folder);
    names.set(text, [...(names.get(text) ?? []), name]);
  }
  const parts = [...names].map(([text, those]) => `${RULE}\n${those.join("\n")}\n\n${text}\n`);
  return `policy-runner contains these packages, each under the licence that follows it.\n\n${parts.join("\n")}`;
}

/** The folder of the package that a path is in: the innermost, where one is in another. */
function folderOf(path: string): readonly string[] {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
}

/** A package's name, version and kind of licence, and the licence's text as the package has it. */
async function licenseOf(
  folder: string,
): Promise<{ readonly name: string; readonly text: string }> {
  const json = await readFile(join(folder, "package.json"), "utf8");
  const { name, version, license } = JSON.parse(json) as Package;
  const files = (await readdir(folder))
    .sort()
    .filter((one) => /^(?:licen[cs]e|copying)/i.test(one));
  if (license === undefined && files.length === 0) throw new Error(`${name} names no licence`);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const text = texts.length === 0 ? license : texts.map((one) => one.trim()).join("\n\n");
  const kind = license === undefined ? "" : ` (${license})`;
  return { name: `${name} ${version}${kind}`, text: text ?? "" };
}
