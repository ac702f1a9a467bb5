import { expect } from "chai";
import type { Json, JsonObject } from "../../src/constants.js";
import { readResourceChange } from "../../src/plan/resource-changes.js";
import { minimalChange, planText } from "../support/plans.js";
import { changesOf, scanned } from "../support/scan.js";
import { refusal } from "../support/throws.js";

const place = { name: "p.json", path: "resource_changes[1]" };
const read = (entry: Json) => readResourceChange(entry, place);
/** What is found wrong of a whole plan, at the latest when its resources are read. */
const readPlan = async (...entries: Json[]) =>
  changesOf(await scanned(planText({ resource_changes: entries })));
const withChange = (overrides: JsonObject) => {
  const entry = minimalChange();
  return { ...entry, change: { ...(entry.change as JsonObject), ...overrides } };
};

describe("plan/resource-changes", () => {
  it("keeps what is judged, and only that", () => {
    const full = { index: "a.b", module_address: "module.m", deposed: "0a1b2c3d", extra: 1 };
    expect(read(minimalChange(full))).to.deep.equal({
      address: "aws_x.y",
      module_address: "module.m",
      mode: "managed",
      type: "aws_x",
      name: "y",
      index: "a.b",
      deposed: "0a1b2c3d",
      provider_name: "registry.terraform.io/hashicorp/aws",
      change: {
        actions: ["create"],
        after: { name: "y" },
        after_unknown: { id: true },
        after_sensitive: {},
      },
    });
  });

  it("reads every combination of actions", () => {
    const gone = [["delete"], ["forget"], ["no-op"], ["read"]];
    const made = [
      ["create"],
      ["update"],
      ["delete", "create"],
      ["create", "delete"],
      ["create", "forget"],
    ];
    for (const actions of gone) {
      expect(read(withChange({ actions, after: null })).change.after).to.equal(null);
    }
    for (const actions of made) {
      expect(read(withChange({ actions })).change.actions).to.deep.equal(actions);
    }
  });

  it("tolerates masks that are absent, and the same address when one object is deposed", async () => {
    const entry = minimalChange({ change: { actions: ["create"], after: {} } });
    const [first] = await readPlan(entry, { ...entry, deposed: "0a1b2c3d" });
    expect(first?.change.after_unknown).to.deep.equal({});
    expect(first?.change.after_sensitive).to.deep.equal({});
  });

  const refused: readonly (readonly [what: string, entry: Json, says: RegExp])[] = [
    ["an entry that is no object", "x", /resource_changes\[1\] is not an object/],
    [
      "an empty address",
      minimalChange({ address: "" }),
      /\[1\]\.address is not a non-empty string/,
    ],
    ["a numeric type", minimalChange({ type: 1 }), /\[1\]\.type/],
    ["a missing name", minimalChange({ name: null }), /\[1\]\.name/],
    ["an unknown mode", minimalChange({ mode: "list" }), /\[1\]\.mode/],
    ["an index that is an object", minimalChange({ index: {} }), /\[1\]\.index/],
    ["a deposed key that is a number", minimalChange({ deposed: 1 }), /\[1\]\.deposed/],
    ["no change", minimalChange({ change: null }), /\[1\]\.change is not an object/],
    ["no actions", withChange({ actions: [] }), /change\.actions is not an action/],
    ["an unknown action", withChange({ actions: ["destroy"] }), /change\.actions is not an action/],
    ["a combination that does not exist", withChange({ actions: ["update", "delete"] }), /actions/],
    ["two actions in one word", withChange({ actions: ["delete,create"] }), /actions/],
    ["an action as text", withChange({ actions: "create" }), /change\.actions is not a list/],
    ["a creation of nothing", withChange({ after: null }), /change\.after is not an object/],
    [
      "values as a list",
      withChange({ actions: ["no-op"], after: [] }),
      /after is not an object or null/,
    ],
    ["a mask as text", withChange({ after_unknown: "true" }), /change\.after_unknown/],
    ["a mask as null", withChange({ after_sensitive: null }), /change\.after_sensitive/],
  ];
  for (const [what, entry, says] of refused) {
    it(`refuses ${what}`, async () => {
      expect(await refusal(() => read(entry))).to.match(says);
      const first = minimalChange({ address: "aws_x.first" });
      expect(await refusal(() => readPlan(first, entry))).to.match(says);
    });
  }

  it("refuses an address that is there twice, without quoting it", async () => {
    const message = await refusal(() => readPlan(minimalChange(), minimalChange()));
    expect(message).to.match(/resource_changes\[1\] has the address of entry 0 again/);
    expect(message).not.to.contain("aws_x");
  });
});
