import { expect } from "chai";
import { readAccepted, weigh } from "../checkov/accepted.js";
import { readScan } from "../checkov/checkov.js";

const PROTECTION = {
  id: "CKV_AWS_139",
  name: "Deletion protection",
  resource: "module.database.x",
};

describe("what checkov finds", () => {
  const accepted = [
    { id: "CKV_AWS_139", reason: "The requirements forbid it.", resources: "module.database" },
  ];

  it("is accepted where the list says so", () => {
    expect(weigh([PROTECTION], accepted)).to.deep.equal({ unlisted: [], stale: [] });
  });

  it("is not accepted on another resource, or for another check", () => {
    const elsewhere = { ...PROTECTION, resource: "module.other.x" };
    const other = { ...PROTECTION, id: "CKV_AWS_1" };
    expect(weigh([elsewhere, other], accepted).unlisted).to.deep.equal([elsewhere, other]);
  });

  it("is named when nothing fails any more", () => {
    expect(weigh([], accepted).stale).to.deep.equal(accepted);
  });

  it("has a reason for each accepted check", () => {
    expect(readAccepted("infra/checkov/accepted.yaml").length).to.be.greaterThan(5);
  });

  it("is no result when nothing was checked or not all was read", () => {
    const answer = (passed: number, parsing_errors: number) =>
      JSON.stringify({ summary: { passed, parsing_errors }, results: { failed_checks: [] } });
    expect(readScan(answer(3, 0), "")).to.deep.equal({ passed: 3, failures: [] });
    expect(() => readScan(answer(0, 0), "")).to.throw("could not read all");
    expect(() => readScan(answer(3, 1), "")).to.throw("could not read all");
    expect(() => readScan("", "no network")).to.throw("checkov gave no result (no network)");
  });
});
