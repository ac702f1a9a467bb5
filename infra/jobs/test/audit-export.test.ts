import { generateKeyPairSync } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { copyCheckout, deleteCopies } from "./support/checkout.js";
import { runIn } from "./support/processes.js";
import { fakeTerraform } from "./support/tools.js";

describe("make audit-export", function () {
  this.timeout(240_000);
  let copy: string;

  beforeEach(() => {
    copy = copyCheckout();
  });
  afterEach(deleteCopies);

  it("writes evidence of a real plan, signed, which verifies and is judged again alike", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const pem = String(privateKey.export({ type: "pkcs8", format: "pem" }));
    writeFileSync(join(copy, "key.pub"), publicKey.export({ type: "spki", format: "pem" }));
    const ended = await runIn(copy, "make", ["audit-export", "ENV=dev", "OUTPUT=evidence"], {
      POLICY_RUNNER_SIGNING_KEY: pem,
    });
    expect(ended.code, ended.stderr).to.equal(0);
    expect(ended.stdout).to.match(/^Evidence of dev, target: emulated \(not evidence about/);
    expect(ended.stdout).to.contain("account 111122223333");
    const verify = ["node", ".build/policy-runner/cli/bin.js", "verify", "evidence.tar.gz"];
    const words = [...verify, "--key", "key.pub", "--replay", "--target", "emulated"];
    const verified = await runIn(copy, "env", words);
    expect(verified.stdout).to.contain("VERIFIED: evidence.tar.gz");
    expect(verified.code).to.equal(0);
    const page = readFileSync(join(copy, "evidence/index.html"), "utf8");
    expect(page).not.to.contain(copy);
    expect(readdirSync(join(copy, ".work")).filter((name) => /^run-/.test(name))).to.deep.equal([]);
  });

  it("shows the key that signs to nothing but what signs", async () => {
    const dump = join(copy, ".work/dump");
    const PATH = fakeTerraform(join(copy, ".work"), `env >>"${dump}"; exit 1`);
    const secret = "Zq7Lw2Nx8Rb4Tk6V";
    const env = {
      PATH,
      POLICY_RUNNER_SIGNING_KEY: secret,
      POLICY_RUNNER_SIGNING_KEY_PASSPHRASE: secret,
    };
    const ended = await runIn(copy, "make", ["audit-export", "ENV=dev"], env);
    expect(ended.code).to.equal(2);
    expect(readFileSync(dump, "utf8")).not.to.include(secret);
    expect(existsSync(join(copy, "audit-export"))).to.equal(false);
  });

  it("refuses TARGET=aws without an environment, as each account has its own credentials", async () => {
    const ended = await runIn(copy, "make", ["audit-export", "TARGET=aws"]);
    expect(ended.stderr).to.match(/^Each account has its own credentials: /);
    expect(ended.code).to.equal(2);
    const unknown = await runIn(copy, "make", ["audit-export", "ENV=qa"]);
    expect(unknown.stderr).to.contain("ENV=qa is unknown");
    expect(unknown.code).to.equal(2);
  });
});
