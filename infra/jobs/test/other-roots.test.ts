import { readFileSync } from "node:fs";
import { expect } from "chai";

const lock = (folder: string): string => readFileSync(`${folder}/.terraform.lock.hcl`, "utf8");

describe("infra/bootstrap and infra/organization", () => {
  it("are planned under the provider lock of the main configuration", () => {
    expect(lock("infra/bootstrap")).to.equal(lock("infra"));
    expect(lock("infra/organization")).to.equal(lock("infra"));
  });
});
