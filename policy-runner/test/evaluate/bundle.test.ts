import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { loadBundle } from "../../src/evaluate/bundle.js";
import { compile } from "../../src/evaluate/compile.js";
import { startEngine } from "../../src/evaluate/engine.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { refusal } from "../support/throws.js";
import { DIST } from "./support.js";

describe("a compiled pack", () => {
  let dir = "";
  beforeEach(() => {
    dir = makeFolder();
    cpSync(DIST, dir, { recursive: true });
  });
  afterEach(() => removeFolder(dir));

  const spoil = (name: string, change: (text: Buffer) => Buffer | string): void => {
    const path = join(dir, name);
    writeFileSync(path, change(readFileSync(path)));
  };
  const flip =
    (at: number) =>
    (bytes: Buffer): Buffer => {
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      return bytes;
    };

  it("is loaded with its rules, its settings, and the digest of its manifest", async () => {
    const bundle = await loadBundle(dir);
    const manifest = readFileSync(join(dir, "manifest.json"));
    expect(bundle.digest).to.equal(createHash("sha256").update(manifest).digest("hex"));
    expect(bundle.catalogue.map((rule) => rule.id)).to.include("PAY-ENC-001");
    expect(bundle.pack.environments).to.have.all.keys("dev", "staging", "prod");
  });

  it("consists of six files", () =>
    expect(readdirSync(DIST).sort()).to.deep.equal([
      "catalogue.json",
      "examples.json",
      "frameworks.json",
      "manifest.json",
      "pack.json",
      "policy.wasm",
    ]));

  for (const name of ["policy.wasm", "catalogue.json", "pack.json", "frameworks.json"]) {
    for (const at of [0, 1000]) {
      it(`is refused with byte ${at} of ${name} changed`, async () => {
        spoil(name, flip(at));
        const message = await refusal(() => loadBundle(dir));
        expect(message).to.contain(`${name} is not what its manifest says`);
      });
    }
  }

  for (const name of readdirSync(DIST)) {
    it(`is refused without ${name}`, async () => {
      rmSync(join(dir, name));
      expect(await refusal(() => loadBundle(dir))).to.contain(`${name} can not be read (ENOENT)`);
    });
  }

  it("has another digest with its manifest changed", async () => {
    const { digest } = await loadBundle(dir);
    spoil("manifest.json", (text) => String(text).replace('"version": "', '"version": "9'));
    expect((await loadBundle(dir)).digest).not.to.equal(digest);
  });

  for (const [text, says] of [
    ["not JSON", /manifest\.json is not JSON/],
    ["", /manifest\.json is not JSON/],
    ["null", /manifest\.json names no files/],
    ["[]", /manifest\.json names no files/],
    ['{"files":null}', /manifest\.json names no files/],
    ['{"files":{}}', /for another version of policy-runner/],
    ['{"schema":"policy-runner/pack/2","files":{}}', /this one reads policy-runner\/pack\/1/],
    ['{"schema":"policy-runner/pack/1","files":{}}', /\S+\.\w+ is not what its manifest says/],
  ] as const) {
    it(`is refused with "${text}" as its manifest`, async () => {
      spoil("manifest.json", () => text);
      expect(await refusal(() => loadBundle(dir))).to.match(says);
    });
  }

  it("is named by the folder that it is in, where the sources' is given", async () => {
    const sources = makeFolder();
    cpSync(dir, join(sources, "dist"), { recursive: true });
    expect(await refusal(() => loadBundle(sources))).to.contain(`give --pack ${sources}/dist.`);
    removeFolder(sources);
  });

  /** Changes a file and its digest in the manifest, as somebody does who writes a pack by hand. */
  const forge = (name: string, change: (text: Buffer) => Buffer | string): void => {
    spoil(name, change);
    const digest = createHash("sha256")
      .update(readFileSync(join(dir, name)))
      .digest("hex");
    spoil("manifest.json", (text) => {
      const manifest = JSON.parse(String(text)) as { files: Record<string, string> };
      return JSON.stringify({ ...manifest, files: { ...manifest.files, [name]: digest } });
    });
  };
  const first = (change: object) => (text: Buffer) => {
    const [rule, ...rest] = JSON.parse(String(text)) as object[];
    return JSON.stringify([{ ...rule, ...change }, ...rest]);
  };
  const settings = (change: object) => (text: Buffer) =>
    JSON.stringify({ ...(JSON.parse(String(text)) as object), ...change });

  for (const [what, name, change, says] of [
    ["no rule", "catalogue.json", () => "[]", /there is no rule in them/],
    ["no list of rules", "catalogue.json", () => "{}", /catalogue\.json is no list of rules/],
    ["null for a rule", "catalogue.json", () => "[null]", /rule 1 of catalogue\.json has no id/],
    ["a rule without a path", "catalogue.json", first({ path: [] }), /rule 1 .* has no path/],
    ["a scope that there is not", "catalogue.json", first({ scope: "all" }), /has no scope/],
    ["a rule twice", "catalogue.json", first({ id: "PAY-ENC-001" }), /names a rule twice/],
    ["no settings", "pack.json", () => "[]", /pack\.json has no name/],
    ["no profile", "pack.json", settings({ profiles: {} }), /pack\.json has no profiles/],
    ["no frameworks", "frameworks.json", () => "{}", /frameworks\.json is no list/],
    [
      "a framework without controls",
      "frameworks.json",
      first({ controls: [{ id: "1" }] }),
      /framework 1 .* has no controls/,
    ],
    ["no schemas", "pack.json", settings({ schemas: {} }), /pack\.json has no schemas/],
  ] as const) {
    it(`is refused with ${what}, though the digests are right`, async () => {
      forge(name, change);
      expect(await refusal(() => loadBundle(dir))).to.match(says);
    });
  }

  for (const [what, wasm, says] of [
    ["no WebAssembly", "not wasm", /it is no WebAssembly/],
    ["nothing of OPA's", Buffer.from("0061736d01000000", "hex"), /OPA has not compiled it/],
  ] as const) {
    it(`can not be run when its policies are ${what}`, async () => {
      forge("policy.wasm", () => wasm);
      const { wasm: bytes } = await loadBundle(dir);
      expect(await refusal(() => startEngine(compile(bytes), {}))).to.match(says);
    });
  }
});
