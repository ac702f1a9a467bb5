import { expect } from "chai";
import { APPROVALS } from "../../src/review/read-approvals.js";
import type { JudgedWeakening } from "../../src/review/types.js";
import { Branch, reviewed } from "./support.js";

const TEAMS = `version: 1
teams:
  platform-team: [Paula, per]
  compliance-office: [carla]
  payments-engineering: []
`;
const WAIVER = (approver: string) => `version: 1
waivers:
  - rule: PAY-ENC-001
    address: module.legacy.aws_rds_cluster.reports
    environments: [dev]
    owner: platform-team
    approved_by: ${approver}
    reason: Restored from an unencrypted snapshot.
    ticket: PAY-1234
    expires: 2027-01-31
`;

describe("approvals of a weakening", function () {
  this.timeout(60_000);
  let base: Branch;
  let head: Branch;

  before(async () => {
    base = await new Branch().write("policies/owners.yaml", TEAMS).seal();
    head = new Branch(base.folder);
  });
  afterEach(() => head.reset(base));
  after(() => {
    for (const branch of [base, head]) branch.remove();
  });

  /** What a review says, once somebody has asked for it and others have approved. */
  async function asked(
    approvers: readonly string[],
    more: object = {},
  ): Promise<readonly JudgedWeakening[]> {
    const approvals = { schema: APPROVALS, known: true, reason: "", requesters: ["rita"] };
    head.write("approvals.json", JSON.stringify({ ...approvals, approvers, ...more }));
    await head.seal();
    const words = ["--approvals", `${head.folder}/approvals.json`];
    const { weakenings, exit_code: exit } = await reviewed(base, head, words);
    expect(exit).to.equal(weakenings.some((one) => one.approved_by === null) ? 1 : 0);
    return weakenings;
  }

  it("count from an owner of the file, however the login is written", async () => {
    head.edit("policies/owners.yaml", "[carla]", "[carla, eve]");
    const [one] = await asked(["per", "CARLA"]);
    expect(one).to.include({ approved_by: "CARLA", todo: "" });
    expect(one?.owners).to.deep.equal(["@payments/compliance-office"]);
  });

  it("do not count from somebody who owns another file", async () => {
    head.edit("policies/owners.yaml", "[carla]", "[carla, eve]");
    const [one] = await asked(["per", "mallory"]);
    expect(one?.approved_by).to.equal(null);
    expect(one?.todo).to.match(/^Have one of @payments\/compliance-office approve the last commit/);
  });

  it("do not count from whom only the proposed branch makes an owner", async () => {
    head.edit("policies/owners.yaml", "[carla]", "[carla, eve]");
    head.edit(
      ".github/CODEOWNERS",
      "/policies/owners.yaml       @payments/compliance-office",
      "/policies/owners.yaml @eve",
    );
    const all = await asked(["eve"]);
    expect(all.map((one) => one.approved_by)).to.deep.equal([null, null]);
  });

  it("do not count from those who ask", async () => {
    head.edit("policies/owners.yaml", "[carla]", "[carla, eve]");
    const [one] = await asked(["carla"], { requesters: ["rita", "@Carla"] });
    expect(one?.approved_by).to.equal(null);
  });

  it("do not count where nobody could be asked, which the report says", async () => {
    head.edit("policies/owners.yaml", "[carla]", "[carla, eve]");
    const [one] = await asked(["carla"], { known: false, reason: "the token was refused" });
    expect(one?.approved_by).to.equal(null);
    expect(one?.todo).to.contain("who has approved is not known: the token was refused");
  });

  it("of a waiver are those of whom it names, and nobody else's", async () => {
    head.write("policies/waivers.yaml", WAIVER("compliance-office"));
    expect((await asked(["carla"]))[0]?.approved_by).to.equal("carla");
    expect((await asked(["paula"]))[0]?.approved_by).to.equal(null);
    head.write("policies/waivers.yaml", WAIVER("platform-team"));
    const [other] = await asked(["carla", "paula"]);
    expect(other?.approved_by).to.equal(null);
    expect(other?.todo).to.match(/^approved_by names platform-team, who does not own this file/);
  });

  it("of a waiver are never those of the requester", async () => {
    base.edit(
      ".github/CODEOWNERS",
      "/policies/waivers.yaml      @payments/compliance-office",
      "/policies/waivers.yaml @rita",
    );
    head.write(".github/CODEOWNERS", base.read(".github/CODEOWNERS"));
    head.write("policies/waivers.yaml", WAIVER("rita"));
    const [one] = await asked(["carla", "rita"]);
    expect(one?.todo).to.match(/^rita asks for it, and can not approve it as well/);
    base.edit(
      ".github/CODEOWNERS",
      "/policies/waivers.yaml @rita",
      "/policies/waivers.yaml      @payments/compliance-office",
    );
  });

  it("of a team that lists nobody can not be given, which the report says", async () => {
    head.edit(
      "policies/variations.yaml",
      "    allowed: { dev: 7, staging: 30, prod: 90 }\n    reason: Logs are kept",
      "    reason: Logs are kept",
    );
    head.edit(
      "policies/variations.yaml",
      "as the requirements say; PAY-RET-001 holds each to its tier.\n    owner: platform-team\n    approved_by: compliance-office",
      "as it is; PAY-RET-001 holds each to its tier.\n    owner: platform-team\n    approved_by: payments-engineering",
    );
    const [one] = await asked(["carla"]);
    expect(one?.todo).to.match(/lists nobody in @payments\/payments-engineering/);
  });
});
