import { expect } from "chai";
import { rowOf } from "../../src/history/parse.js";
import { historyFiles } from "../../src/history/records.js";
import { TABLES } from "../../src/history/tables.js";
import type { TableName } from "../../src/history/types.js";
import type { Result } from "../../src/verdict/types.js";
import { counts, finding, result } from "../report/results.js";
import { USED_WAIVER } from "./generate.js";

const FULL: Partial<Result> = {
  verdict: "violations",
  exit_code: 1,
  now: "2026-03-04T05:06:07Z",
  environment: "prod",
  findings: [finding(), finding({ path: null, file: null, line: null })],
  frameworks: [
    {
      ...{ id: "pci_dss", name: "PCI DSS", version: "4.0.1", source: "https://example.com" },
      controls: [
        {
          ...{ id: "3.5.1", title: "Stored data", status: "not_satisfied", not_covered: "Keys." },
          ...{ rules: ["PAY-ABC-001"], tested: ["PAY-ABC-001"], not_tested: [] },
          counts: counts({ fail: 2 }),
        },
      ],
    },
  ],
  waivers: { file: "w.yaml", digest: "3".repeat(64), entries: [USED_WAIVER], findings: [] },
};

const files = (over: Partial<Result>, unique = "u", report = ["one", "two"]) =>
  historyFiles(result(over), report, unique);

describe("the files that record a check", () => {
  it("lie in folders by table, day and environment, the verdict last", () => {
    const name = "date=2026-03-04/environment=prod/25b6746d5172ed6352966a013d93ac84-u.jsonl";
    expect([...files(FULL).keys()]).to.deep.equal(
      ["findings", "controls", "waivers", "verdicts"].map((table) => `${table}/${name}`),
    );
  });

  it("hold one line for each verdict, finding, status of controls and waiver, which the verdict counts", () => {
    const lines = [...files(FULL).values()].map((text) => text.trimEnd().split("\n"));
    expect(lines.map(({ length }) => length)).to.deep.equal([2, 1, 1, 1]);
    const verdict = JSON.parse(lines[3]?.[0] ?? "");
    expect(verdict).to.include({ findings: 2, controls: 1, waivers: 1, verdict: "violations" });
  });

  it("hold what every table has to hold, in the order of its columns, and nothing else", () => {
    for (const [path, text] of files(FULL)) {
      const [, table = ""] = /^(\w+)\//.exec(path) ?? [];
      for (const line of text.trimEnd().split("\n")) {
        const row = rowOf(table as TableName, line, { date: "2026-03-04" });
        const names = TABLES[table as TableName].map(({ name }) => name);
        expect(Object.keys(row), path).to.deep.equal(names);
      }
    }
  });

  it("tell of the controls of a framework in one line for each status", () => {
    const text = [...files(FULL)].find(([path]) => path.startsWith("controls"))?.[1] ?? "";
    expect(JSON.parse(text)).to.include({ framework: "pci_dss", status: "not_satisfied" });
    expect(JSON.parse(text).controls).to.deep.equal(["3.5.1"]);
  });

  it("are as few as there is something to say", () => {
    expect([...files({}).keys()].map((path) => path.split("/")[0])).to.deep.equal(["verdicts"]);
  });

  it("hold the same bytes for the same result, and another check_id for another report", () => {
    const texts = (...words: Parameters<typeof files>) => [...files(...words).values()];
    expect(texts(FULL, "a")).to.deep.equal(texts(FULL, "b"));
    expect(texts(FULL, "a", ["onetwo"])).to.deep.equal(texts(FULL, "a"));
    expect(texts(FULL, "a", ["three"])).not.to.deep.equal(texts(FULL, "a"));
  });
});
