import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { loadBundle } from "../../src/evaluate/bundle.js";
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
    ["null", /is not what its manifest says/],
    ["[]", /is not what its manifest says/],
    ['{"files":{}}', /is not what its manifest says/],
  ] as const) {
    it(`is refused with "${text}" as its manifest`, async () => {
      spoil("manifest.json", () => text);
      expect(await refusal(() => loadBundle(dir))).to.match(says);
    });
  }

  it("is refused without a rule, whatever its manifest says", async () => {
    spoil("catalogue.json", () => "[]");
    const digest = createHash("sha256").update("[]").digest("hex");
    spoil("manifest.json", (text) =>
      String(text).replace(/("catalogue\.json": ")\w+/, `$1${digest}`),
    );
    expect(await refusal(() => loadBundle(dir))).to.contain("there is no rule in them");
  });
});
