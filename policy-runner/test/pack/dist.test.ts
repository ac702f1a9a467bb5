import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { sourcesDigest } from "../../src/pack/build.js";
import { differences, writeDist } from "../../src/pack/dist.js";
import { ROOT } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";

const DIST = new Map([
  ["a", Buffer.from("1")],
  ["b", Buffer.from("2")],
]);

describe("the dist folder", () => {
  let dir = "";
  beforeEach(() => {
    dir = makeFolder();
  });
  afterEach(() => removeFolder(dir));

  it("holds exactly what was compiled, and nothing that was left", async () => {
    mkdirSync(join(dir, "dist/old"), { recursive: true });
    writeFileSync(join(dir, "dist/c"), "3");
    await writeDist(join(dir, "dist"), DIST);
    expect(readdirSync(join(dir, "dist"))).to.have.members(["a", "b"]);
    expect(await differences(join(dir, "dist"), DIST)).to.deep.equal([]);
  });

  it("differs where a file is changed, missing or additional", async () => {
    await writeDist(dir, DIST);
    writeFileSync(join(dir, "a"), "9");
    writeFileSync(join(dir, "c"), "");
    expect(await differences(dir, DIST)).to.deep.equal(["a", "c"]);
    expect(await differences(join(dir, "none"), DIST)).to.deep.equal(["a", "b"]);
  });
});

describe("the digest of a pack's sources", () => {
  let dir = "";
  before(() => {
    dir = makeFolder();
    cpSync(join(ROOT, "policies"), dir, { recursive: true });
  });
  after(() => removeFolder(dir));

  it("is the one in the shipped manifest: the pack was compiled from these sources", async () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, "policies/dist/manifest.json"), "utf8"));
    expect(await sourcesDigest(join(ROOT, "policies"))).to.equal(manifest.sources);
  });

  for (const [path, counts] of [
    ["rules/retention/log_group/log_group.rego", true],
    ["rules/retention/log_group/new.rego", true],
    ["lib/values.rego", true],
    ["pack.yaml", true],
    ["capabilities.json", true],
    ["params/defaults.yaml", true],
    ["provider/aws.json", true],
    ["schemas/parameters.json", true],
    ["rules/retention/log_group/log_group_test.rego", false],
    ["dist/pack.json", false],
    ["schemas/result.json", false],
  ] as const) {
    it(`${counts ? "changes" : "stays"} with ${path}`, async () => {
      const before = await sourcesDigest(dir);
      writeFileSync(join(dir, path), "# changed", { flag: "a" });
      expect((await sourcesDigest(dir)) !== before).to.equal(counts);
    });
  }
});
