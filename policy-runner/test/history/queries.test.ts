import { expect } from "chai";
import { QUERIES } from "../../src/history/queries.js";

/** What DuckDB and Trino both have under one name, with the same arguments. */
const BOTH = [
  ...["CAST", "COUNT", "COUNT_IF", "DATE_DIFF", "DATE_TRUNC", "DENSE_RANK", "IN", "MAX", "MAX_BY"],
  ...["MIN", "OVER", "ROW_NUMBER", "SUBSTR", "UNNEST"],
];

/** Names that are followed by a parenthesis, without being functions. */
const NAMES = ["AS", "T"];

describe("the SQL of each question", () => {
  for (const { name, sql, parameters } of Object.values(QUERIES)) {
    it(`${name} has a value for each parameter, which all stand in WHERE, where Athena takes them`, () => {
      expect(sql.split("?")).to.have.length(parameters.length + 1);
      for (const { index } of sql.matchAll(/\?/g)) {
        const before = sql.slice(0, index);
        const clause = before.match(/\b(SELECT|FROM|WHERE|GROUP BY|ORDER BY|WITH)\b/g)?.at(-1);
        expect(clause, before.slice(-40)).to.equal("WHERE");
      }
    });

    it(`${name} uses what DuckDB and Athena both have`, () => {
      const words = [...sql.matchAll(/\b(\w+) ?\(/g)].map(([, word = ""]) => word.toUpperCase());
      const others = words.filter((word) => !BOTH.includes(word) && !NAMES.includes(word));
      expect(others).to.deep.equal([]);
      expect(sql).not.to.match(/::|\bUSING\b|\bQUALIFY\b|\bILIKE\b|\$\d|\[/);
    });

    it(`${name} gives its rows in one order`, () => {
      expect(sql).to.match(/\nORDER BY\s/);
    });
  }
});
