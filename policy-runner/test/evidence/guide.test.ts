import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { run } from "../commands/support.js";
import { removeFolder } from "../support/folders.js";
import { Auditor, blocksOf } from "./guided.js";
import { exportWords, makeCase } from "./support.js";

const passed = (text: string) => text.replace("FAILED", "PASSED");

for (const kind of ["ed25519", "p256"]) {
  describe(`VERIFY.md of an export signed with ${kind}`, function () {
    this.timeout(60_000);
    let auditor: Auditor;
    before(async () => {
      auditor = await Auditor.of(kind);
    });
    after(() => removeFolder(auditor.dir));

    for (const heading of ["With policy-runner", "With sha256sum", "With openssl"]) {
      it(`says how to verify it ${heading.replace("With", "with")}, and that does`, () => {
        const { status, stdout, stderr } = auditor.does(heading);
        expect(status, stdout + stderr).to.equal(0);
        auditor.withOther("statement.json", passed, () => {
          expect(auditor.does(heading).status, "another statement").not.to.equal(0);
        });
        if (heading === "With sha256sum") return;
        expect(auditor.does(heading, "other.pub").status, "another key").not.to.equal(0);
      });
    }
  });
}

describe("VERIFY.md of an export that is not signed", () => {
  it("says so first, and what is to be done where a workflow has attested it", async () => {
    const dir = makeCase();
    try {
      await run(exportWords(dir));
      const guide = readFileSync(join(dir, "out/VERIFY.md"), "utf8");
      expect(guide).to.contain("**This export is NOT SIGNED.**");
      expect(guide).to.contain("gh attestation verify manifest.json");
      expect([...blocksOf(guide).keys()]).to.deep.equal([
        "1. With policy-runner",
        "2. With sha256sum alone",
      ]);
    } finally {
      removeFolder(dir);
    }
  });
});
