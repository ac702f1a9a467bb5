import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { REPORTS } from "../../src/report/index.js";

/** Megabytes that a writer may take in all, Node.js and the findings included. */
const MOST = 400;

/** Findings of a report that is large, as of a plan of 100,000 resources. */
const LARGE = 20_000;

const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

/** Writes a report to nowhere, and prints the megabytes that the process has taken at most. */
const CODE = `
const { failing } = await import(${url("./every-outcome.js")});
const { REPORTS } = await import(${url("../../src/report/index.js")});
const { inChunks } = await import(${url("../../src/chunks.js")});
const [, format, count] = process.argv;
let characters = 0;
for (const chunk of inChunks(REPORTS[format](failing(Number(count)), false))) characters += chunk.length;
console.log(JSON.stringify({ characters, megabytes: process.resourceUsage().maxRSS / 1000 }));`;

function written(format: string, findings: number): { characters: number; megabytes: number } {
  const words = ["--input-type=module", "-e", CODE, format, String(findings)];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
  expect(stderr).to.equal("");
  return JSON.parse(stdout);
}

describe("the memory that a report takes", function () {
  this.timeout(60_000);

  // PDF is made in another way, and held to its own measure.
  for (const format of Object.keys(REPORTS).filter((one) => one !== "pdf")) {
    it(`${format}: is bounded, with ${LARGE} findings`, () => {
      const { characters, megabytes } = written(format, LARGE);
      expect(characters).to.be.above(100);
      expect(megabytes).to.be.below(MOST);
    });
  }
});
