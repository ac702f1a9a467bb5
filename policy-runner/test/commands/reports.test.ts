import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect } from "chai";
import { main } from "../../src/cli.js";
import type { Result } from "../../src/verdict/types.js";
import { expectRefusal, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { planOf, SHORT, SOUND } from "./support.js";

describe("several reports at once", () => {
  let dir = "";
  beforeEach(() => {
    dir = makeFolder({ "plan.json": planOf([SOUND, SHORT]) });
  });
  afterEach(() => removeFolder(dir));

  const at = (name: string) => join(dir, name);
  const check = (...more: string[]) => runCli(["check", at("plan.json"), "--env", "dev", ...more]);

  it("are written beside the one that is asked for, and count the same", () => {
    const formats = [
      "json",
      "jsonl",
      "sarif",
      "junit",
      "markdown",
      "github",
      "csv",
      "text",
      "html",
    ];
    const words = formats.flatMap((format) => ["--report", `${format}=${at(format)}`]);
    const { stdout, stderr, status } = check("--format", "json", ...words);
    expect(stderr).to.equal("");
    expect(status).to.equal(1);
    const { findings, totals } = JSON.parse(stdout) as Result;
    const text = (format: string) => readFileSync(at(format), "utf8");
    expect(text("json")).to.equal(stdout);
    const found = findings.length;
    expect(text("jsonl").match(/"kind":"finding"/g)).to.have.length(found);
    expect(JSON.parse(text("sarif")).runs[0].results).to.have.length(found);
    expect(text("csv").trimEnd().split("\r\n")).to.have.length(found + 1);
    expect(text("junit")).to.contain(`failures="${totals.blocking}"`);
    expect(text("markdown").match(/^\| \S+ \| PAY-/gm)).to.have.length(found);
    expect(text("github").match(/^::error .*title=PAY-/gm)).to.have.length(totals.blocking);
    expect(text("html").match(/^<li id="f:/gm)).to.have.length(found);
    expect(text("text")).to.equal(check().stdout);
  });

  it("are written as a document too, but never to a terminal", async () => {
    expect(check("--format", "pdf", "--output", at("report.pdf")).status).to.equal(1);
    expect(readFileSync(at("report.pdf"), "latin1")).to.match(/^%PDF-1\.7/);
    const args = ["check", at("plan.json"), "--env", "dev", "--format", "pdf"];
    const said: (string | Uint8Array)[] = [];
    const terminal = (isTTY: boolean) => ({
      stdin: Readable.from([]),
      stdout: { isTTY, write: (content: string | Uint8Array) => said.push(content) },
      stderr: { write: (content: string | Uint8Array) => said.push(content) },
      env: {},
      clock: () => new Date(0),
    });
    expect(await main(args, terminal(true))).to.equal(2);
    expect(said.splice(0)).to.deep.equal([
      "policy-runner: --format pdf is no text that a terminal shows; give --output report.pdf.\n",
    ]);
    expect(await main(args, terminal(false))).to.equal(1);
    expect(said[0]).to.be.instanceOf(Uint8Array);
  }).timeout(30_000);

  for (const [what, words, says] of [
    [
      "a form that there is not",
      ["--report", "docx=x"],
      /--report is not like json=report\.json; give one of text, json, /,
    ],
    ["no file", ["--report", "sarif"], /--report is not like/],
    ["a folder that there is not", ["--report", "csv=/none/x"], /\/none\/x can not be written/],
  ] as const) {
    it(`are refused with ${what}, and nothing is written`, () => {
      expectRefusal(check("--report", `json=${at("first")}`, ...words), says);
      expect(existsSync(at("first"))).to.equal(false);
    });
  }

  it("are refused where two go into one file", () => {
    const one = at("one");
    expectRefusal(
      check("--report", `json=${one}`, "--report", `csv=${one}`),
      /not different files/,
    );
  });
});
