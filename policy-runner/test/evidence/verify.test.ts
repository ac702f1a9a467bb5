import { createPrivateKey, sign } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { run, type Said } from "../commands/support.js";
import { removeFolder } from "../support/folders.js";
import { exportWords, filesIn, KEYS, makeCase, NOW } from "./support.js";

/** Runs verify, at the clock of the export. */
const verify = (path: string, ...words: readonly string[]): Promise<Said> =>
  run(["verify", path, "--now", NOW, ...words]);

function expectWrong(said: Said, reason: RegExp | string, exit = 1): void {
  expect(said.stdout + said.stderr).to.match(
    reason instanceof RegExp ? reason : new RegExp(reason),
  );
  expect(said.exit).to.equal(exit);
  if (exit === 1) expect(said.stdout).to.match(/WRONG: .*\n(?:.*\n)*NOT VERIFIED: /);
}

for (const kind of ["ed25519", "p256"] as const) {
  describe(`policy-runner verify, of an export signed with ${kind}`, () => {
    let dir = "";
    let out = "";
    let archive = "";
    let key: readonly string[] = [];
    before(async () => {
      dir = makeCase();
      out = join(dir, "out");
      archive = join(dir, "out.tar.gz");
      key = ["--key", join(dir, `${kind}.pub`)];
      await run(exportWords(dir, "--key", join(dir, `${kind}.pem`), "--archive", archive));
    });
    after(() => removeFolder(dir));

    it("accepts the folder, the archive, the plans, and what it judges again", async () => {
      const plans = ["--plan", `dev=${join(dir, "dev.json")}`, `prod=${join(dir, "prod.json")}`];
      for (const path of [out, archive]) {
        const { exit, stdout, stderr } = await verify(path, ...key, "--replay", ...plans);
        expect(stderr).to.equal("");
        expect(stdout).to.contain(`VERIFIED: ${path}`).and.contain("byte for byte");
        expect(stdout)
          .to.match(/plan of prod +is the one judged/)
          .and.match(/replay of dev +gives/);
        expect(stdout, "the verdict is told, too").to.match(/prod +violations/);
        expect(exit).to.equal(0);
      }
    });

    it("finds one changed byte in any file", async () => {
      for (const [path, bytes] of filesIn(out)) {
        for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
          const changed = Buffer.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ 1;
          writeFileSync(join(out, path), changed);
          const said = await verify(out, ...key);
          expectWrong(said, /WRONG/);
          expect(said.stdout, `${path} at ${at}`).to.contain(path);
        }
        writeFileSync(join(out, path), bytes);
      }
      expect((await verify(out, ...key)).exit, "as it was").to.equal(0);
    });

    it("finds any file that is missing", async () => {
      for (const [path, bytes] of filesIn(out)) {
        rmSync(join(out, path));
        const said = await verify(out, ...key);
        expectWrong(said, /WRONG/);
        expect(said.stdout, path).to.contain(`${path} is missing`);
        writeFileSync(join(out, path), bytes);
      }
    });

    it("finds what was added: a file, a folder, a link", async () => {
      const added = join(out, "environments/prod/added");
      writeFileSync(added, "");
      expectWrong(await verify(out, ...key), "environments/prod/added was added");
      rmSync(added);
      mkdirSync(added);
      expectWrong(await verify(out, ...key), "environments/prod/added is a folder that was added");
      rmSync(added, { recursive: true });
      symlinkSync("result.json", added);
      expectWrong(await verify(out, ...key), "environments/prod/added is a link");
      rmSync(added);
    });

    it("follows no link, even to the same bytes", async () => {
      const path = join(out, "environments/prod/result.json");
      const bytes = readFileSync(path);
      writeFileSync(join(dir, "elsewhere.json"), bytes);
      rmSync(path);
      symlinkSync(join(dir, "elsewhere.json"), path);
      expectWrong(await verify(out, ...key), "result.json is a link or no file");
      rmSync(path);
      writeFileSync(path, bytes);
    });

    it("wants the key that has signed", async () => {
      expectWrong(await verify(out, "--key", join(dir, "other.pub")), "signed by another key");
      expectWrong(await verify(out), "no key is given", 2);
      const without = await verify(out, "--allow-unsigned");
      expect(without.stdout).to.contain("NOT LOOKED AT");
      expect(without.exit).to.equal(0);
      expectWrong(await verify(out, "--key", join(dir, `${kind}.pem`)), "is a private key", 2);
      expectWrong(await verify(out, "--key", join(dir, "dev.json")), "is no public key", 2);
      expectWrong(await verify(out, "--key", join(dir, "no.pub")), "does not exist", 2);
    });

    it("wants the plans that were judged", async () => {
      const other = `prod=${join(dir, "dev.json")}`;
      expectWrong(
        await verify(out, ...key, "--plan", other),
        "not the plan of prod that was judged",
      );
      expectWrong(await verify(out, ...key, "--plan", join(dir, "dev.json")), "does not name", 2);
      expectWrong(await verify(out, ...key, "--plan", "prod=no.json"), "no such file", 2);
    });

    it("wants a clock behind that of the export, and tells which waivers have expired since", async () => {
      const past = ["verify", out, ...key, "--now", "2026-01-01T00:00:00Z"];
      expectWrong(await run(past), "of the future");
      const later = await run(["verify", out, ...key, "--now", "2026-03-01T00:00:00Z"]);
      expect(later.stdout).to.contain(
        "waivers have expired since: PAY-RET-001 in dev on 2026-02-01",
      );
      expect(later.exit).to.equal(0);
    });

    it("finds a waiver with another day, and policies of another pack", async () => {
      const waivers = join(out, "inputs/waivers.yaml");
      const text = readFileSync(waivers, "utf8");
      writeFileSync(waivers, text.replace("2026-02-01", "2027-02-01"));
      expectWrong(await verify(out, ...key), "inputs/waivers.yaml was changed");
      writeFileSync(waivers, text);
      const pack = join(out, "policies/pack.json");
      const settings = readFileSync(pack, "utf8");
      writeFileSync(pack, settings.replace('"dev"', '"vde"'));
      expectWrong(await verify(out, ...key), "policies/pack.json was changed");
      writeFileSync(pack, settings);
    });

    it("leaves nothing behind", async () => {
      const before = process.env.TMPDIR;
      process.env.TMPDIR = join(dir, "temporary");
      try {
        expectWrong(await verify(archive, ...key), "ENOENT.; set TMPDIR to another folder", 2);
        mkdirSync(process.env.TMPDIR);
        await verify(archive, ...key, "--replay");
        expect(readdirSync(process.env.TMPDIR)).to.deep.equal([]);
      } finally {
        if (before === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = before;
      }
    });
  });
}

describe("policy-runner verify, of what somebody who can sign has edited", () => {
  let dir = "";
  let out = "";
  const key = () => ["--key", join(dir, "ed25519.pub")];
  before(async () => {
    dir = makeCase();
    await run(exportWords(dir, "--key", join(dir, "ed25519.pem")));
    out = join(dir, "edited");
  });
  beforeEach(() => {
    rmSync(out, { recursive: true, force: true });
    cpSync(join(dir, "out"), out, { recursive: true });
  });
  after(() => removeFolder(dir));

  const edit = (path: string, change: (text: string) => string) => {
    const text = readFileSync(join(out, path), "utf8");
    expect(change(text), `${path} is changed`).not.to.equal(text);
    writeFileSync(join(out, path), change(text));
  };

  it("finds a verdict that follows from no judging, though all digests and the signature are right", async () => {
    edit("environments/prod/result.json", (text) =>
      text
        .replace('"verdict": "violations"', '"verdict": "passed"')
        .replace('"exit_code": 1', '"exit_code": 0'),
    );
    await signAnew(out);
    expect((await verify(out, ...key())).exit, "it is what was signed").to.equal(0);
    const said = await verify(out, ...key(), "--replay");
    expectWrong(said, "environments/prod/result.json is not what judging again gives");
  });

  const edits: readonly [string, string, (text: string) => string][] = [
    ["an outcome", "environments/prod/outcomes.jsonl", (text) => text.replace('"fail"', '"pass"')],
    ["a table", "findings.csv", (text) => text.replace("fail", "pass")],
    ["the index page", "index.html", (text) => text.replace("violations", "passed")],
    [
      "a parameter that was used",
      "environments/dev/settings.json",
      (text) => text.replace("7", "1"),
    ],
    [
      "what a rule was given",
      "environments/prod/policy-input.jsonl",
      (text) => text.replace('"retention_in_days":3', '"retention_in_days":90'),
    ],
    ["a waiver", "inputs/waivers.yaml", (text) => text.replace("team-b", "team-a")],
    [
      "a control's gaps",
      "policies/frameworks.json",
      (text) => text.replace(/"not_covered": ?"[^"]/, '"not_covered":"X'),
    ],
  ];
  for (const [what, path, change] of edits) {
    it(`finds ${what} that was edited and signed anew`, async () => {
      edit(path, change);
      await signAnew(out);
      expectWrong(
        await verify(out, ...key(), "--replay"),
        /judging again|judged again|is not of the/,
      );
    });
  }

  it("finds a file that was added and signed anew", async () => {
    writeFileSync(join(out, "approval.txt"), "fine");
    await signAnew(out);
    expectWrong(
      await verify(out, ...key(), "--replay"),
      "approval.txt is nothing that judging again",
    );
  });

  it("finds a statement that says more than the results", async () => {
    edit("statement.json", (text) => text.replace('"result": "FAILED"', '"result": "PASSED"'));
    await signAnew(out, readFileSync(join(out, "statement.json")));
    expectWrong(await verify(out, ...key()), "statement.json was changed");
  });

  it("says what is wrong with results of any other form, and never breaks off", async function () {
    this.timeout(240_000);
    const path = join(out, "environments/prod/result.json");
    const whole = JSON.parse(readFileSync(path, "utf8"));
    for (const name of Object.keys(whole)) {
      for (const value of ["\u001b[2J\nVERIFIED", undefined]) {
        writeFileSync(path, JSON.stringify({ ...whole, [name]: value }));
        await signAnew(out).catch(() => undefined);
        const { exit, stdout, stderr } = await verify(out, ...key(), "--replay");
        expect(stderr, name).to.equal("");
        expect(stdout, name).not.to.match(/\p{Cc}(?<!\n)|^VERIFIED/mu);
        expect([exit, name]).to.deep.equal([1, name]);
      }
    }
  });

  it("is found to be of another plan by judging that plan again", async () => {
    const { replayPlan } = await import("../../src/commands/replay-plan.js");
    const { readEvidence } = await import("../../src/evidence/read-evidence.js");
    const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
    const parts = { manifest, evidence: await readEvidence(out, manifest) };
    const again = (plan: string) => {
      const [, environment] = manifest.environments;
      return replayPlan(out, parts, { environment, path: join(dir, plan), source: undefined });
    };
    expect(await again("prod.json")).to.deep.equal([]);
    expect((await again("dev.json")).join()).to.contain("policy-input.jsonl is not what");
  });

  it("finds results of another run in it", async () => {
    cpSync(join(out, "environments/dev"), join(out, "environments/prod"), { recursive: true });
    await signAnew(out);
    expectWrong(await verify(out, ...key()), "is not of the environment that this export holds");
  });
});

/** Makes manifest, statement and signature anew over what now lies in a folder, as its signer could. */
async function signAnew(out: string, statement?: Buffer): Promise<void> {
  const { manifestOf } = await import("../../src/evidence/manifest.js");
  const { derivedOf, signatureFiles, signedBytes } = await import("../../src/evidence/derived.js");
  const { documentOf, sha256 } = await import("../../src/evidence/canonical.js");
  const { readEvidence } = await import("../../src/evidence/read-evidence.js");
  const old = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
  const beside = /^(?:manifest|predicate|statement)|^subjects|^SHA256SUMS/;
  const files = [...filesIn(out)]
    .filter(([path]) => !beside.test(path))
    .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) }));
  const evidence = await readEvidence(out, { ...old, files });
  const manifest = manifestOf(evidence, files);
  const made = derivedOf(evidence, manifest);
  const derived = statement === undefined ? made : { ...made, statement };
  const signature = sign(null, signedBytes(derived), createPrivateKey(KEYS.ed25519.private));
  const texts = [
    ["manifest.json", documentOf(manifest)] as const,
    ...derived.files,
    ...signatureFiles(derived, signature, old.signature),
    ...(statement === undefined ? [] : [["statement.json", String(statement)] as const]),
  ];
  for (const [path, text] of texts) writeFileSync(join(out, path), text);
}

describe("policy-runner verify, of an export that is not signed", () => {
  let dir = "";
  let out = "";
  before(async () => {
    dir = makeCase();
    out = join(dir, "out");
    await run(exportWords(dir));
  });
  after(() => removeFolder(dir));

  it("fails, and says how to look at it all the same", async () => {
    const said = await verify(out);
    expectWrong(
      said,
      "it is not signed; where a workflow has attested it, run gh attestation verify",
    );
    expectWrong(await verify(out, "--key", join(dir, "ed25519.pub")), "it is not signed");
  });

  it("accepts it where that is allowed, and says what that is worth", async () => {
    const { exit, stdout } = await verify(out, "--allow-unsigned", "--replay");
    expect(stdout).to.contain("NONE: whoever could write to it could change all of it");
    expect(exit).to.equal(0);
  });

  it("still finds one changed byte in any file", async () => {
    for (const [path, bytes] of filesIn(out)) {
      const changed = Buffer.from(bytes);
      const at = Math.floor(bytes.length / 3);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(join(out, path), changed);
      const said = await verify(out, "--allow-unsigned");
      expectWrong(said, /WRONG/);
      expect(said.stdout).to.contain(path);
      writeFileSync(join(out, path), bytes);
    }
  });

  it("refuses what is no export", async () => {
    expectWrong(await verify(join(dir, "nothing")), "does not exist", 2);
    expectWrong(await verify(dir), "is no export", 2);
    expectWrong(await verify(join(dir, "dev.json")), "is no tar.gz", 2);
  });
});

describe("policy-runner verify, of another target than AWS", () => {
  it("fails unless that target is asked for", async () => {
    const dir = makeCase();
    try {
      const words = exportWords(dir, "--key", join(dir, "ed25519.pem"));
      await run(words.map((word) => (word === "aws" ? "emulated" : word)));
      const key = ["--key", join(dir, "ed25519.pub")];
      const out = join(dir, "out");
      expectWrong(
        await verify(out, ...key),
        "its target is emulated: not evidence about a real account",
      );
      expectWrong(await verify(out, ...key, "--target", "unknown"), "its target is emulated");
      for (const target of ["emulated", "any"]) {
        const said = await verify(out, ...key, "--target", target);
        expect(said.stdout).to.contain("not evidence about a real account");
        expect(said.exit).to.equal(0);
      }
    } finally {
      removeFolder(dir);
    }
  });
});
