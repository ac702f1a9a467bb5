import { expect } from "chai";
import { Memo } from "../../src/evaluate/memo.js";
import type { Outcome } from "../../src/evaluate/types.js";
import type { Group, Unit } from "../../src/input/types.js";
import { unit } from "./support.js";

const ALL: ReadonlySet<string> = new Set(["name", "tags"]);

/** A bucket with the resource that configures it, as the runner groups them. */
function pair(name: string, over: Partial<Unit> = {}): Group {
  const address = `aws_s3_bucket.${name}`;
  const references = { "/bucket": [address] };
  const part = unit(`v_${name}`, { name: "v", values: {}, references });
  const neighbour = { ...part, attribute: "bucket", settled: true };
  const bucket = unit(name, { address, name: "b", values: {}, ...over });
  return [{ ...bucket, referenced_by: { [part.type]: [neighbour] } }, part];
}

/** Says of each unit which one it is, and of the first that it fails because of the second. */
function judge(group: Group): Outcome[] {
  const [first, second] = group;
  return [
    {
      rule: "A",
      address: first?.address ?? "",
      outcome: "fail",
      message: `see ${second?.address}`,
    },
    { rule: "A", address: second?.address ?? "", outcome: "pass" },
  ];
}

describe("memo", () => {
  it("judges two groups that are alike, and then says the same with their own addresses", () => {
    const judged: string[] = [];
    const memo = new Memo(
      (group) => {
        judged.push(group[0]?.address ?? "");
        return judge(group);
      },
      () => ALL,
    );
    expect(memo.recall(pair("a")), "the first is judged with others").to.equal(null);
    for (const name of ["b", "c", "d", "long_enough"]) {
      expect(memo.recall(pair(name)), name).to.deep.equal({
        counts: [
          ["A", "fail", 1],
          ["A", "pass", 1],
        ],
        notable: judge(pair(name)).slice(0, 1),
      });
    }
    expect(judged).to.deep.equal(["aws_s3_bucket.b", "aws_s3_bucket.c"]);
  });

  it("finds a rule out that looks inside addresses, and never answers for it", () => {
    const memo = new Memo(
      ([first]) => [
        {
          rule: "A",
          address: first?.address ?? "",
          outcome: first?.address.endsWith("c") ? "fail" : "pass",
        },
      ],
      () => ALL,
    );
    const said = ["a", "b", "c", "d", "e"].map((name) =>
      memo.recall([unit(name, { name: "x", values: {} })]),
    );
    expect(said.map((one) => one !== null)).to.deep.equal([false, true, false, false, false]);
  });

  it("keeps groups apart that differ in anything that a rule reads", () => {
    const base = pair("x");
    const others: Group[] = [
      pair("x", { values: { tags: { a: "b" } } }),
      pair("x", { unknown: { "/tags": [] } }),
      pair("x", { unknown: { "/tags": [{ address: "t.y", type: "t", settled: true }] } }),
      pair("x", { unknown: { "/tags": [{ address: "t.y", type: "t", settled: false }] } }),
      pair("x", { sensitive: { "/tags": true } }),
      pair("x", { configured: { tags: true } }),
      pair("x", { action: "update" }),
      pair("x", { name: "other" }),
      pair("x", { source: { prevent_destroy: true, missing: null } }),
      [...base].reverse(),
      base.slice(0, 1),
    ];
    const memo = new Memo(judge, () => ALL);
    for (const group of [base, ...others]) expect(memo.recall(group)).to.equal(null);
  });

  it("keeps groups apart whose addresses stand in another order", () => {
    const memo = new Memo(judge, () => ALL);
    expect(memo.recall(pair("a"))).to.equal(null);
    const [bucket, part] = pair("a") as [Unit, Unit];
    const renamed = { ...part, address: "zz.a", references: part.references };
    const neighbour = { ...renamed, attribute: "bucket", settled: true };
    const referenced_by = { [part.type]: [neighbour] };
    expect(memo.recall([{ ...bucket, referenced_by }, renamed])).to.equal(null);
  });

  it("gives up where nothing is alike", () => {
    let asked = 0;
    const group = (i: number): Group => {
      const one = unit(`g${i}`, { values: { name: String(i) } });
      return [
        Object.defineProperty(one, "action", {
          get: () => {
            asked++;
            return "create";
          },
        }),
      ];
    };
    const memo = new Memo(judge, () => ALL);
    for (let i = 0; i < 5000; i++) memo.recall(group(i));
    expect(asked).to.equal(4096);
  });
});
