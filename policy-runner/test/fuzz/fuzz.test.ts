import { Readable } from "node:stream";
import { expect } from "chai";
import { main } from "../../src/cli.js";
import { CLOCK } from "../commands/support.js";
import { mutate, randomNumbers } from "./mutate.js";
import { BREACH, FOUND, PLAN } from "./plan.js";

/** Plans that are tried; `FUZZ_PLANS=100000 npx mocha ...` tries more. */
const PLANS = Number(process.env.FUZZ_PLANS ?? 300);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_123);
const MOST_MS = 2000;

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
    expect(PLAN).to.contain(BREACH);
    expect((await check(Buffer.from(PLAN))).exit).to.equal(1);
    const pick = randomNumbers(SEED);
    const exits = new Set<number>();
    for (let i = 0; i < PLANS; i++) {
      const bytes = mutate(Buffer.from(PLAN), pick);
      const started = performance.now();
      const { exit, said } = await check(bytes);
      const context = `plan ${i} of seed ${SEED}: ${said.slice(0, 200)}`;
      expect(exit, context).to.be.oneOf([0, 1, 2]);
      expect(performance.now() - started, context).to.be.below(MOST_MS);
      expect(said, context).not.to.match(/\n +at |Internal error/);
      if (exit === 0) expect(bytes.includes(BREACH), context).to.equal(false);
      if (exit === 1 && bytes.includes(BREACH)) expect(said, context).to.contain(FOUND);
      exits.add(exit);
    }
    expect([...exits]).to.include.members([1, 2]);
  });
});
