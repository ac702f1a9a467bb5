import { expect } from "chai";
import { normalise } from "../../src/input/normalise.js";
import type { Facts, Interest, Unit } from "../../src/input/types.js";
import { wantedOf } from "../../src/input/wanted.js";
import { scanPlan } from "../../src/plan/plan.js";
import { openPlan } from "../../src/plan/read.js";
import { readSource } from "../../src/source/read.js";
import type { SourceIndex } from "../../src/source/types.js";
import { fixturePlan } from "../support/fixture-plan.js";

const VERSIONING = "aws_s3_bucket_versioning";
const ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration";
const OWNERSHIP = "aws_s3_bucket_ownership_controls";
const EXCLUSIVE = "aws_iam_role_policies_exclusive";
const MEMBER = "aws_rds_cluster_instance";
const FLOW_LOG = "aws_flow_log";

const ATTRIBUTES = new Set([
  "bucket",
  "rule",
  "role_name",
  "cluster_identifier",
  "name",
  "region",
  "vpc_id",
]);

const INTEREST: Interest = {
  units: new Set(["aws_s3_bucket", "aws_iam_role", "aws_rds_cluster"]),
  neighbours: new Map([
    ...[VERSIONING, ENCRYPTION, OWNERSHIP].map(
      (type) => [type, new Set(["aws_s3_bucket"])] as const,
    ),
    [EXCLUSIVE, new Set(["aws_iam_role"])],
    [MEMBER, new Set(["aws_rds_cluster"])],
    [FLOW_LOG, new Set(["aws_vpc"])],
  ]),
  attributes: ATTRIBUTES,
  attributesOf: () => ATTRIBUTES,
  blocksOf: () => new Set(),
};

/** Real plan → policy input: which resource a companion belongs to, when it is told otherwise than plainly. */
describe("owners of companions in a real first plan", function () {
  this.timeout(120_000);
  let facts: Facts;
  let units: readonly Unit[];

  let beside: readonly Unit[];

  const read = async (source: SourceIndex | null) => {
    const opened = await openPlan(await fixturePlan("owners"), process.stdin);
    const plan = await scanPlan(opened, wantedOf(INTEREST));
    const given = { environment: "dev", project: "payment", target: "unknown", now: "" } as const;
    const input = normalise(plan, { facts: given, interest: INTEREST, source });
    facts = input.facts;
    const found = [...input.shards(1)].flat(2);
    plan.close();
    return found;
  };

  before(async () => {
    units = await read(null);
    beside = await read(await readSource("policy-runner/test/fixtures/owners"));
  });

  const unit = (address: string, all = units): Unit => {
    const found = all.find((one) => one.address === address);
    if (found === undefined) throw new Error(`${address} is not in the plan`);
    return found;
  };
  const companions = (address: string, type: string, all = units) =>
    (unit(address, all).referenced_by[type] ?? []).map((one) => [one.address, one.settled]);
  const versionings = (bucket: string) => companions(`aws_s3_bucket.${bucket}`, VERSIONING);

  it("are those whose name is given, not those of which it is made", () => {
    expect(versionings("main")).to.deep.equal([]);
    expect(versionings("replica")).to.deep.equal([[`${VERSIONING}.replica`, true]]);
    expect(versionings("alone")).to.deep.equal([]);
    expect(versionings("same")).to.deep.equal([[`${VERSIONING}.same`, true]]);
  });

  it("are not settled by an attribute that names nothing", () => {
    expect(versionings("region")).to.deep.equal([[`${VERSIONING}.region`, false]]);
  });

  it("are found through what another companion belongs to", () => {
    expect(versionings("through")).to.deep.equal([[`${VERSIONING}.through`, true]]);
    expect(companions("aws_s3_bucket.through", ENCRYPTION)).to.deep.equal([
      [`${ENCRYPTION}.through`, true],
    ]);
  });

  it("are settled where of several blocks one has an instance", () => {
    expect(versionings("present")).to.deep.equal([[`${VERSIONING}.present`, true]]);
  });

  it("are lost only where the attribute that names them can not be followed", () => {
    expect(companions("aws_s3_bucket.keyed", ENCRYPTION)).to.deep.equal([
      [`${ENCRYPTION}.keyed`, true],
    ]);
    expect(facts.unplaced).to.deep.equal({
      [OWNERSHIP]: [`${OWNERSHIP}.unfollowed`],
      [FLOW_LOG]: [`${FLOW_LOG}.network`],
    });
  });

  it("are found by the names by which AWS knows roles and clusters", () => {
    expect(companions("aws_iam_role.named", EXCLUSIVE)).to.deep.equal([
      [`${EXCLUSIVE}.named`, true],
    ]);
    expect(companions("aws_rds_cluster.named", MEMBER)).to.deep.equal([[`${MEMBER}.named`, true]]);
  });

  it("are not settled by a name that the source makes from theirs", () => {
    const own = (bucket: string) => companions(`aws_s3_bucket.${bucket}`, VERSIONING, beside);
    expect(own("made")).to.deep.equal([[`${VERSIONING}.made`, false]]);
    for (const i of [0, 1]) {
      expect(own(`turned[${i}]`)).to.deep.equal([
        [`${VERSIONING}.turned[0]`, false],
        [`${VERSIONING}.turned[1]`, false],
      ]);
    }
    expect(own("through")).to.deep.equal([[`${VERSIONING}.through`, true]]);
    expect(own("present")).to.deep.equal([[`${VERSIONING}.present`, true]]);
  });

  it("are no settled supplier where they may decide by themselves to supply nothing", () => {
    const [versioning] = unit("aws_s3_bucket.unsure").referenced_by[VERSIONING] ?? [];
    expect(versioning?.unknown["/bucket"]).to.deep.equal([
      { address: "aws_s3_bucket.unsure", type: "aws_s3_bucket", settled: false },
    ]);
  });

  it("have nothing configured where a variable gives nothing", () => {
    const { configured, unknown } = unit("aws_s3_bucket.nothing");
    expect(Object.keys(unknown)).to.include("/bucket");
    expect(configured["/bucket"]).to.equal(false);
  });
});
