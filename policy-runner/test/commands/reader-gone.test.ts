import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { makeFolder, removeFolder } from "../support/folders.js";
import { created, planOf } from "./support.js";

const BIN = fileURLToPath(new URL("../../cli/bin.js", import.meta.url));

describe("a reader that goes away", () => {
  let dir = "";
  let plan = "";
  before(() => {
    // Findings enough that the report does not fit into the buffer of a pipe.
    const many = Array.from({ length: 2000 }, (_, i) =>
      created(`aws_sns_topic.t${i}`, { tags_all: {} }),
    );
    dir = makeFolder({ "plan.json": planOf(many) });
    plan = join(dir, "plan.json");
  });
  after(() => removeFolder(dir));

  it("gets the lines that it reads, and no stack trace", () => {
    const line = `"${process.execPath}" "${BIN}" check "${plan}" --env dev --format json | head -1`;
    const { stdout, stderr } = spawnSync("sh", ["-c", line], { encoding: "utf8" });
    expect(stdout).to.equal("{\n");
    expect(stderr).to.equal("");
  }).timeout(30_000);

  it("does not change the verdict", async () => {
    const child = spawn(process.execPath, [BIN, "check", plan, "--env", "dev", "--format", "json"]);
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    const [status] = await once(child, "close");
    expect(stderr).to.equal("");
    expect(status).to.equal(1);
  }).timeout(30_000);
});
