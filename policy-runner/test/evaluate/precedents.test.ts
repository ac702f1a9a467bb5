import { expect } from "chai";
import type { Engine } from "../../src/evaluate/engine.js";
import { Ledger } from "../../src/evaluate/ledger.js";
import { Precedents } from "../../src/evaluate/precedents.js";
import type { Outcome, Rule } from "../../src/evaluate/types.js";
import type { Facts, Neighbour, Unit } from "../../src/input/types.js";
import { inputOf, unit } from "./support.js";

const RULE: Rule = {
  id: "A",
  title: "",
  description: "",
  family: "test",
  severity: "low",
  scope: "resource",
  resource_types: ["aws_cloudwatch_log_group"],
  reads: ["aws_kms_alias"],
  attributes: ["retention_in_days", "kms_key_id", "references", "lookups", "provider"],
  convention: null,
  links: [],
  blocks: {},
  no_controls: null,
  requires: [],
  controls: {},
  remediation: "",
  references: [],
  path: ["test", "a"],
};

type Say = (unit: Unit) => Partial<Outcome>;

/** What is said of units, and which the engine was asked of. */
function judged(units: readonly Unit[], say: Say, size = 3) {
  const asked: string[] = [];
  const facts: Facts = inputOf([]).facts;
  const ledger = new Ledger([RULE]);
  const engine = engineOf(say, asked);
  const precedents = new Precedents({ engine, facts, ledger, everything: false }, [RULE], size);
  for (const one of units) precedents.judge(one);
  precedents.close();
  const notable = [...ledger.notable].sort((a, b) => (a.address < b.address ? -1 : 1));
  return { asked, counts: ledger.counts.get("A"), notable };
}

/** An engine that answers as the compiled policies do. */
function engineOf(say: Say, asked: string[]): Engine {
  return {
    ask({ units, everything }) {
      const all = Object.values(units).flat();
      asked.push(...all.map(nameOf));
      const outcomes = all.map(
        (one): Outcome => ({ rule: "A", address: one.address, outcome: "pass", ...say(one) }),
      );
      const count = (word: string) => outcomes.filter(({ outcome }) => outcome === word).length;
      const notable = outcomes.filter(({ outcome }) => outcome !== "pass");
      return {
        tallies: [[RULE.path, all.length, all.length, count("pass"), count("not_applicable")]],
        outcomes: everything ? outcomes : notable,
      };
    },
  };
}

const NAMES = Array.from({ length: 40 }, (_, i) => `n${String(i).padStart(2, "0")}`);

/** Fails, and says of which address it thinks. */
const failing: Say = ({ address, references }) => ({
  outcome: "fail",
  message: `${address} uses ${references["/kms_key_id"]?.[0]}`,
});

function withKey(name: string, over: Partial<Unit> = {}): Unit {
  return unit(name, { references: { "/kms_key_id": [`aws_kms_key.of_${name}`] }, ...over });
}

function alias(name: string, over: Partial<Neighbour> = {}): Partial<Unit> {
  const neighbour = { ...unit(name, { type: "aws_kms_alias", values: {} }) };
  const one = { ...neighbour, attribute: "target_key_id", settled: true, ...over };
  return { referenced_by: { aws_kms_alias: [one] } };
}

describe("precedents", () => {
  it("have two units that are alike judged, and say the same of others, each by its own addresses", () => {
    const units = NAMES.map((name) => withKey(name));
    const { asked, counts, notable } = judged(units, failing);
    expect(asked).to.deep.equal(["n00", "n01"]);
    expect(counts).to.deep.equal({ fail: 40 });
    expect(notable.map(({ message }) => message)).to.deep.equal(
      NAMES.map((name) => `aws_cloudwatch_log_group.${name} uses aws_kms_key.of_${name}`),
    );
  });

  it("have passes counted", () => {
    expect(
      judged(
        NAMES.map((name) => unit(name)),
        () => ({}),
      ).counts,
    ).to.deep.equal({ pass: 40 });
  });

  const differs: readonly [what: string, over: (name: string) => Partial<Unit>][] = [
    ["a value that the rule reads", (name) => ({ values: { retention_in_days: name } })],
    ["what is unknown", (name) => ({ unknown: { [`/kms_key_id/${name}`]: [] } })],
    ["what is sensitive", (name) => ({ sensitive: { [`/kms_key_id/${name}`]: true } })],
    ["what its data source is asked for", (name) => ({ lookups: { "/kms_key_id": { name } } })],
    ["what makes it", (name) => ({ provider: `aws.${name}` })],
    ["its neighbours", (name) => alias("of", { values: { kms_key_id: name } })],
    ["how a neighbour refers to it", (name) => alias("of", { attribute: name })],
    [
      "the number of its neighbours",
      (name) => ({
        referenced_by: {
          aws_kms_alias: NAMES.filter((one) => one <= name).flatMap(
            (one) => alias(one).referenced_by?.aws_kms_alias ?? [],
          ),
        },
      }),
    ],
  ];
  for (const [what, over] of differs) {
    it(`are none for a unit that differs in ${what}`, () => {
      const units = NAMES.slice(0, 9).map((name) => unit(name, over(name)));
      expect(judged(units, failing).asked).to.have.members(units.map(({ name }) => name));
    });
  }

  const same: readonly [what: string, over: (name: string) => Partial<Unit>][] = [
    ["what the rule has no name for", (name) => ({ values: { description: name } })],
    [
      "neighbours that it does not read",
      (name) => ({ referenced_by: { aws_x: [neighbour(name)] } }),
    ],
    ["the addresses of neighbours", (name) => alias(name)],
  ];
  for (const [what, over] of same) {
    it(`hold for a unit that differs in ${what}`, () => {
      const units = NAMES.map((name) => unit(name, over(name)));
      expect(judged(units, () => ({})).asked).to.have.length(2);
    });
  }

  it("tell one order of addresses from another", () => {
    const other = (name: string) => ({
      references: { "/kms_key_id": [name < "n05" ? "aws_a.first" : "zzz.last"] },
    });
    const units = NAMES.slice(0, 9).map((name) => unit(name, other(name)));
    expect(judged(units, () => ({})).asked).to.have.length(4);
  });

  it("find a rule out that looks inside addresses, and have it asked every time", () => {
    const say: Say = (one) => ({ outcome: nameOf(one) === "n01" ? "fail" : "pass" });
    const units = NAMES.map((name) => unit(name));
    const { asked, counts } = judged(units, say);
    expect(asked).to.have.members(NAMES);
    expect(counts).to.deep.equal({ pass: 39, fail: 1 });
  });

  it("are none where the engine broke off", () => {
    const say: Say = () => {
      throw new Error("broken");
    };
    const units = NAMES.map((name) => unit(name));
    const { counts, notable } = judged(units, say);
    expect(counts).to.deep.equal({ error: 40 });
    expect(notable.map(({ message }) => message)).to.include("broken");
  });

  it("give up where nothing is alike", () => {
    let texts = 0;
    const values = (name: string) => ({
      get retention_in_days() {
        return name;
      },
      toJSON: () => texts++,
    });
    const units = Array.from({ length: 100 }, (_, i) =>
      unit(`n${i}`, { values: { retention_in_days: `${i}`, kms_key_id: values(`${i}`) as never } }),
    );
    expect(judged(units, () => ({})).counts).to.deep.equal({ pass: 100 });
    expect(texts).to.equal(32);
  });

  for (const size of [1, 2, 7, 1000]) {
    it(`say the same however many are judged at once: ${size}`, () => {
      const units = NAMES.map((name, i) =>
        withKey(name, {
          values: { retention_in_days: i % 3 },
          ...(i % 4 === 0 ? alias(name) : {}),
        }),
      );
      const say: Say = (one) =>
        one.values.retention_in_days === 1 ? failing(one) : { outcome: "pass" };
      const { counts, notable } = judged(units, say, size);
      expect(counts).to.deep.equal({ pass: 27, fail: 13 });
      expect(notable).to.have.length(13);
      for (const { address, message } of notable)
        expect(message).to.match(new RegExp(`^${address} `));
    });
  }
});

function neighbour(name: string): Neighbour {
  return { ...unit(name, { type: "aws_x" }), attribute: "a", settled: true };
}

/** As the address tells it: a rule is not handed a name that it does not read. */
function nameOf({ address }: Unit): string {
  return address.split(".")[1] ?? "";
}
