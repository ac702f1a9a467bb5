import { CODEOWNERS } from "./codeowners.js";
import { byText } from "./compare.js";
import type { Side, Weakening } from "./types.js";

/** What runs the gate, or says who may approve: each file by itself. */
const FILES = /^(?:\.github\/(?:workflows|actions)\/|infra\/\.terraform\.lock\.hcl$)/;

/** What makes plans and judges them, where a repository holds that, too: told once for each part. */
const PARTS: readonly (readonly [part: string, files: RegExp])[] = [
  ["policy-runner", /^policy-runner\/(?:src|scanner)\//],
  ["infra/jobs", /^infra\/jobs\/(?!test\/)/],
  ["infra/emulator", /^infra\/emulator\/(?!test_)/],
  ["infra/checkov", /^infra\/checkov\//],
  ["the build", /^(?:\.ci\/.*|package(?:-lock)?\.json|tsconfig\.json|Makefile|lambda\/build\.py)$/],
];

/** By this a repository is told that holds the runner, not only what it judges. */
const RUNNER = "policy-runner/src/bin.ts";

/** Names of files that a sentence can take. */
const MOST = 5;

/** Files that run, build or guard the gate, and are others: whether they are as strict nobody can tell. */
export function gateWeakenings(base: Side, head: Side): readonly Weakening[] {
  const all = [...new Set([...base.texts.keys(), ...head.texts.keys()])].sort(byText);
  const changed = all.filter((path) => base.texts.get(path) !== head.texts.get(path));
  const isGate = (path: string) =>
    FILES.test(path) || (CODEOWNERS as readonly string[]).includes(path);
  const files = changed
    .filter(isGate)
    .map((path) => one(path, path, "What makes plans, runs the gate or names its owners."));
  if (!base.texts.has(RUNNER)) return files;
  const parts = PARTS.flatMap(([part, pattern]) => {
    const own = changed.filter((path) => pattern.test(path));
    const [first] = own;
    if (first === undefined) return [];
    const more = own.length > MOST ? ` and ${own.length - MOST} more` : "";
    const names = `${own.slice(0, MOST).join(", ")}${more}`;
    return [one(part, first, `What makes plans and judges them has changed: ${names}.`)];
  });
  return [...files, ...parts];
}

function one(what: string, file: string, message: string): Weakening {
  return { kind: "gate-changed", what, environments: [], file, line: null, message };
}
