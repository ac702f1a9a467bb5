import { expect } from "chai";
import { refusal, refusals } from "../../permissions/evaluate.js";
import type { Call, Policies, PolicyDocument, Statement } from "../../permissions/types.js";

const ROLE = "arn:aws:iam::111122223333:role/dev-payment-deploy-dev";
const ALL: Statement = { Effect: "Allow", Action: "*", Resource: "*" };

const document = (...statements: Statement[]): PolicyDocument => ({ Statement: statements });

const policies = (changes: Partial<Policies> = {}): Policies => ({
  roleArn: ROLE,
  identity: [document(ALL)],
  boundary: [document(ALL)],
  control: [],
  ...changes,
});

const call = (changes: Partial<Call> = {}): Call => ({
  account: "111122223333",
  region: "eu-west-1",
  principal: ROLE,
  action: "s3:PutObject",
  resource: "arn:aws:s3:::dev-payment-state/env:/dev/x",
  context: {},
  ...changes,
});

const allow = (changes: Partial<Statement>): Statement => ({ ...ALL, ...changes });
const deny = (changes: Partial<Statement>): Statement => ({ ...ALL, Effect: "Deny", ...changes });

const reason = (given: Call, own: Partial<Policies>): string | undefined =>
  refusal(given, policies(own))?.reason;

describe("permissions", () => {
  it("allow what role and boundary allow and nothing denies", () => {
    expect(reason(call(), {})).to.equal(undefined);
  });

  it("take role and boundary together, not one for the other", () => {
    const other = [document(allow({ Action: "s3:GetObject" }))];
    expect(reason(call(), { identity: other })).to.equal("not allowed by the policies of the role");
    expect(reason(call(), { boundary: other })).to.equal("not allowed by the boundary");
    expect(reason(call(), { identity: [] })).to.equal("not allowed by the policies of the role");
    expect(reason(call(), { boundary: [] })).to.equal("not allowed by the boundary");
  });

  it("let an explicit deny win, wherever it stands", () => {
    const denied = document(deny({ Sid: "No", Action: "s3:Put*" }));
    const every = [document(ALL), denied];
    expect(reason(call(), { identity: every })).to.equal(
      "denied by No of the policies of the role",
    );
    expect(reason(call(), { boundary: every })).to.equal("denied by No of the boundary");
    expect(reason(call(), { control: [denied] })).to.equal(
      "denied by No of the service control policies",
    );
  });

  it("know wildcards and ignore case in actions only", () => {
    const own = (Action: string, Resource: string) => ({
      identity: [document(allow({ Action, Resource }))],
    });
    expect(reason(call(), own("S3:put*", "arn:aws:s3:::dev-*/env:/*"))).to.equal(undefined);
    expect(reason(call(), own("s3:PutObjec?", "*"))).to.equal(undefined);
    expect(reason(call(), own("s3:Put", "*"))).to.be.a("string");
    expect(reason(call(), own("s3:*", "arn:aws:s3:::DEV-*"))).to.be.a("string");
    expect(reason(call(), own("s3:*", "arn:aws:s3:*:dev-payment-state/*"))).to.be.a("string");
    expect(reason(call(), own("s3x*", "*"))).to.be.a("string");
  });

  it("spare with NotAction and NotResource what they name", () => {
    const control = [document({ Effect: "Deny", NotAction: ["s3:*", "iam:*"], Resource: "*" })];
    expect(reason(call(), { control })).to.equal(undefined);
    expect(reason(call({ action: "ec2:CreateVpc" }), { control })).to.be.a("string");
    const identity = [document({ Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::dev*" })];
    expect(reason(call(), { identity })).to.be.a("string");
    expect(reason(call({ resource: "arn:aws:s3:::x" }), { identity })).to.equal(undefined);
  });

  it("deny nothing for want of a name, and allow nothing that no resource is allowed", () => {
    const nameless = call({ action: "ec2:CreateVpc", resource: null });
    const some = [document(allow({ Action: "ec2:*", Resource: "arn:aws:ec2:*:*:vpc/*" }))];
    expect(reason(nameless, { identity: some })).to.equal(undefined);
    expect(reason(nameless, { identity: [document(allow({ Action: "s3:*" }))] })).to.be.a("string");
    expect(reason(nameless, { control: [document(deny({ Resource: "arn:x" }))] })).to.equal(
      undefined,
    );
    expect(reason(nameless, { control: [document(deny({}))] })).to.be.a("string");
  });

  it("list each kind of call once", () => {
    const own = policies({ identity: [document(allow({ Action: "s3:GetObject" }))] });
    const calls = [call(), call(), call({ region: "us-east-1" }), call({ action: "s3:GetObject" })];
    expect(refusals(calls, own).map(({ call: { region } }) => region)).to.deep.equal([
      "eu-west-1",
      "us-east-1",
    ]);
  });
});

describe("conditions", () => {
  const under = (Condition: NonNullable<Statement["Condition"]>, given: Partial<Call> = {}) =>
    reason(call(given), { identity: [document(allow({ Condition }))] }) === undefined;

  it("must all hold", () => {
    const region = { "aws:RequestedRegion": ["eu-west-1", "us-east-1"] };
    expect(under({ StringEquals: region })).to.equal(true);
    expect(under({ StringEquals: region }, { region: "us-west-2" })).to.equal(false);
    expect(under({ StringEquals: region, Bool: { "aws:SecureTransport": "false" } })).to.equal(
      false,
    );
    expect(under({ StringEquals: { "AWS:requestedregion": "eu-west-1" } })).to.equal(true);
  });

  it("on a key that is not there fail, unless IfExists or negated", () => {
    expect(under({ StringEquals: { "x:y": "1" } })).to.equal(false);
    expect(under({ StringEqualsIfExists: { "x:y": "1" } })).to.equal(true);
    expect(under({ StringNotEquals: { "x:y": "1" } })).to.equal(true);
    expect(under({ StringNotEquals: { "x:y": "1" } }, { context: { "x:y": "1" } })).to.equal(false);
    expect(under({ StringEqualsIfExists: { "x:y": "1" } }, { context: { "x:y": "2" } })).to.equal(
      false,
    );
  });

  it("compare patterns and ARNs", () => {
    const context = { "iam:PermissionsBoundary": "arn:aws:iam::1:policy/dev-payment-boundary-dev" };
    const boundary = (arn: string) => ({ ArnLike: { "iam:PermissionsBoundary": arn } });
    expect(under(boundary("arn:aws:iam::1:policy/dev-*-boundary-*"), { context })).to.equal(true);
    expect(under(boundary("arn:aws:iam::2:policy/dev-*"), { context })).to.equal(false);
    expect(under(boundary("arn:aws:iam::1:policy/dev-*"))).to.equal(false);
    expect(under({ StringLike: { "aws:RequestedRegion": "eu-*" } })).to.equal(true);
    expect(under({ ArnEquals: { "aws:PrincipalArn": [ROLE] } })).to.equal(true);
    expect(under({ ArnNotEquals: { "aws:PrincipalArn": [ROLE] } })).to.equal(false);
  });

  it("of an operator that is not understood end the run, and allow nothing", () => {
    expect(() => under({ NumericLessThan: { "x:y": "1" } })).to.throw("NumericLessThan");
    expect(() => under({ constructor: { "x:y": "1" } })).to.throw("constructor");
  });
});
