import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect } from "chai";
import { BIN } from "../support/cli.js";
import { removeFolder } from "../support/folders.js";
import { exportWords, filesIn, makeCase } from "./support.js";

/** Where a run takes place: nothing of it may show in an export. */
interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}

describe("an export of the same inputs at the same clock", function () {
  this.timeout(60_000);
  let dir = "";
  let deep = "";
  before(() => {
    dir = makeCase();
    deep = join(dir, "elsewhere", "and deeper", "ö");
    mkdirSync(deep, { recursive: true });
    for (const path of filesIn(dir).keys()) cpSync(join(dir, path), join(deep, basename(path)));
    for (const place of [dir, deep]) {
      cpSync("policy-runner/test/fixtures/plain", join(place, "infra"), { recursive: true });
    }
  });
  after(() => removeFolder(dir));

  const made = (place: string, { env, cwd }: Surroundings, ...more: readonly string[]) => {
    const archive = join(place, "out.tar.gz");
    const source = ["--source", join(place, "infra"), "--archive", archive];
    const { status, stderr } = spawnSync(
      process.execPath,
      [BIN, ...exportWords(place, ...source, ...more)],
      { cwd, env: { PATH: process.env.PATH, ...env }, encoding: "utf8" },
    );
    expect([status, stderr]).to.deep.equal([1, ""]);
    return new Map([...filesIn(join(place, "out")), ["archive", readFileSync(archive)]]);
  };
  const both = (key: string | null) => {
    const words = (place: string) => (key === null ? [] : ["--key", join(place, `${key}.pem`)]);
    const here = { env: { TZ: "UTC", LC_ALL: "C" }, cwd: dir };
    const there = {
      env: { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR" },
      cwd: "/",
    };
    return [made(dir, here, ...words(dir)), made(deep, there, ...words(deep))] as const;
  };

  for (const key of [null, "ed25519"]) {
    it(`is the same, byte for byte, ${key === null ? "unsigned" : `signed with ${key}`}`, () => {
      const [one, other] = both(key);
      expect([...one.keys()]).to.deep.equal([...other.keys()]);
      for (const [path, bytes] of one) expect(other.get(path)?.equals(bytes), path).to.equal(true);
    });
  }

  it("is the same but for the signature and what holds it, signed with ECDSA", () => {
    const [one, other] = both("p256");
    const different = [...one.keys()].filter(
      (path) => !other.get(path)?.equals(one.get(path) ?? Buffer.alloc(0)),
    );
    expect(different).to.deep.equal(["statement.dsse.json", "statement.sigstore.json", "archive"]);
  });

  it("names no folder of the machine that made it", () => {
    const [one] = both(null);
    for (const [path, bytes] of one) expect(bytes.includes(dir), path).to.equal(false);
  });
});
