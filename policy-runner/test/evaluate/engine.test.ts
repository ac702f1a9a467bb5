import { expect } from "chai";
import { loadBundle } from "../../src/evaluate/bundle.js";
import { compile } from "../../src/evaluate/compile.js";
import type { Engine, Question } from "../../src/evaluate/engine.js";
import { startEngine } from "../../src/evaluate/engine.js";
import { DIST, inputOf, unit } from "./support.js";

const GROUP = unit("g");
const RETENTION = { id: "PAY-RET-001", path: ["retention", "log_group"] } as const;
const asked = (over: Partial<Question> = {}): Question => ({
  rules: [RETENTION],
  facts: inputOf([GROUP]).facts,
  units: { [GROUP.type]: [GROUP] },
  everything: true,
  ...over,
});

describe("the engine", () => {
  let engine: Engine;
  before(async () => {
    const { wasm, pack } = await loadBundle(DIST);
    engine = startEngine(compile(wasm), { ...pack.parameters, log_retention_days: 7 });
  });

  it("judges by the parameters that it was started with", () => {
    expect(engine.ask(asked())).to.deep.include({
      tallies: [[["retention", "log_group"], 1, 1, 1, 0]],
      outcomes: [{ rule: "PAY-RET-001", address: GROUP.address, outcome: "pass" }],
    });
    const long = { ...GROUP, values: { retention_in_days: 90 } };
    expect(engine.ask(asked({ units: { [GROUP.type]: [long] } })).outcomes[0]).to.include({
      outcome: "fail",
      message: "retention_in_days is 90",
      path: "retention_in_days",
      expected: 7,
    });
  });

  it("only counts passes, unless everything is asked for", () => {
    const long = { ...unit("long"), values: { retention_in_days: 90 } };
    const units = { [GROUP.type]: [GROUP, long] };
    const { tallies, outcomes } = engine.ask(asked({ units, everything: false }));
    expect(tallies).to.deep.equal([[["retention", "log_group"], 2, 2, 1, 0]]);
    expect(outcomes.map((one) => one.address)).to.deep.equal([long.address]);
  });

  it("refuses an answer that lacks a rule", () => {
    const rules: Question["rules"] = [
      RETENTION,
      { id: "PAY-RET-002", path: ["retention", "none"] },
    ];
    expect(() => engine.ask(asked({ rules }))).to.throw("did not run retention.none");
  });

  it("refuses an answer that saw fewer resources than were sent", () => {
    const units = { [GROUP.type]: [GROUP], toJSON: () => ({ [GROUP.type]: [] }) };
    expect(() => engine.ask(asked({ units: units as unknown as Question["units"] }))).to.throw(
      /saw 0 of \d/,
    );
  });

  it("refuses an answer to an input that never arrived", () => {
    const lost = { ...asked(), toJSON: () => undefined };
    expect(() => engine.ask(lost)).to.throw("saw 0 of 1 resources");
  });

  it("goes on after an evaluation that broke off", () => {
    const poisoned = { ...GROUP, values: { name: "\ud800" } };
    expect(() => engine.ask(asked({ units: { [GROUP.type]: [poisoned] } }))).to.throw("broke off");
    expect(engine.ask(asked()).outcomes).to.have.length(1);
  });
});

describe("the engine without parameters", () => {
  it("does not take an undefined outcome for a rule that found nothing", async () => {
    const engine = startEngine(compile((await loadBundle(DIST)).wasm), {});
    const outcomes = (() => {
      try {
        return engine.ask(asked()).outcomes;
      } catch {
        return [];
      }
    })();
    expect(outcomes.filter((one) => one.outcome === "pass")).to.deep.equal([]);
  });
});
