import { generateKeyPairSync } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { run } from "../commands/support.js";
import { removeFolder } from "../support/folders.js";
import { filesIn, KEYS, makeCase, NOW } from "./support.js";

describe("keys that sign evidence", () => {
  let dir = "";
  before(() => {
    dir = makeCase();
  });
  after(() => removeFolder(dir));

  const made = (env: NodeJS.ProcessEnv, ...words: readonly string[]) =>
    run(
      [
        "export",
        `dev=${join(dir, "dev.json")}`,
        "--output",
        join(dir, "out"),
        "--now",
        NOW,
        ...words,
      ],
      { env },
    );
  const verified = (key: string) =>
    run(["verify", join(dir, "out"), "--key", join(dir, key), "--target", "any", "--now", NOW]);
  const keyFile = (name: string, pem: string) => {
    writeFileSync(join(dir, name), pem);
    return ["--key", join(dir, name)];
  };

  it("may come from the environment, as PEM; a file goes before it", async () => {
    const env = { POLICY_RUNNER_SIGNING_KEY: KEYS.other.private };
    await made(env);
    expect((await verified("other.pub")).exit).to.equal(0);
    await made(env, "--key", join(dir, "ed25519.pem"));
    expect((await verified("ed25519.pub")).exit).to.equal(0);
  });

  it("may be encrypted, with the passphrase in the environment", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const options = {
      type: "pkcs8",
      format: "pem",
      cipher: "aes-256-cbc",
      passphrase: "tell no one",
    } as const;
    const words = keyFile("encrypted.pem", String(privateKey.export(options)));
    writeFileSync(join(dir, "encrypted.pub"), publicKey.export({ type: "spki", format: "pem" }));
    const refusal = await made({}, ...words);
    expect(refusal.stderr).to.match(
      /encrypted\.pem is encrypted; set POLICY_RUNNER_SIGNING_KEY_PASSPHRASE/,
    );
    const wrong = await made({ POLICY_RUNNER_SIGNING_KEY_PASSPHRASE: "a guess" }, ...words);
    expect(wrong.stderr)
      .to.match(/can not be decrypted/)
      .and.not.contain("a guess");
    expect([refusal.exit, wrong.exit]).to.deep.equal([2, 2]);
    await made({ POLICY_RUNNER_SIGNING_KEY_PASSPHRASE: "tell no one" }, ...words);
    expect((await verified("encrypted.pub")).exit).to.equal(0);
  });

  it("may be written in the old form of elliptic curves", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const pem = String(privateKey.export({ type: "sec1", format: "pem" }));
    writeFileSync(join(dir, "sec1.pub"), publicKey.export({ type: "spki", format: "pem" }));
    await made({}, ...keyFile("sec1.pem", pem));
    expect((await verified("sec1.pub")).exit).to.equal(0);
  });

  const pem = (key: unknown) =>
    String((key as { export(o: object): string }).export({ type: "pkcs8", format: "pem" }));
  const others: readonly [what: string, text: () => string, says: RegExp][] = [
    [
      "RSA",
      () => pem(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey),
      /of type rsa/,
    ],
    [
      "P-384",
      () => pem(generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey),
      /of type ec secp384r1/,
    ],
    ["Ed448", () => pem(generateKeyPairSync("ed448").privateKey), /of type ed448/],
    ["X25519", () => pem(generateKeyPairSync("x25519").privateKey), /of type x25519/],
    ["a public key", () => KEYS.ed25519.public, /is a public key/],
    ["no key", () => "hello", /is no PEM/],
    ["a damaged key", () => KEYS.ed25519.private.replace(/MC4C/, "AAAA"), /is damaged/],
  ];
  for (const [what, text, says] of others) {
    it(`are none of ${what}`, async () => {
      const words = keyFile("other-kind.pem", text());
      const alone = await run([
        "export",
        `dev=${join(dir, "dev.json")}`,
        "--output",
        join(dir, "none"),
        ...words,
      ]);
      expect(alone.stderr)
        .to.match(says)
        .and.match(/^[^\n]+\n$/);
      expect(alone.stderr).not.to.contain("BEGIN");
      expect([alone.exit, alone.stdout]).to.deep.equal([2, ""]);
      expect(existsSync(join(dir, "none"))).to.equal(false);
    });
  }

  it("are in no file of an export", async () => {
    await made({}, "--key", join(dir, "ed25519.pem"));
    const secret = KEYS.ed25519.private.split("\n")[1] ?? "";
    expect(secret.length).to.be.greaterThan(40);
    for (const [path, bytes] of filesIn(join(dir, "out"))) {
      expect(bytes.includes(secret.slice(20)), path).to.equal(false);
    }
  });
});
