import { Readable } from "node:stream";
import { expect } from "chai";
import { main } from "../../src/cli.js";
import { CLOCK, created, planOf, SHORT, SOUND } from "../commands/support.js";
import { mutate, randomNumbers } from "./mutate.js";

/** Plans that are tried; `FUZZ_PLANS=100000 npx mocha ...` tries more. */
const PLANS = Number(process.env.FUZZ_PLANS ?? 300);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_123);
const MOST_MS = 2000;

const COMPANION = "aws_s3_bucket_versioning";
const plan = planOf([
  SOUND,
  created("aws_s3_bucket.b", { bucket: "b", tags_all: {} }, { after_unknown: { id: true } }),
  SHORT,
  created(`${COMPANION}.v`, {}, { after_unknown: { bucket: true, id: true } }),
  created("aws_rds_cluster.c", { engine: "x", tags_all: { environment: "dev" } }),
]);

/** The resource that breaks a rule, as the plan writes it. */
const BREACH = JSON.stringify(SHORT);

async function check(bytes: Buffer): Promise<{ exit: number; said: string }> {
  let said = "";
  const write = (text: string) => {
    said += text;
  };
  const exit = await main(["check", "-", "--env", "dev"], {
    stdin: Readable.from([bytes]),
    stdout: { write },
    stderr: { write },
    env: {},
    clock: () => new Date(CLOCK),
  });
  return { exit, said };
}

describe(`${PLANS} plans that went wrong`, function () {
  this.timeout(PLANS * MOST_MS);

  it("are judged or refused, in time, and never pass what they still hold", async () => {
    expect(plan).to.contain(BREACH);
    expect((await check(Buffer.from(plan))).exit).to.equal(1);
    const pick = randomNumbers(SEED);
    const exits = new Set<number>();
    for (let i = 0; i < PLANS; i++) {
      const bytes = mutate(Buffer.from(plan), pick);
      const started = performance.now();
      const { exit, said } = await check(bytes);
      const context = `plan ${i} of seed ${SEED}: ${said.slice(0, 200)}`;
      expect(exit, context).to.be.oneOf([0, 1, 2]);
      expect(performance.now() - started, context).to.be.below(MOST_MS);
      expect(said, context).not.to.match(/\n +at |Internal error/);
      if (exit === 0) expect(bytes.includes(BREACH), context).to.equal(false);
      exits.add(exit);
    }
    expect([...exits]).to.include.members([1, 2]);
  });
});
