import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { loadBundle } from "../../src/evaluate/bundle.js";
import { DIST } from "../evaluate/support.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { planOf, run, SOUND } from "./support.js";

describe("version", () => {
  let other = "";
  before(() => {
    const text = (name: string) => [name, readFileSync(join(DIST, name))] as const;
    const files = [
      "policy.wasm",
      "catalogue.json",
      "frameworks.json",
      "examples.json",
      "pack.json",
    ];
    const manifest = JSON.parse(readFileSync(join(DIST, "manifest.json"), "utf8")) as object;
    other = makeFolder({
      ...Object.fromEntries(files.map(text)),
      "manifest.json": JSON.stringify({ ...manifest, name: "webshop", version: "7.8.9" }),
    });
  });
  after(() => removeFolder(other));

  for (const words of [["--version"], ["-V"], ["version"]]) {
    it(`names runner, pack and the digest that reports show: ${words.join(" ")}`, async () => {
      const { exit, stdout, stderr } = await run(words);
      const { manifest, digest } = await loadBundle(DIST);
      const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
      expect(stdout).to.equal(
        `policy-runner ${version}\npack payment-platform ${manifest.version}\npolicies sha256 ${digest.slice(0, 12)}\n`,
      );
      expect([exit, stderr]).to.deep.equal([0, ""]);
      const report = await run(["check", "-", "--env", "dev"], { stdin: planOf([SOUND]) });
      expect(report.stdout).to.contain(`sha256 ${digest.slice(0, 12)}`);
    });
  }

  it("names another pack, wherever --pack stands", async () => {
    for (const words of [
      ["--version", "--pack", other],
      ["--pack", other, "--version"],
      ["version", "--pack", other],
    ]) {
      const { exit, stdout } = await run(words);
      expect(stdout).to.contain("pack webshop 7.8.9\n");
      expect(exit).to.equal(0);
    }
  });

  it("is refused for a pack that is none, and with a word too many", async () => {
    const missing = await run(["--version", "--pack", "/nowhere"]);
    expect([missing.exit, missing.stdout]).to.deep.equal([2, ""]);
    expect(missing.stderr).to.match(/\/nowhere are missing or damaged: manifest\.json/);
    expect((await run(["--version", "check"])).stderr).to.match(/too many arguments/);
    expect((await run(["check", "-", "--version"])).stderr).to.match(/unknown option/);
  });
});
