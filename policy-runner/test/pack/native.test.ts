import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import { loadBundle } from "../../src/evaluate/bundle.js";
import { compile } from "../../src/evaluate/compile.js";
import { type Engine, type Question, startEngine } from "../../src/evaluate/engine.js";
import type { Bundle, Outcome, Rule } from "../../src/evaluate/types.js";
import { seen, viewOf } from "../../src/evaluate/view.js";
import { ROOT } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { pinnedOpa } from "./opa.js";

const OPA = pinnedOpa();
const MARK = "OUTCOME ";

/** One outcome that a rule gave in a test of its own, natively, and what it was given. */
interface Seen {
  readonly rule: string;
  readonly input: Pick<Question, "facts" | "units">;
  readonly params: JsonObject;
  readonly outcome: Outcome;
}

/** The tests' own inputs reach the rules through lib/finding: there each outcome is printed. */
function instrument(folder: string): void {
  cpSync(join(ROOT, "policies"), folder, { recursive: true });
  const file = join(folder, "lib/finding.rego");
  const head = "outcome(chain, unit, judged) := object.union(";
  const text = readFileSync(file, "utf8");
  expect(text).to.contain(head);
  const renamed = text.replace(head, "_outcome(chain, unit, judged) := object.union(");
  const printing = `
outcome(chain, unit, judged) := made if {
	made := _outcome(chain, unit, judged)
	params := {name: value | some name, value in data.params}
	print(concat("", ["${MARK}", json.marshal({"rule": made.rule, "input": input, "params": params, "outcome": made})]))
}
`;
  writeFileSync(file, renamed + printing);
}

function nativeOutcomes(folder: string): readonly Seen[] {
  const args = ["test", "-v", "main.rego", "lib", "rules"];
  const text = execFileSync(OPA, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 30 });
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith(MARK))
    .map((line) => JSON.parse(line.slice(MARK.length)) as Seen);
}

describe("rules judge the inputs of their own tests", function () {
  this.timeout(300_000);
  const groups = new Map<string, Seen[]>();
  const engines = new Map<string, Promise<Engine>>();
  let bundle: Bundle;
  let dir = "";

  before(async function () {
    if (OPA === "") this.skip();
    dir = makeFolder();
    instrument(dir);
    bundle = await loadBundle(join(ROOT, "policies/dist"));
    for (const seen of nativeOutcomes(dir)) {
      const key = JSON.stringify([seen.rule, seen.params, seen.input]);
      groups.set(key, [...(groups.get(key) ?? []), seen]);
    }
  });
  after(() => removeFolder(dir));

  const engineOf = (params: JsonObject): Promise<Engine> => {
    const key = JSON.stringify(params);
    const known = engines.get(key) ?? Promise.resolve(startEngine(compile(bundle.wasm), params));
    engines.set(key, known);
    return known;
  };

  it("in WASM as OPA itself does, to the letter, though shown no more than they read", async () => {
    for (const group of groups.values()) {
      const [{ rule: id, input, params }] = group as [Seen];
      const rule = bundle.catalogue.find((one) => one.id === id);
      if (rule === undefined) throw new Error(`${id} is not in the catalogue.`);
      const rules = [{ id, path: rule.path }];
      const question = { ...input, units: shown(rule, input.units), rules, everything: true };
      const { outcomes } = (await engineOf(params)).ask(question);
      expect(sorted(outcomes), id).to.deep.equal(sorted(group.map(({ outcome }) => outcome)));
    }
    process.stdout.write(`    native = WASM: ${groups.size} inputs\n`);
  });

  it("and every rule is among them", () => {
    const judged = new Set([...groups.values()].map(([seen]) => seen?.rule));
    const silent = bundle.catalogue.filter(({ id }) => !judged.has(id));
    expect(silent.map(({ id }) => id)).to.deep.equal([]);
  });
});

/**
 * Units as the rule is shown them in a run: without what, by its code, it can not read. A rule whose
 * code hides from that what it reads would judge them otherwise.
 */
function shown(rule: Rule, units: Question["units"]): Question["units"] {
  const view = viewOf(rule);
  return Object.fromEntries(
    Object.entries(units).map(([type, list]) => [type, list.map((unit) => seen(unit, view))]),
  );
}

function sorted(outcomes: readonly Outcome[]): readonly string[] {
  return [...new Set(outcomes.map((one) => JSON.stringify(Object.entries(one).sort())))].sort();
}
