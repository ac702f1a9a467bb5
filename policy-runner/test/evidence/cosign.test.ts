import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { removeFolder } from "../support/folders.js";
import { Auditor } from "./guided.js";
import { NOW } from "./support.js";

const isThere = spawnSync("cosign", ["version"]).status === 0;

for (const kind of ["ed25519", "p256"]) {
  describe(`cosign, on an export signed with ${kind}`, function () {
    this.timeout(60_000);
    let auditor: Auditor;
    before(async function () {
      if (!isThere && process.env.CI !== "true") {
        process.stderr.write("cosign is not installed: that it accepts the bundle is not tried.\n");
        this.skip();
      }
      expect(isThere, "cosign, which .ci/run installs").to.equal(true);
      auditor = await Auditor.of(kind);
    });
    after(() => removeFolder(auditor?.dir ?? "no-such-folder"));

    const refuses = (key?: string) => {
      const { status, stderr } = auditor.does("With cosign", key);
      expect(status, stderr).to.equal(1);
      expect(stderr).to.match(/Error:/);
    };

    it("accepts the bundle, as VERIFY.md says to ask it", () => {
      const { status, stderr } = auditor.does("With cosign");
      expect(stderr).to.contain("Verified OK");
      expect(status).to.equal(0);
    });

    it("refuses another key", () => refuses("other.pub"));

    it("refuses a manifest that is not the one that was signed", () => {
      const other = (text: string) => text.replace(NOW, "2026-01-02T03:04:06Z");
      auditor.withOther("manifest.json", other, refuses);
    });

    it("refuses a bundle with another statement", () => {
      const other = (text: string) =>
        text.replace(/"payload": "(.*)"/, (_, payload: string) => {
          const statement = Buffer.from(payload, "base64").toString("utf8");
          const passed = statement.replace("FAILED", "PASSED");
          return `"payload": "${Buffer.from(passed).toString("base64")}"`;
        });
      auditor.withOther("statement.sigstore.json", other, refuses);
    });
  });
}
