import { expect } from "chai";
import { ACCEPTED } from "./cases/accepted.js";
import { GUARDS } from "./cases/guards.js";
import { HARMLESS } from "./cases/harmless.js";
import { RULES } from "./cases/rules.js";
import { SETTINGS } from "./cases/settings.js";
import { Branch, named, reviewed } from "./support.js";

describe("a review of the gate", function () {
  this.timeout(60_000);
  // Most cases begin with the checkout as it is.
  let checkout: Branch;
  let base: Branch;
  let head: Branch;

  before(async () => {
    checkout = await new Branch().seal();
    base = new Branch(checkout.folder);
    head = new Branch(checkout.folder);
  });
  afterEach(() => {
    base.reset(checkout);
    head.reset(checkout);
  });
  after(() => {
    for (const branch of [checkout, base, head]) branch.remove();
  });

  const all = [...RULES, ...SETTINGS, ...ACCEPTED, ...GUARDS, ...HARMLESS];
  for (const { change, earlier, by, says } of all) {
    it(`${says.length === 0 ? "lets be" : "finds"}: ${change}`, async () => {
      for (const branch of [base, head]) earlier?.(branch);
      by(head);
      for (const branch of [base, head]) await branch.seal();
      const { weakenings, exit_code: exit } = await reviewed(base, head);
      expect(named(weakenings)).to.deep.equal(says);
      expect(exit).to.equal(says.length === 0 ? 0 : 1);
      expect(weakenings.every(({ approved_by: approver }) => approver === null)).to.equal(true);
    });
  }
});
