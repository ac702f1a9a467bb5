import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { loadBundle } from "../../src/evaluate/bundle.js";
import type { Rule } from "../../src/evaluate/types.js";
import { ROOT } from "../support/cli.js";
import { fixturePlan } from "../support/fixture-plan.js";
import { type Change, Court, type PlanDocument } from "./court.js";

type Edit = (one: Change) => unknown;

const each = (edit: Edit) => (plan: PlanDocument) => ({
  ...plan,
  resource_changes: plan.resource_changes
    .map((one) => structuredClone(one))
    .map((one) => {
      edit(one);
      return one;
    }),
});

const actions = (...words: readonly string[]) =>
  each(({ change }) => Object.assign(change, { actions: words }));

const more = (one: (from: Change) => object) => (plan: PlanDocument) => ({
  ...plan,
  resource_changes: [...plan.resource_changes, ...plan.resource_changes.map(one)] as Change[],
});

/** What changes nothing that a rule asks for. */
const HARMLESS: readonly (readonly [what: string, edit: (plan: PlanDocument) => PlanDocument])[] = [
  [
    "another order",
    (plan) => ({ ...plan, resource_changes: [...plan.resource_changes].reverse() }),
  ],
  ["nothing to do", actions("no-op")],
  ["an update", actions("update")],
  ["a replacement", actions("delete", "create")],
  ["a replacement before the old one goes", actions("create", "delete")],
  ["a move", each((one) => Object.assign(one, { previous_address: `${one.address}_before` }))],
  ["what stood before", each(({ change }) => Object.assign(change, { before: { open: true } }))],
  [
    "attributes of a newer provider",
    each(({ change }) => {
      Object.assign(change.after ?? {}, { quantum_safe: false });
      Object.assign(change.after_unknown, { quantum_state: true });
    }),
  ],
  [
    "more tags",
    each(({ change: { after } }) => {
      if (after?.tags_all) Object.assign(after.tags_all, { owner: "payments" });
    }),
  ],
  [
    "an older object of each that is deleted",
    more((one) => ({
      ...one,
      deposed: "0a1b2c3d",
      change: { actions: ["delete"], before: {}, after: null, after_unknown: {} },
    })),
  ],
  [
    "data sources that are read",
    more((one) => ({
      ...one,
      mode: "data",
      address: one.address.replace(one.type, `data.${one.type}`),
      change: { ...one.change, actions: ["read"], after: {} },
    })),
  ],
  ["what drifted", (plan) => ({ ...plan, resource_drift: plan.resource_changes.slice(0, 9) })],
];

describe("harmless changes to a plan that passes", function () {
  this.timeout(300_000);
  let court: Court;
  let rules: readonly Rule[];
  let plan: PlanDocument;
  let base: readonly string[];

  const judged = async (document: PlanDocument): Promise<readonly string[]> => {
    const outcomes = await court.outcomes(rules, document);
    return outcomes.map(({ rule, address, outcome }) => `${rule} ${address} ${outcome}`).sort();
  };

  before(async () => {
    plan = JSON.parse(readFileSync(await fixturePlan("compliant"), "utf8")) as PlanDocument;
    court = await Court.of(await loadBundle(join(ROOT, "policies/dist")));
    rules = court.catalogue.filter((one) => !one.requires.includes("source"));
    base = await judged(plan);
  });

  it("start from one without a finding, in which every rule judges something", () => {
    const notable = base.filter((line) => !/ (?:pass|not_applicable)$/.test(line));
    expect(notable).to.deep.equal([]);
    const passed = new Set(
      base.filter((line) => line.endsWith(" pass")).map((line) => line.split(" ")[0]),
    );
    expect(rules.map(({ id }) => id).filter((id) => !passed.has(id))).to.deep.equal([]);
  });

  for (const [what, edit] of HARMLESS) {
    it(`change no outcome: ${what}`, async () => {
      expect(await judged(edit(plan))).to.deep.equal(base);
    });
  }
});
