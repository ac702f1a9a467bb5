import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import { Checkout } from "../support/checkout.js";
import {
  covers,
  type Difference,
  differences,
  readVariations,
  type Stack,
  type Variation,
} from "../support/variations.js";

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
  ["a port", [/"from_port":5432/, '"from_port":5433'], "/from_port"],
  ["another engine", [/"engine_version":"13\.7"/, '"engine_version":"13.9"'], "/engine_version"],
  ["a resource that is missing", [/"mode":"managed"/, '"mode":"data"'], ""],
  ["another runtime", [/"runtime":"python3\.9"/, '"runtime":"python3.8"'], "/runtime"],
];

/** The shipped configuration, planned for every environment and for a second instance of one. */
describe("the shipped configuration", function () {
  this.timeout(300_000);
  let checkout: Checkout;
  const plans = new Map<string, readonly Planned[]>();
  const stacks = new Map<string, Stack>();

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
      const rows = ran.stdout.match(/^ {2}PAY-[A-Z]{3}-\d{3} +\d+ +\d+ +0 +0 {2}\S/gm) ?? [];
      expect(ran.stdout.trimEnd().split("\n").at(-1)).to.match(
        new RegExp(`^PASSED: ${env}, ${rows.length} of ${rows.length} rules`),
      );
      const plan = readPlan(checkout, keptIn(ran.stderr));
      plans.set(suffix, planned(plan));
      stacks.set(suffix, toStack(plan, env, suffix));
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

  it("differs between environments in what variations.yaml declares, and in nothing else", async () => {
    const variations = await readVariations();
    const found = [
      ...compared(stacks, "dev", "staging"),
      ...compared(stacks, "staging", "prod"),
      ...compared(stacks, "dev", "dev-pr42"),
    ];
    expect(undeclared(found, variations)).to.deep.equal([]);
    const stale = variations.filter((one) => !found.some((difference) => covers(one, difference)));
    expect(stale).to.deep.equal([]);
    for (const { owner, approved_by } of variations) expect(owner).not.to.equal(approved_by);
  });

  for (const [what, change, path] of PLANTED) {
    it(`has a planted difference found: ${what}`, async () => {
      const staging = stacks.get("staging") as Stack;
      const text = JSON.stringify(staging.plan.resource_changes);
      const planted = text.replace(...change);
      expect(planted).not.to.equal(text);
      const plan = { resource_changes: JSON.parse(planted) } as JsonObject;
      const changed = { ...staging, plan };
      const found = undeclared(
        differences(stacks.get("dev") as Stack, changed),
        await readVariations(),
      );
      expect(found.map((one) => one.path)).to.include(path);
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

function toStack(plan: JsonObject, environment: string, suffix: string): Stack {
  const variables = plan.variables as unknown as Record<string, { value: string }>;
  const value = (name: string) => variables[name]?.value ?? "";
  const cidrBase = value("vpc_cidr").split(".").slice(0, 2).join(".").concat(".");
  const [account, region] = [value("account_id"), value("region")];
  return { plan, environment, suffix, account, region, cidrBase };
}

function compared(stacks: ReadonlyMap<string, Stack>, one: string, other: string) {
  return differences(stacks.get(one) as Stack, stacks.get(other) as Stack);
}

function undeclared(found: readonly Difference[], variations: readonly Variation[]) {
  return found.filter((difference) => !variations.some((one) => covers(one, difference)));
}

interface JsonChange {
  readonly after: JsonObject | null;
}

function namesOf(after: JsonObject | null): string[] {
  return NAMES.map((name) => after?.[name]).filter((name) => typeof name === "string");
}
