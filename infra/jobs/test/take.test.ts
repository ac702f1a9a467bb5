import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect } from "chai";
import { annotationsOf } from "../policy-job/judge.js";
import { isSame } from "../policy-job/runners.js";
import { runIn } from "./support/processes.js";

const MAIN = resolve(".build/infra/jobs/main.js");

describe("what is taken of a proposed branch", () => {
  let folder: string;
  const at = (path: string) => join(folder, path);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "take-"));
    for (const tree of ["base", "proposed"]) {
      write(`${tree}/infra/main.tf`, tree);
      write(`${tree}/infra/jobs/run`, tree);
      write(`${tree}/infra/emulator/server.py`, tree);
      write(`${tree}/tfvars/dev.tfvars`, tree);
      write(`${tree}/lambda/build.py`, tree);
      write(`${tree}/lambda/f/handler.py`, tree);
    }
    write("base/infra/old.tf", "");
    write("proposed/infra/modules/new/main.tf", "");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  }

  const take = (env: NodeJS.ProcessEnv = {}) =>
    runIn(at("base"), process.execPath, [MAIN, "policy-take"], { PROPOSED: undefined, ...env });

  it("is the configuration, and nothing that plans it", async () => {
    expect(await take()).to.include({ code: 0, stderr: "" });
    const read = (path: string) => readFileSync(at(`base/${path}`), "utf8");
    for (const path of ["infra/main.tf", "tfvars/dev.tfvars", "lambda/f/handler.py"])
      expect(read(path), path).to.equal("proposed");
    for (const path of ["infra/jobs/run", "infra/emulator/server.py", "lambda/build.py"])
      expect(read(path), path).to.equal("base");
    expect(existsSync(at("base/infra/old.tf"))).to.equal(false);
    expect(existsSync(at("base/infra/modules/new/main.tf"))).to.equal(true);
  });

  it("is no link, wherever it leads", async () => {
    symlinkSync("/etc/hostname", at("proposed/infra/modules/new/host"));
    const { code, stderr } = await take();
    expect(stderr).to.equal(
      "infra/modules/new/host is a link, which may lead anywhere; put a file there.\n",
    );
    expect(code).to.equal(2);
    expect(readFileSync(at("base/infra/main.tf"), "utf8"), "nothing was taken").to.equal("base");
  });

  it("has to be there", async () => {
    const { code, stderr } = await take({ PROPOSED: "none" });
    expect(stderr).to.match(/none is no checkout of the proposed branch; .*\n$/);
    expect(code).to.equal(2);
  });

  it("is of its runner only what differs from the base branch's", () => {
    const same = (path: string) => isSame(at(`base/${path}`), at(`proposed/${path}`));
    expect(same("infra")).to.equal(false);
    write("proposed/infra/jobs/run", "base");
    expect(same("infra/jobs")).to.equal(true);
    expect(same("infra/jobs/run")).to.equal(true);
    rmSync(at("proposed/infra/jobs/run"));
    symlinkSync(at("base/infra/jobs/run"), at("proposed/infra/jobs/run"));
    expect(same("infra/jobs"), "a link is no file").to.equal(false);
    expect(same("none"), "nothing is the same as nothing").to.equal(true);
  });

  it("is of what its runner prints only annotations", () => {
    const printed =
      "::error file=a::b\n::add-mask::x\n::set-output name=a::b\ntext\n::notice ::c\n";
    expect(annotationsOf(printed)).to.equal("::error file=a::b\n::notice ::c\n");
  });
});
