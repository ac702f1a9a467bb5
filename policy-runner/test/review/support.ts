import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Rule } from "../../src/evaluate/types.js";
import { sourcesDigest } from "../../src/pack/build.js";
import type { JudgedWeakening, ReviewResult } from "../../src/review/types.js";
import type { PackSettings } from "../../src/settings/types.js";
import { run } from "../commands/support.js";
import { ROOT } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";

/** Everything of the checkout that a review looks at, and what is large and it does not. */
const PARTS = [
  ...[".github", "policies", "lambda", "infra/tests", "infra/.terraform.lock.hcl"],
  ...[
    "infra/jobs/planning.ts",
    "infra/jobs/test-all.ts",
    "policy-runner/src/bin.ts",
    "package.json",
  ],
];
const LARGE = /policies\/provider\/|\/dist$(?<!policies\/dist)|__pycache__/;

type Mutable<T> = { -readonly [key in keyof T]: T[key] extends object ? Mutable<T[key]> : T[key] };

/** A branch as it is checked out, for a test to change. Compiled policies follow without OPA. */
export class Branch {
  readonly folder = makeFolder();
  private readonly touched = new Set<string>();

  constructor(from: string = ROOT) {
    for (const part of PARTS) {
      if (!existsSync(join(from, part))) continue;
      const filter = (path: string) => !LARGE.test(path);
      cpSync(join(from, part), join(this.folder, part), { recursive: true, filter });
    }
  }

  /** Replaces a text that must be there once. */
  edit(path: string, from: string, to: string): this {
    const text = this.read(path);
    if (text.split(from).length !== 2) throw new Error(`${path} has "${from}" not exactly once`);
    return this.write(
      path,
      text.replace(from, () => to),
    );
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  write(path: string, text: string): this {
    this.touched.add(path);
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
    return this;
  }

  drop(path: string): this {
    this.touched.add(path);
    rmSync(join(this.folder, path), { recursive: true });
    return this;
  }

  /** Puts back whatever was changed: as it is in another branch. */
  reset({ folder }: Branch): void {
    for (const path of this.touched) {
      const own = join(folder, path);
      rmSync(join(this.folder, path), { recursive: true, force: true });
      if (existsSync(own)) cpSync(own, join(this.folder, path), { recursive: true });
    }
    this.touched.clear();
  }

  /** Changes what pack.yaml and params were compiled to. */
  pack(change: (pack: Mutable<PackSettings>) => void): this {
    return this.compiled("pack.json", change);
  }

  /** Changes what the METADATA of rules was compiled to. */
  catalogue(change: (rules: Mutable<Rule>[]) => void): this {
    return this.compiled("catalogue.json", change);
  }

  private compiled<T>(name: string, change: (value: T) => void): this {
    const value = JSON.parse(this.read(`policies/dist/${name}`)) as T;
    change(value);
    return this.write(`policies/dist/${name}`, JSON.stringify(value));
  }

  /** Makes the manifest say what the files are, as `make policies` does. */
  async seal(): Promise<this> {
    const path = "policies/dist/manifest.json";
    const manifest = JSON.parse(this.read(path)) as {
      files: Record<string, string>;
      sources: string;
    };
    for (const name of Object.keys(manifest.files)) {
      const bytes = readFileSync(join(this.folder, "policies/dist", name));
      manifest.files[name] = createHash("sha256").update(bytes).digest("hex");
    }
    manifest.sources = await sourcesDigest(join(this.folder, "policies"));
    return this.write(path, JSON.stringify(manifest));
  }

  remove(): void {
    removeFolder(this.folder);
  }
}

/** A rule of a catalogue. */
export function ruleOf(rules: Mutable<Rule>[], id: string): Mutable<Rule> {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return rule;
}

/** What a review of two branches says. */
export async function reviewed(
  base: Branch,
  head: Branch,
  words: readonly string[] = [],
): Promise<ReviewResult> {
  const args = ["review", "--base", base.folder, "--head", head.folder, "--format", "json"];
  const { stdout, stderr, exit } = await run([...args, ...words]);
  if (stdout === "") throw new Error(stderr);
  const result = JSON.parse(stdout) as ReviewResult;
  if (result.exit_code !== exit) throw new Error(`ended with ${exit}`);
  return result;
}

/** Weakenings as a test names them: kind and what. */
export function named(weakenings: readonly JudgedWeakening[]): readonly string[] {
  return weakenings.map(({ kind, what, environments }) =>
    [kind, what, ...(environments.length === 0 ? [] : [environments.join("+")])].join(" "),
  );
}
