import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { runIn } from "./support/processes.js";

describe("make", function () {
  this.timeout(30_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "make-"));
    cpSync("Makefile", join(folder, "Makefile"));
    mkdirSync(join(folder, "infra/jobs"), { recursive: true });
    mkdirSync(join(folder, ".work"));
    const job =
      'echo "job $1"; case $1 in plan-check | plan | apply | bootstrap | organization | audit-export) exit "$STATUS" ;; esac\n';
    writeFileSync(join(folder, "infra/jobs/run"), job);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const make = (status: number, words: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    runIn(folder, "make", words, { STATUS: String(status), ...env });

  const ways: [readonly string[], NodeJS.ProcessEnv][] = [
    [["plan-check"], {}],
    [["plan-check", "ENV=prod"], {}],
    [["-s", "plan-check", "ENV=n"], {}],
    [["-j4", "plan-check"], {}],
    [["-k", "plan-check"], {}],
    [["clean", "plan-check"], {}],
    [["plan", "ENV=dev"], {}],
    [["apply", "ENV=dev"], {}],
    [["bootstrap", "ENV=dev"], {}],
    [["organization"], {}],
    [["audit-export"], {}],
    [["plan-check"], { MAKEFLAGS: "-s" }],
    [["plan-check"], { MAKEFLAGS: "--no-print-directory -j2" }],
  ];
  for (const [words, env] of ways) {
    for (const status of [0, 1, 2]) {
      it(`ends with the gate's ${status}: make ${words.join(" ")} ${JSON.stringify(env)}`, async () => {
        const ended = await make(status, words, env);
        expect(ended.code).to.equal(status);
        expect(ended.stdout).to.match(
          /^job (plan-check|plan|apply|bootstrap|organization|audit-export)$/m,
        );
        expect(readdirSync(join(folder, ".work"))).to.deep.equal([]);
      });
    }
  }

  it("tells apart two gates at a time", async () => {
    const both = await Promise.all([make(1, ["plan-check"]), make(2, ["plan-check"])]);
    expect(both.map(({ code }) => code)).to.deep.equal([1, 2]);
  });

  it("takes what is neither 0 nor 1 for could not judge", async () => {
    expect((await make(139, ["plan-check"])).code).to.equal(2);
  });

  it("runs nothing with -n", async () => {
    const ended = await make(1, ["-n", "plan-check"]);
    expect(ended.code).to.equal(0);
    expect(ended.stdout).not.to.include("job plan-check\n");
  });

  it("lists the targets by default", async () => {
    const ended = await make(0, []);
    expect(ended.stdout).to.match(/make plan-check +\S/);
    expect(ended.stdout).to.match(/make clean +\S/);
  });
});
