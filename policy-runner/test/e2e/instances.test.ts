import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import type { Parity } from "../../src/parity/types.js";
import { Checkout } from "../support/checkout.js";
import { runCli } from "../support/cli.js";

const INSTANCES = [
  { env: "dev", suffix: "dev" },
  { env: "staging", suffix: "staging" },
  { env: "prod", suffix: "prod" },
  { env: "dev", suffix: "dev-pr42" },
] as const;

/** Resources that each environment has at least. */
const FEWEST = 100;

/** Attributes by which AWS tells resources apart within an account. */
const NAMES = ["name", "bucket", "identifier", "cluster_identifier", "function_name", "alias"];

interface Planned {
  readonly address: string;
  readonly type: string;
  readonly names: readonly string[];
}

/** What somebody might change in one environment alone, in the text of its plan. */
const PLANTED: readonly [what: string, change: [RegExp, string], path: string][] = [
  ["a port", [/"from_port":5432/, '"from_port":5433'], "/ingress/0/from_port"],
  ["another engine", [/"engine_version":"13\.7"/, '"engine_version":"13.9"'], "/engine_version"],
  ["a resource that is only read", [/"mode":"managed"/, '"mode":"data"'], "/(mode)"],
  ["another runtime", [/"runtime":"python3\.9"/, '"runtime":"python3.8"'], "/runtime"],
];

/** The shipped configuration, planned for every environment and for a second instance of one. */
describe("the shipped configuration", function () {
  this.timeout(300_000);
  let checkout: Checkout;
  const plans = new Map<string, readonly Planned[]>();
  const files = new Map<string, string>();

  before(() => {
    checkout = new Checkout();
    expect(checkout.make("emulator-up").status).to.equal(0);
  });

  after(() => {
    checkout.make("emulator-down");
    checkout.remove();
  });

  for (const { env, suffix } of INSTANCES) {
    it(`passes as ${suffix}, naming every rule and what it judged`, () => {
      const ran = checkout.make("plan-check", `ENV=${env}`, `SUFFIX=${suffix}`, "KEEP_PLAN=1");
      expect(ran.status, ran.stderr).to.equal(0);
      // Rule, judged, passed, failed, undetermined, title.
      const rows = ran.stdout.match(/^ {2}PAY-[A-Z]{3}-\d{3} +\d+ +\d+ +0 +\d+ {2}\S/gm) ?? [];
      const compared =
        ran.stdout.match(/^ {2}PAY-PAR-\d{3} {2}.*: compared by \S+ compare$/gm) ?? [];
      expect(compared.length).to.be.above(0);
      expect(ran.stdout.trimEnd().split("\n").at(-1)).to.match(
        new RegExp(`^PASSED: ${env}, ${rows.length} of ${rows.length + compared.length} rules`),
      );
      const plan = readPlan(checkout, keptIn(ran.stderr));
      plans.set(suffix, planned(plan));
      files.set(suffix, join(checkout.folder, keptIn(ran.stderr), "plan.json"));
      expect(plans.get(suffix)?.length).to.be.at.least(FEWEST);
    });
  }

  it("has the same addresses in every environment", () => {
    const environments = INSTANCES.filter(({ env, suffix }) => env === suffix);
    const [first = [], ...others] = environments.map(({ suffix }) =>
      (plans.get(suffix) ?? []).map((one) => one.address),
    );
    expect(first).not.to.deep.equal([]);
    for (const other of others) expect(other).to.deep.equal(first);
  });

  it("differs between environments in what variations.yaml declares, and in nothing else", () => {
    const { exit_code, differences, findings, declared } = compared(files, [
      "dev",
      "staging",
      "prod",
    ]);
    expect(differences).to.deep.equal([]);
    expect(findings).to.deep.equal([]);
    expect(declared.filter((one) => one.differences.length === 0)).to.deep.equal([]);
    expect(exit_code).to.equal(0);
  });

  it("differs between two instances of dev in what variations.yaml declares", () => {
    const { differences } = compared(files, ["dev", "dev-pr42"]);
    expect(differences).to.deep.equal([]);
  });

  for (const [what, change, path] of PLANTED) {
    it(`has a planted difference found: ${what}`, () => {
      const text = readFileSync(files.get("staging") as string, "utf8");
      // What is planned stands behind what was planned for.
      const at = text.indexOf('"resource_changes"');
      const planted = text.slice(0, at) + text.slice(at).replace(...change);
      expect(planted).not.to.equal(text);
      const folder = mkdtempSync(join(tmpdir(), "planted-"));
      try {
        const file = join(folder, "staging.json");
        writeFileSync(file, planted);
        const found = compared(new Map([...files, ["staging", file]]), ["dev", "staging", "prod"]);
        expect(found.exit_code).to.equal(1);
        expect(found.differences.map((one) => one.path)).to.include(path);
        for (const one of found.differences) expect(one.odd).to.deep.equal(["staging"]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }

  it("shares no name between two instances of one environment", () => {
    const names = (suffix: string) =>
      (plans.get(suffix) ?? []).flatMap((one) => one.names.map((name) => `${one.type} ${name}`));
    const first = new Set(names("dev"));
    expect(first.size).to.be.greaterThan(20);
    expect(names("dev-pr42").filter((name) => first.has(name))).to.deep.equal([]);
  });
});

/** The folder that the job says it kept the plan in. */
function keptIn(stderr: string): string {
  return /^Kept: (\S+)/m.exec(stderr)?.[1] ?? "";
}

function readPlan(checkout: Checkout, kept: string): JsonObject {
  return JSON.parse(readFileSync(join(checkout.folder, kept, "plan.json"), "utf8")) as JsonObject;
}

function planned(plan: JsonObject): readonly Planned[] {
  const changes = plan.resource_changes as unknown as {
    address: string;
    type: string;
    mode: string;
    change: JsonChange;
  }[];
  return changes
    .filter(({ mode }) => mode === "managed")
    .map(({ address, type, change }) => ({ address, type, names: namesOf(change.after) }))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** What the command line says of some of the plans. */
function compared(files: ReadonlyMap<string, string>, names: readonly string[]): Parity {
  const words = names.map((name) => `${name}=${files.get(name)}`);
  const options = ["--variations", "policies/variations.yaml", "--source", "infra"];
  const { stdout, stderr } = runCli(["compare", ...words, ...options, "--format", "json"]);
  expect(stderr).to.equal("");
  return JSON.parse(stdout) as Parity;
}

interface JsonChange {
  readonly after: JsonObject | null;
}

function namesOf(after: JsonObject | null): string[] {
  return NAMES.map((name) => after?.[name]).filter((name) => typeof name === "string");
}
