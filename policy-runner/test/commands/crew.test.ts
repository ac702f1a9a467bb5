import { join } from "node:path";
import { Readable } from "node:stream";
import { expect } from "chai";
import { generatePlan } from "../../bench/plans/generate.js";
import { Crew } from "../../src/commands/crew.js";
import { loadBundle } from "../../src/evaluate/bundle.js";
import { evaluate, runningRules } from "../../src/evaluate/evaluate.js";
import { interestOf } from "../../src/evaluate/scope.js";
import type { Helper, Part } from "../../src/evaluate/types.js";
import { normalise } from "../../src/input/normalise.js";
import { wantedOf } from "../../src/input/wanted.js";
import { scanPlan } from "../../src/plan/plan.js";
import { openPlan } from "../../src/plan/read.js";
import { DIST, settingsOf } from "../evaluate/support.js";
import { makeFolder, removeFolder } from "../support/folders.js";

/** Resources of many turns, so that two threads that work at once each take some. */
const RESOURCES = 12_000;

describe("threads beside the one that began", function () {
  this.timeout(120_000);
  let dir = "";

  before(() => {
    dir = makeFolder({});
    generatePlan(join(dir, "plan.json"), RESOURCES);
  });
  after(() => removeFolder(dir));

  it("judge while it judges, not when it has done all", async () => {
    const bundle = await loadBundle(DIST);
    const settings = await settingsOf(bundle);
    const interest = interestOf(runningRules(bundle, settings, false));
    const crew = new Crew(bundle, 2);
    const opened = await openPlan(join(dir, "plan.json"), Readable.from([]), crew.reader);
    const plan = await scanPlan(opened, wantedOf(interest), crew.expect);
    try {
      const facts = {
        environment: "dev",
        project: settings.project,
        target: "unknown" as const,
        now: "2026-01-01T00:00:00Z",
      };
      const input = normalise(plan, { facts, interest, source: null });
      const parts: Part[] = [];
      const helpers = crew.helpers.map(
        (helper): Helper => ({
          judge(task) {
            const judging = helper.judge(task);
            judging.then((part) => parts.push(part));
            return judging;
          },
        }),
      );
      await evaluate(bundle, settings, input, { helpers });
      const seen = parts.map((part) => [...part.seen.values()].reduce((sum, own) => sum + own, 0));
      expect(seen).to.have.length(1);
      expect(seen[0]).to.be.greaterThan(RESOURCES / 10);
    } finally {
      plan.close();
      await crew.dismiss();
    }
  });
});
