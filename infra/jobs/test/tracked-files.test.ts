import { execFileSync } from "node:child_process";
import { expect } from "chai";

const FORBIDDEN =
  /(^|\/)(plan\.json|crash\.log|.*\.tfstate(\..*)?|.*\.tfplan|.*\.plan|\.terraform\/.*)$/;

describe("the repository", () => {
  it("tracks no state and no plan", () => {
    const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    const files = execFileSync("git", args, { encoding: "utf8" }).split("\0");
    expect(files.filter((file) => FORBIDDEN.test(file))).to.deep.equal([]);
    expect(files.length).to.be.greaterThan(10);
  });
});
