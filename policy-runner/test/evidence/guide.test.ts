import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { run } from "../commands/support.js";
import { BIN } from "../support/cli.js";
import { removeFolder } from "../support/folders.js";
import { exportWords, makeCase, NOW } from "./support.js";

const has = (program: string) => spawnSync(program, ["version"]).error === undefined;

/** What an auditor is told to run, block by block, under the heading that it stands under. */
function blocksOf(guide: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of guide.split(/^## /m).slice(1)) {
    const block = /```bash\n(.*?)```/s.exec(part)?.[1];
    if (block !== undefined) found.set(part.split("\n")[0] ?? "", block);
  }
  return found;
}

for (const kind of ["ed25519", "p256"]) {
  describe(`VERIFY.md of an export signed with ${kind}`, function () {
    this.timeout(60_000);
    let dir = "";
    let blocks: ReadonlyMap<string, string> = new Map();
    const out = () => join(dir, "out");
    before(async () => {
      dir = makeCase();
      await run(exportWords(dir, "--key", join(dir, `${kind}.pem`)));
      blocks = blocksOf(readFileSync(join(out(), "VERIFY.md"), "utf8"));
      mkdirSync(join(dir, "bin"));
      const runner = join(dir, "bin/policy-runner");
      writeFileSync(runner, `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`);
      chmodSync(runner, 0o755);
    });
    after(() => removeFolder(dir));

    const shell = (heading: string, key = `${kind}.pub`) => {
      const script = [...blocks].find(([name]) => name.includes(heading))?.[1] ?? "exit 99";
      const PATH = `${join(dir, "bin")}:${process.env.PATH}`;
      const env = { ...process.env, PATH, KEY: join(dir, key), SOURCE_DATE_EPOCH: epoch() };
      return spawnSync("bash", ["-euo", "pipefail", "-c", script], {
        cwd: out(),
        env,
        encoding: "utf8",
      });
    };
    const epoch = () => String(Date.parse(NOW) / 1000);
    /** What changed the statement, and nothing else. */
    const withOtherStatement = (check: () => void) => {
      const path = join(out(), "statement.json");
      const text = readFileSync(path, "utf8");
      writeFileSync(path, text.replace("FAILED", "PASSED"));
      check();
      writeFileSync(path, text);
    };

    for (const heading of ["With policy-runner", "With sha256sum", "With openssl", "With cosign"]) {
      it(`says how to verify it ${heading.toLowerCase()}, and that does`, function () {
        if (heading === "With cosign" && !has("cosign")) {
          expect(process.env.CI, "cosign is missing, which CI installs").not.to.equal("true");
          this.skip();
        }
        const { status, stdout, stderr } = shell(heading);
        expect(status, stdout + stderr).to.equal(0);
        if (heading === "With sha256sum") {
          return withOtherStatement(() => expect(shell(heading).status).not.to.equal(0));
        }
        expect(shell(heading, "other.pub").status, "another key").not.to.equal(0);
        if (heading === "With cosign") return;
        withOtherStatement(() => expect(shell(heading).status, heading).not.to.equal(0));
      });
    }

    it("cosign refuses a manifest that is not the one that was signed", function () {
      if (!has("cosign")) this.skip();
      const path = join(out(), "manifest.json");
      const text = readFileSync(path, "utf8");
      writeFileSync(path, text.replace(NOW, "2026-01-02T03:04:06Z"));
      expect(shell("With cosign").status).not.to.equal(0);
      writeFileSync(path, text);
    });
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
