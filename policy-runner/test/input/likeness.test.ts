import { expect } from "chai";
import { likenessOf } from "../../src/input/likeness.js";
import type { Linked } from "../../src/input/linked.js";
import type { Owned } from "../../src/input/outline.js";

interface Over {
  readonly address?: string;
  readonly name?: string;
  readonly content?: number;
  readonly block?: number;
  readonly target?: string;
  readonly targetType?: string;
  readonly settled?: boolean;
  readonly source?: Linked["source"];
  readonly owner?: { readonly attribute: string; readonly settled: boolean };
}

const CHANGE = { actions: ["create"], after: {}, after_unknown: {}, after_sensitive: {} };

/** A bucket, and a companion that refers to it. */
function pair(name: string, over: Over = {}): Owned[] {
  const bucket = `aws_s3_bucket.${name}`;
  const companion = member(over.address ?? `aws_s3_bucket_versioning.${name}`, {
    target: bucket,
    ...over,
  });
  const { attribute, settled } = over.owner ?? { attribute: "bucket", settled: true };
  return [member(bucket, {}), { ...companion, owners: [{ address: bucket, attribute, settled }] }];
}

function member(address: string, over: Over): Owned {
  const { target, targetType = "aws_s3_bucket", settled = true } = over;
  const targets = new Map(target === undefined ? [] : [[target, targetType]]);
  const linked: Linked = {
    change: {
      address,
      mode: "managed",
      type: address.split(".")[0] ?? "",
      name: over.name ?? "this",
      change: CHANGE,
    },
    content: { id: over.content ?? 1, action: "create", values: {}, unknown: [], sensitive: {} },
    configured: {
      id: over.block ?? 1,
      attributes: {},
      links: target === undefined ? [] : [{ pointer: "/bucket", targets, settled, open: false }],
    },
    source: over.source ?? null,
  };
  return { linked, owners: [] };
}

const textOf = (members: readonly Owned[], reads: readonly string[] = []) =>
  likenessOf(members, () => new Set(reads)).text;

describe("likeness", () => {
  it("is the same for groups that differ in their addresses alone", () => {
    expect(textOf(pair("a"))).to.equal(textOf(pair("other")));
    expect(likenessOf(pair("b"), () => new Set()).addresses).to.deep.equal([
      "aws_s3_bucket.b",
      "aws_s3_bucket_versioning.b",
    ]);
  });

  const others: readonly (readonly [string, Over])[] = [
    ["content", { content: 2 }],
    ["block", { block: 2 }],
    ["a reference that leads elsewhere", { target: "aws_s3_bucket.other" }],
    ["a reference to another type", { targetType: "aws_sns_topic" }],
    ["a reference that is not settled", { settled: false }],
    ["source", { source: { prevent_destroy: true, missing: null } }],
    ["the attribute that configures", { owner: { attribute: "id", settled: true } }],
    ["whether that is settled", { owner: { attribute: "bucket", settled: false } }],
    ["the order of addresses", { address: "aaa.first" }],
  ];
  for (const [what, over] of others) {
    it(`tells ${what} apart`, () => {
      expect(textOf(pair("a", over))).not.to.equal(textOf(pair("a")));
    });
  }

  it("tells the order of resources and their number apart", () => {
    const members = pair("a");
    expect(textOf([...members].reverse())).not.to.equal(textOf(members));
    expect(textOf(members.slice(0, 1))).not.to.equal(textOf(members));
  });

  it("tells names apart where a rule reads them", () => {
    const named = pair("a", { name: "other" });
    expect(textOf(named)).to.equal(textOf(pair("a")));
    expect(textOf(named, ["name"])).not.to.equal(textOf(pair("a"), ["name"]));
  });
});
