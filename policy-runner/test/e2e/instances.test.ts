import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import { Checkout } from "../support/checkout.js";

const INSTANCES = [
  { env: "dev", suffix: "dev" },
  { env: "staging", suffix: "staging" },
  { env: "prod", suffix: "prod" },
  { env: "dev", suffix: "dev-pr42" },
] as const;

/** Attributes by which AWS tells resources apart within an account. */
const NAMES = ["name", "bucket", "identifier", "cluster_identifier", "function_name", "alias"];

interface Planned {
  readonly address: string;
  readonly type: string;
  readonly names: readonly string[];
}

/** The shipped configuration, planned for every environment and for a second instance of one. */
describe("the shipped configuration", function () {
  this.timeout(300_000);
  let checkout: Checkout;
  const plans = new Map<string, readonly Planned[]>();

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
      plans.set(suffix, planned(checkout, keptIn(ran.stderr)));
      expect(plans.get(suffix)?.length).to.be.at.least(40);
    });
  }

  it("has the same addresses in every environment", () => {
    const [first = [], ...others] = INSTANCES.map(({ suffix }) =>
      (plans.get(suffix) ?? []).map((one) => one.address),
    );
    expect(first).not.to.deep.equal([]);
    for (const other of others) expect(other).to.deep.equal(first);
  });

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

function planned(checkout: Checkout, kept: string): readonly Planned[] {
  const file = join(checkout.folder, kept, "plan.json");
  const plan = JSON.parse(readFileSync(file, "utf8")) as {
    resource_changes: { address: string; type: string; mode: string; change: JsonChange }[];
  };
  return plan.resource_changes
    .filter(({ mode }) => mode === "managed")
    .map(({ address, type, change }) => ({ address, type, names: namesOf(change.after) }))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

interface JsonChange {
  readonly after: JsonObject | null;
}

function namesOf(after: JsonObject | null): string[] {
  return NAMES.map((name) => after?.[name]).filter((name) => typeof name === "string");
}
