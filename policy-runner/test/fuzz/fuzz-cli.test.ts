import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type Run, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { decoded, FORMS, type Form } from "./forms.js";
import { mutate, randomNumbers } from "./mutate.js";
import { BREACH, FOUND, PLAN } from "./plan.js";

/** Plans that are tried through the built command line; `FUZZ_CLI=500 npx mocha ...` tries more. */
const PLANS = Number(process.env.FUZZ_CLI ?? 16);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_123);
const MOST_MS = 2000;

describe(`${PLANS} plans that went wrong, through the built command line`, function () {
  this.timeout((PLANS + 8) * MOST_MS);
  let dir = "";
  before(() => {
    dir = makeFolder();
  });
  after(() => removeFolder(dir));

  /** Every other plan comes through standard input. */
  const check = (bytes: Buffer, stdin: boolean): Run => {
    const file = join(dir, "plan");
    if (!stdin) writeFileSync(file, bytes);
    return runCli(["check", stdin ? "-" : file, "--env", "dev"], stdin ? bytes : "");
  };

  for (const form of FORMS) {
    for (const stdin of [false, true]) {
      it(`the untouched one is judged: ${form.name}${stdin ? ", standard input" : ""}`, () => {
        expect(check(form.encode(Buffer.from(PLAN)), stdin).status).to.equal(1);
      });
    }
  }

  it("are judged or refused, in time, and never pass what they still hold", () => {
    const pick = randomNumbers(SEED);
    for (let i = 0; i < PLANS; i++) {
      const form = FORMS[Math.floor(i / 2) % FORMS.length] as Form;
      const plan = Buffer.from(PLAN);
      // Half of them go wrong before they are encoded, and half on the way.
      const early = pick(2) === 0;
      const bytes = early ? form.encode(mutate(plan, pick)) : mutate(form.encode(plan), pick);
      const started = performance.now();
      const { status, stdout, stderr } = check(bytes, i % 2 === 1);
      const took = performance.now() - started;
      const context = `plan ${i} of seed ${SEED}, ${form.name}: ${stdout}${stderr}`.slice(0, 300);
      expect(status, context).to.be.oneOf([0, 1, 2]);
      expect(took, context).to.be.below(MOST_MS);
      expect(stderr, context).not.to.match(/\n +at |Internal error|Unhandled|Warning:/);
      const holds = decoded(form, bytes).includes(BREACH);
      if (status === 0) expect(holds, context).to.equal(false);
      if (status === 1 && holds) expect(stdout, context).to.contain(FOUND);
    }
  });
});
