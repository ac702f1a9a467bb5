import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { checkPermissions, describeRefusal, type Sources } from "../../permissions/check.js";

const ROLE = "arn:aws:iam::111122223333:role/dev-payment-deploy-dev";
const ALL = { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
const S3 = { Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] };

describe("the check of recorded calls", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "permissions-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function sources(lines: readonly unknown[], identity: readonly unknown[] = [S3]): Sources {
    const write = (name: string, content: string): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const permissions = { value: { role_arn: ROLE, identity, boundary: [ALL] } };
    const control = { value: { dev: [{ Statement: [] }] } };
    return {
      environment: "dev",
      log: write("log", lines.map((line) => `${JSON.stringify(line)}\n`).join("")),
      bootstrap: write("bootstrap", JSON.stringify({ permissions })),
      organization: write("org", JSON.stringify({ service_control_policies: control })),
    };
  }

  const line = (action: string, principal: string | null = ROLE) => {
    return { account: "1", region: "eu-west-1", principal, action, resource: null, context: {} };
  };

  it("names each call of the role that is not allowed", () => {
    const result = checkPermissions(sources([line("s3:GetObject"), line("ec2:CreateVpc")]));
    expect([result.calls, result.actions]).to.deep.equal([2, 2]);
    expect(result.refusals.map(describeRefusal)).to.deep.equal([
      "ec2:CreateVpc on an unnamed resource in eu-west-1: not allowed by the policies of the role",
    ]);
  });

  it("does not take calls of others for those of the role", () => {
    const result = checkPermissions(sources([line("s3:GetObject"), line("ec2:CreateVpc", null)]));
    expect([result.calls, result.refusals]).to.deep.equal([1, []]);
  });

  it("judges nothing without a call, policies or a readable log", () => {
    expect(() => checkPermissions(sources([line("s3:GetObject", null)]))).to.throw("holds no call");
    expect(() => checkPermissions(sources([line("s3:GetObject")], []))).to.throw("apply");
    expect(() => checkPermissions({ ...sources([]), environment: "prod" })).to.throw("prod");
    expect(() => checkPermissions(sources([{ action: 1 }]))).to.throw("no call");
    expect(() => checkPermissions({ ...sources([]), log: "/nonexistent" })).to.throw("be read");
  });
});
