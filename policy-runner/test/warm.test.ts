import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { codeFile, sha256 } from "../src/machine-code.js";
import { PLACES } from "../src/places.js";
import { warmFile } from "../src/warm.js";
import { expectRefusal, ROOT, runCli } from "./support/cli.js";
import { makeFolder, removeFolder } from "./support/folders.js";
import { minimalPlan } from "./support/plans.js";

const BUNDLE = join(ROOT, ".build/policy-runner/cli");
const COLD = join(ROOT, ".build/policy-runner/cold");

/** Loads the warm start as the command line does, in a process whose flags are its own. */
const LOADS = `
  const { setFlags } = await import(process.argv[1] + "/heap.js");
  const { runScript, warmParts, warmFile } = await import(process.argv[1] + "/warm.js");
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
    const source = join(ROOT, ".build/policy-runner/src");
    const rejected = execFileSync(process.execPath, [...words, source, BUNDLE], {
      encoding: "utf8",
    });
    expect(rejected).to.equal("false");
  });

  it("says what the modules of the bundle say", () => {
    cpSync(BUNDLE, COLD, { recursive: true });
    for (const name of readdirSync(COLD)) if (name.endsWith(".warm")) rmSync(join(COLD, name));
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

/** Asks for the code of modules as the command line does, in a process whose flags are its own. */
const ASKS = `
  const { setFlags, settleYoung } = await import(process.argv[1] + "/heap.js");
  const { readyModule, sha256 } = await import(process.argv[1] + "/machine-code.js");
  const { readFileSync } = await import("node:fs");
  setFlags();
  const [, , heap, url, ...paths] = process.argv;
  for (const kept = []; heap === "grown" && !settleYoung(); ) kept.push(new Array(1000).fill(0));
  const ready = paths.map((path) => {
    const wasm = readFileSync(path);
    const module = readyModule(wasm, sha256(wasm), url);
    return module !== null && WebAssembly.Module.exports(module).length > 0;
  });
  process.stdout.write(ready.join(" "));
`;

const MODULES = {
  "the policies": join(PLACES.policies, "policy.wasm"),
  "the scanner": PLACES.scanner,
  "what runs grammars": PLACES.treeSitter,
  "the grammar": PLACES.grammar,
};

/** What is not the code that was kept, though a file of its name is there. */
const SPOILT: readonly (readonly [what: string, spoil: (code: Buffer, other: Buffer) => Buffer])[] =
  [
    ["is empty", () => Buffer.alloc(0)],
    ["was cut off", (code) => code.subarray(0, code.length / 2)],
    ["has lost its last byte", (code) => code.subarray(0, -1)],
    ["has another byte in its middle", (code) => changed(code, code.length >> 1)],
    ["has another seal", (code) => changed(code, 0)],
    ["is that of another module", (_, other) => other],
  ];

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

function codeOf(folder: string, path: string): string {
  return codeFile(folder, sha256(readFileSync(path)));
}

function isReady(folder: string, flags: readonly string[] = [], heap = "small"): string {
  const words = [
    ...flags,
    "--input-type=module",
    "-e",
    ASKS,
    join(ROOT, ".build/policy-runner/src"),
  ];
  const url = pathToFileURL(join(folder, "bin.js")).href;
  return execFileSync(process.execPath, [...words, heap, url, ...Object.values(MODULES)], {
    encoding: "utf8",
  });
}

describe("the machine code of WebAssembly", () => {
  const { "the policies": policies, "the scanner": scanner } = MODULES;

  afterEach(() => rmSync(COLD, { recursive: true, force: true }));

  it(`of ${Object.keys(MODULES).join(", ")} is there for this Node.js, and is taken`, () => {
    expect(isReady(BUNDLE)).to.equal("true true true true");
  });

  it("is taken too when the heap of a run has grown", () => {
    expect(isReady(BUNDLE, [], "grown")).to.equal("true true true true");
  });

  it("is left aside by a V8 with other flags", () => {
    expect(isReady(BUNDLE, ["--max-lazy"])).to.equal("false false false false");
  });

  for (const [what, spoil] of SPOILT) {
    it(`that ${what} is left aside, and what is said stays the same`, () => {
      cpSync(BUNDLE, COLD, { recursive: true });
      const [code, other] = [policies, scanner].map((path) => readFileSync(codeOf(BUNDLE, path)));
      writeFileSync(codeOf(COLD, policies), spoil(code as Buffer, other as Buffer));
      expect(isReady(COLD)).to.equal("false true true true");
      const words = ["check", "-", "--env", "prod", "--now", "2026-01-01T00:00:00Z"];
      const plan = JSON.stringify(minimalPlan());
      const said = [BUNDLE, COLD].map((folder) => runCli(words, plan, join(folder, "bin.js")));
      expect(said[1]).to.deep.equal(said[0]);
    });
  }
});
