import { expect } from "chai";
import { loadBundle } from "../../src/evaluate/bundle.js";
import type { Engine, Question } from "../../src/evaluate/engine.js";
import { startEngine } from "../../src/evaluate/engine.js";
import { DIST, inputOf, unit } from "./support.js";

const GROUP = unit("g");
const asked = (over: Partial<Question> = {}): Question => ({
  rules: [["retention", "log_group"]],
  facts: inputOf([GROUP]).facts,
  units: { [GROUP.type]: [GROUP] },
  ...over,
});

describe("the engine", () => {
  let engine: Engine;
  before(async () => {
    const { wasm, pack } = await loadBundle(DIST);
    engine = await startEngine(wasm, { ...pack.parameters, log_retention_days: 7 });
  });

  it("judges by the parameters that it was started with", () => {
    expect(engine.ask(asked())).to.deep.equal([
      { rule: "PAY-RET-001", address: GROUP.address, outcome: "pass" },
    ]);
    const long = { ...GROUP, values: { retention_in_days: 90 } };
    expect(engine.ask(asked({ units: { [GROUP.type]: [long] } }))[0]).to.include({
      outcome: "fail",
      message: "retention_in_days is 90",
      path: "retention_in_days",
      expected: 7,
    });
  });

  it("refuses an answer that lacks a rule", () => {
    const rules: Question["rules"] = [
      ["retention", "log_group"],
      ["retention", "none"],
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
    expect(engine.ask(asked())).to.have.length(1);
  });
});

describe("the engine without parameters", () => {
  it("does not take an undefined outcome for a rule that found nothing", async () => {
    const engine = await startEngine((await loadBundle(DIST)).wasm, {});
    const outcomes = (() => {
      try {
        return engine.ask(asked());
      } catch {
        return [];
      }
    })();
    expect(outcomes.filter((one) => one.outcome === "pass")).to.deep.equal([]);
  });
});
