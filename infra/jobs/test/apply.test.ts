import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { copyCheckout, deleteCopies } from "./support/checkout.js";
import { runIn } from "./support/processes.js";

const PLAN = ".work/plans/emulated-dev/plan";
const VERDICT = ".work/plans/emulated-dev/verdict.json";

describe("make apply", function () {
  this.timeout(60_000);
  let copy: string;

  before(async () => {
    copy = copyCheckout();
    // The package of the function, which a verdict is bound to as well, is built on the first run.
    await apply();
  });
  after(deleteCopies);
  afterEach(() => rmSync(join(copy, ".work/plans"), { recursive: true, force: true }));

  const apply = (words: readonly string[] = ["ENV=dev"], env: NodeJS.ProcessEnv = {}) =>
    runIn(copy, "make", ["apply", ...words], env);

  /** Saves a plan as `make plan` does, in the copy. */
  async function save(code: number, target = "emulated"): Promise<void> {
    const request = JSON.stringify({ environment: "dev", suffix: "dev", target });
    const script = `import { savePlan } from "./.build/infra/jobs/saved-plan.js";
      savePlan(Buffer.from("a plan"), ${code}, ${request});`;
    const saved = await runIn(copy, "node", ["--input-type=module", "-e", script]);
    expect(saved.code, saved.stderr).to.equal(0);
  }

  async function refused(words: RegExp, code: number, more: readonly string[] = []) {
    const ended = await apply(["ENV=dev", ...more]);
    expect(ended.stderr).to.match(words);
    expect(ended.stderr).not.to.include("terraform init");
    expect(ended.code, ended.stderr).to.equal(code);
  }

  it("refuses where no plan is saved", async () => {
    await refused(
      /^No plan of dev is saved for target emulated: run make plan ENV=dev first\.$/m,
      2,
    );
  });

  it("refuses a plan with violations, which stays for its owner alone", async () => {
    await save(1);
    await refused(/^The saved plan of dev has violations: /m, 1);
    expect(statSync(join(copy, PLAN)).mode & 0o777).to.equal(0o600);
    expect(statSync(join(copy, ".work/plans/emulated-dev")).mode & 0o777).to.equal(0o700);
  });

  it("lets through a passing plan, and violations with a reason, but needs a kept emulator", async () => {
    const words = /^No emulated AWS is kept: start one with make emulator-up\.$/m;
    await save(0);
    await refused(words, 2);
    await save(1);
    await refused(words, 2, ["OVERRIDE_REASON=incident 7"]);
    expect(existsSync(join(copy, PLAN))).to.equal(true);
  });

  it("refuses a changed plan, also with a reason", async () => {
    await save(0);
    appendFileSync(join(copy, PLAN), "more");
    await refused(/is not what was judged \(planDigest differs\)/, 2, [
      "OVERRIDE_REASON=incident 7",
    ]);
  });

  it("refuses a plan without a verdict, or with one that says nothing", async () => {
    await save(0);
    rmSync(join(copy, VERDICT));
    await refused(/^The saved plan has no verdict that can be read: /m, 2);
    for (const text of ["{", "null", '{"code":2}']) {
      writeFileSync(join(copy, VERDICT), text);
      await refused(/^The saved plan's verdict is damaged: /m, 2);
    }
  });

  for (const name of ["environment", "suffix", "target", "policyDigest", "packageDigest"]) {
    it(`refuses a verdict with another ${name}`, async () => {
      await save(0);
      const verdict = JSON.parse(readFileSync(join(copy, VERDICT), "utf8"));
      writeFileSync(join(copy, VERDICT), JSON.stringify({ ...verdict, [name]: "other" }));
      await refused(new RegExp(`is not what was judged \\(${name} differs\\)`), 2);
    });
  }

  it("changes the real AWS only when the environment is named once more", async () => {
    await save(0, "aws");
    const words =
      /^Nothing is changed: confirm with dev, typed at a terminal or as CONFIRM=dev\.$/m;
    await refused(words, 2, ["TARGET=aws"]);
    await refused(words, 2, ["TARGET=aws", "CONFIRM=prod"]);
  });
});
