import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import type { AccountsResult } from "../../src/organization/types.js";
import { planOf, planPath } from "../parity/fixture.js";
import { ROOT, type Run } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { OrganizationServer, type World } from "./organization-server.js";

const BIN = join(ROOT, ".build/policy-runner/cli/bin.js");
const EXPECT = "policies/accounts.yaml";

const REGIONS = { dev: "eu-west-1", staging: "us-west-2", prod: "us-east-1" };
const IDS = { dev: "111122223333", staging: "444455556666", prod: "777788889999" };
type Name = keyof typeof IDS;

const GUARD = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      Action: ["organizations:LeaveOrganization", "account:CloseAccount"],
      Resource: "*",
    },
    { Effect: "Deny", Action: ["kms:Disable*", "logs:DisassociateKmsKey"], Resource: "*" },
    { Effect: "Deny", Action: "ec2:DisableEbsEncryptionByDefault", Resource: ["*"] },
  ],
};

const regionGuard = (region: string) => ({
  Version: "2012-10-17",
  Statement: {
    Effect: "Deny",
    NotAction: ["iam:*", "sts:*", "organizations:*"],
    Resource: "*",
    Condition: { StringNotEquals: { "aws:RequestedRegion": region } },
  },
});

/** The organization as it should be: guards are inherited from units. */
function world(): World {
  const names = Object.keys(IDS) as Name[];
  return {
    members: [
      { id: "999999999999", name: "another", status: "ACTIVE", unit: "root", tags: {} },
      ...names.map((name) => ({
        id: IDS[name],
        name,
        status: "ACTIVE",
        unit: `payment-${name}`,
        tags: { environment: name, project: "payment", Name: `payment-${name}` },
      })),
    ],
    units: {
      payment: "root",
      elsewhere: "root",
      ...Object.fromEntries(names.map((name) => [`payment-${name}`, "payment"])),
    },
    policies: {
      root: [
        { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
      ],
      payment: [GUARD],
      ...Object.fromEntries(names.map((name) => [`payment-${name}`, [regionGuard(REGIONS[name])]])),
    },
  };
}

/** The built command line, beside which the server can answer. */
function cli(address: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  return new Promise((resolve) => {
    const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "planted-key" };
    const own = { AWS_ENDPOINT_URL: address, AWS_EC2_METADATA_DISABLED: "true", ...credentials };
    const files = { AWS_CONFIG_FILE: "/dev/null", AWS_SHARED_CREDENTIALS_FILE: "/dev/null" };
    const inherited = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !name.startsWith("AWS_")),
    );
    const options = {
      env: { ...inherited, SOURCE_DATE_EPOCH: "1767225600", ...files, ...own, ...env },
    };
    execFile(process.execPath, [BIN, ...words], options, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

describe("policy-runner accounts", function () {
  this.timeout(120_000);
  let folder: string;

  before(() => {
    folder = makeFolder();
  });

  after(() => removeFolder(folder));

  async function served(told: World, ...words: string[]): Promise<Run & { requests: number }> {
    const server = await OrganizationServer.start(told);
    try {
      const ran = await cli(server.address, ["accounts", ...words]);
      return { ...ran, requests: server.requests };
    } finally {
      server.stop();
    }
  }

  async function problems(told: World, ...words: string[]): Promise<string[]> {
    const { stdout, stderr, status } = await served(told, "--format", "json", ...words);
    expect(stderr).to.equal("");
    const { findings, exit_code } = JSON.parse(stdout) as AccountsResult;
    expect(status)
      .to.equal(exit_code)
      .and.equal(findings.length === 0 ? 0 : 1);
    return findings.map(({ environment, problem }) => `${environment} ${problem}`);
  }

  const changed = (name: Name, change: object): World => {
    const told = world();
    return {
      ...told,
      members: told.members.map((one) => (one.name === name ? { ...one, ...change } : one)),
    };
  };

  it("passes accounts that are what they should be, page by page, under inherited policies", async () => {
    const { stdout, status } = await served(world());
    expect(stdout).to.match(/^PASSED: 3 environments, 0 findings$/m);
    expect(status).to.equal(0);
  });

  it("finds an account that is suspended, renamed, untagged, moved or missing", async () => {
    expect(await problems(changed("dev", { status: "SUSPENDED" }))).to.deep.equal(["dev inactive"]);
    const told = changed("prod", { tags: { environment: "dev", project: "payment" } });
    expect(await problems(told)).to.deep.equal(["prod tags"]);
    const gone = world();
    const members = gone.members.filter(({ name }) => name !== "staging");
    expect(await problems({ ...gone, members })).to.deep.equal(["staging missing"]);
    const renamed = changed("dev", { name: "sandbox" });
    expect(await problems(renamed)).to.deep.equal(["dev name"]);
  });

  it("finds an account that was moved away from its policies", async () => {
    const found = await problems(changed("prod", { unit: "elsewhere" }));
    expect(found[0]).to.equal("prod unit");
    expect(new Set(found.slice(1))).to.deep.equal(new Set(["prod not-denied"]));
    expect(found.length).to.equal(11);
  });

  it("finds a policy that denies less than it must, or the environment's own region", async () => {
    const told = world();
    const weak = { ...GUARD, Statement: GUARD.Statement.slice(0, 1) };
    const policies = { ...told.policies, payment: [weak] };
    expect(new Set(await problems({ ...told, policies }))).to.deep.equal(
      new Set(["dev not-denied", "staging not-denied", "prod not-denied"]),
    );
    const abroad = { ...told.policies, "payment-dev": [regionGuard("us-east-1")] };
    expect(new Set(await problems({ ...told, policies: abroad }))).to.deep.equal(
      new Set(["dev not-denied", "dev locked-out"]),
    );
    const exempt = structuredClone(GUARD) as { Statement: object[] };
    Object.assign(exempt.Statement[0] as object, {
      Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } },
    });
    const excepted = { ...told.policies, payment: [exempt] };
    expect(await problems({ ...told, policies: excepted })).to.include("dev not-denied");
  });

  it("finds an account that two environments share", async () => {
    const file = join(folder, "shared.yaml");
    writeFileSync(file, readFileSync(EXPECT, "utf8").replace(IDS.staging, IDS.dev));
    const found = await problems(world(), "--expect", file);
    expect(found).to.include.members(["dev shared", "staging shared"]);
  });

  it("finds a plan that is for another account", async () => {
    const own = await planPath("dev");
    expect(await problems(world(), "--plan", `dev=${own}`)).to.deep.equal([]);
    expect(await problems(world(), "--plan", `prod=${own}`)).to.deep.equal([
      "prod other-account",
      "prod other-region",
    ]);
  });

  /** The plan of dev, changed. */
  async function plan(change: (plan: JsonObject, configuration: JsonObject) => void) {
    const own = await planOf("dev");
    change(own, own.configuration as JsonObject);
    const file = join(folder, "plan.json");
    writeFileSync(file, JSON.stringify(own));
    return file;
  }

  /** What stood before a plan: who had planned it, asked by a provider. */
  function caller(own: JsonObject, configuration: JsonObject, account: string, key: string): void {
    const address = "data.aws_caller_identity.current";
    const source = { address, mode: "data", type: "aws_caller_identity", name: "current" };
    const resources = [{ ...source, values: { account_id: account } }];
    own.prior_state = { values: { root_module: { resources } } };
    const root = configuration.root_module as JsonObject;
    const blocks = [...(root.resources as JsonObject[]), { ...source, provider_config_key: key }];
    root.resources = blocks;
  }

  it("finds a plan that somebody in another account has planned", async () => {
    const foreign = await plan((own, all) => caller(own, all, IDS.prod, "aws"));
    expect(await problems(world(), "--plan", `dev=${foreign}`)).to.deep.equal([
      "dev other-account",
    ]);
    const aliased = await plan((own, all) => caller(own, all, IDS.prod, "aws.audit"));
    expect(await problems(world(), "--plan", `dev=${aliased}`)).to.deep.equal([]);
  });

  it("finds every plan of an environment that is for another account, or tells none", async () => {
    const own = await planPath("dev");
    const prod = await planPath("prod");
    const words = ["--plan", `dev=${own}`, "--plan", `dev=${prod}`];
    expect(await problems(world(), ...words)).to.deep.equal([
      "dev other-account",
      "dev other-region",
    ]);
    const silent = await plan((all) => {
      delete (all.variables as JsonObject).account_id;
      all.resource_changes = [];
      all.complete = true;
    });
    expect(await problems(world(), "--plan", `dev=${silent}`)).to.deep.equal([
      "dev unknown-account",
    ]);
  });

  it("exports a snapshot that is checked without AWS, as long as it is not too old", async () => {
    const file = join(folder, "snapshot.json");
    const exported = await served(world(), "export", "--output", file);
    expect(exported.stdout).to.match(/^Wrote 3 accounts of o-abcdefghij/);
    const offline = ["accounts", "--accounts", file];
    const passed = await cli("http://127.0.0.1:1", offline);
    expect(passed.stdout).to.match(/a snapshot of 2026-01-01T00:00:00Z, 0 days old/);
    expect(passed.status).to.equal(0);
    const old = await cli("http://127.0.0.1:1", [...offline, "--now", "2026-01-20T00:00:00Z"]);
    expect(old.stderr).to.match(/is 19 days old, and at most 7 are allowed/);
    expect(old.status).to.equal(2);
    const early = await cli("http://127.0.0.1:1", [...offline, "--now", "2025-12-20T00:00:00Z"]);
    expect(early.stderr).to.match(/is from the future/);
  });

  it("waits and asks again where it is told to slow down", async () => {
    const fails = { type: "TooManyRequestsException", status: 400, times: 3 };
    const { status, stdout } = await served({ ...world(), fails });
    expect(stdout).to.match(/^PASSED/m);
    expect(status).to.equal(0);
  });

  for (const [type, status, says] of [
    ["AccessDeniedException", 400, /access denied/],
    ["AWSOrganizationsNotInUseException", 400, /not a member of an organization/],
    ["ExpiredTokenException", 400, /credentials have expired/],
    ["UnrecognizedClientException", 400, /does not accept these credentials/],
    ["TooManyRequestsException", 400, /telling us to slow down/],
    ["ServiceException", 500, /failed by itself/],
  ] as const) {
    it(`could not judge: ${type}`, async () => {
      const ran = await served({ ...world(), fails: { type, status } });
      expectSentence(ran, says);
    });
  }

  it("could not judge: no network, no credentials, no answer", async () => {
    expectSentence(await cli("http://127.0.0.1:1", ["accounts"]), /no way to AWS Organizations/);
    const none = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" };
    expectSentence(await cli("http://127.0.0.1:1", ["accounts"], none), /no AWS credentials/);
    const cut = createServer((request) => request.socket.destroy());
    await new Promise<void>((resolve) => cut.listen(0, "127.0.0.1", resolve));
    const { port } = cut.address() as AddressInfo;
    expectSentence(
      await cli(`http://127.0.0.1:${port}`, ["accounts"]),
      /no way to AWS Organizations/,
    );
    cut.close();
  });

  it("could not judge: an answer that does not come", async () => {
    const ran = await served({ ...world(), hangs: true });
    expectSentence(ran, /does not answer in time/);
  });
});

function expectSentence(ran: Run, says: RegExp): void {
  expect(ran.stderr).to.match(says);
  expect(ran.stderr).to.match(/^policy-runner: [^\n]+\n$/);
  expect(ran.stderr + ran.stdout).not.to.match(/planted/);
  expect(ran.stdout).to.equal("");
  expect(ran.status).to.equal(2);
}
