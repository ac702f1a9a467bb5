import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { warmFile } from "../src/warm.js";
import { expectRefusal, ROOT, runCli } from "./support/cli.js";
import { makeFolder, removeFolder } from "./support/folders.js";
import { minimalPlan } from "./support/plans.js";

const BUNDLE = join(ROOT, ".build/policy-runner/cli");
const COLD = join(ROOT, ".build/policy-runner/cold");

/** Loads the warm start as the command line does, in a process whose flags are its own. */
const LOADS = `
  const { setFlags, runScript, warmParts, warmFile } = await import(process.argv[1]);
  const { readFileSync } = await import("node:fs");
  setFlags();
  const { source, code } = warmParts(readFileSync(warmFile(process.argv[2])));
  const { script } = runScript(source, "file://" + process.argv[2] + "/bin.js", code);
  process.stdout.write(String(script.cachedDataRejected));
`;

/** Bytes of a warm start that are left of it when its writing was broken off. */
const CUT: readonly (readonly [what: string, left: (bytes: number, source: number) => number])[] = [
  ["all of it", () => 0],
  ["its head", () => 2],
  ["half of its source", (_, source) => source / 2],
  ["what V8 has compiled", (_, source) => source + 4],
  ["half of that", (bytes, source) => (bytes + source) / 2],
];

describe("the warm start", () => {
  after(() => rmSync(COLD, { recursive: true, force: true }));

  it("is there for this Node.js, and what V8 has compiled is taken", () => {
    const words = ["--input-type=module", "-e", LOADS];
    const module = join(ROOT, ".build/policy-runner/src/warm.js");
    const rejected = execFileSync(process.execPath, [...words, module, BUNDLE], {
      encoding: "utf8",
    });
    expect(rejected).to.equal("false");
  });

  it("says what the modules of the bundle say", () => {
    cpSync(BUNDLE, COLD, { recursive: true });
    rmSync(warmFile(COLD));
    const plan = JSON.stringify(minimalPlan());
    const room = makeFolder();
    for (const more of [
      [],
      ["--source", join(ROOT, "infra")],
      ["--format", "pdf", "--output", join(room, "report.pdf")],
      ["--report", "nonsense"],
    ]) {
      const words = ["check", "-", "--env", "prod", "--now", "2026-01-01T00:00:00Z", ...more];
      const said = [BUNDLE, COLD].map((folder) => ({
        ...runCli(words, plan, join(folder, "bin.js")),
        files: readdirSync(room).map((name) => readFileSync(join(room, name), "base64")),
      }));
      expect(said[0]).to.deep.equal(said[1]);
    }
    removeFolder(room);
    expect(existsSync(warmFile(BUNDLE))).to.equal(true);
  });

  for (const [what, left] of CUT) {
    it(`that has lost ${what} judges as if there were none`, () => {
      rmSync(COLD, { recursive: true, force: true });
      cpSync(BUNDLE, COLD, { recursive: true });
      const bytes = readFileSync(warmFile(BUNDLE));
      truncateSync(warmFile(COLD), Math.floor(left(bytes.length, bytes.readUInt32LE(0))));
      const words = ["check", "-", "--env", "prod", "--now", "2026-01-01T00:00:00Z"];
      const plan = JSON.stringify(minimalPlan());
      const said = [BUNDLE, COLD].map((folder) => runCli(words, plan, join(folder, "bin.js")));
      expect(said[1]).to.deep.equal(said[0]);
    });
  }

  it("and a bundle that is not whole end in a sentence and with 2, not as violations do", () => {
    rmSync(COLD, { recursive: true, force: true });
    cpSync(BUNDLE, COLD, { recursive: true });
    rmSync(warmFile(COLD));
    for (const name of readdirSync(COLD)) {
      if (name.startsWith("cli-")) rmSync(join(COLD, name));
    }
    const run = runCli(["check", "-", "--env", "prod"], "{}", join(COLD, "bin.js"));
    expectRefusal(run, /The runner is incomplete or damaged/);
  });
});
