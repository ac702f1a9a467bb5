import { readFileSync } from "node:fs";
import { expect } from "chai";
import { makeTable, TABLE } from "../provider-schema.js";
import { reduceSchema } from "../schema-table.js";

describe("policies/provider/aws.json", function () {
  this.timeout(120_000);

  it("is what make provider-schema writes", async () => {
    const made = await makeTable(new AbortController().signal);
    expect(made === readFileSync(TABLE, "utf8"), "run make provider-schema").to.equal(true);
  });

  it("tells sets, of blocks and attributes at any depth, and what the provider alone decides", () => {
    const block = {
      attributes: {
        arn: { type: "string", computed: true },
        names: { type: ["set", "string"], optional: true, computed: true },
        parts: { type: ["list", ["object", { ids: ["set", "string"] }]], optional: true },
        tags_all: { type: ["map", "string"], computed: true },
      },
      block_types: {
        one: { nesting_mode: "list", block: { attributes: { of: { type: ["set", "string"] } } } },
        rule: {
          nesting_mode: "set",
          block: { attributes: { state: { type: "string", computed: true } } },
        },
        when: {
          nesting_mode: "single",
          block: { attributes: { at: { type: "string", computed: true } } },
        },
      },
    } as const;
    const types = { aws_x: { block } };
    expect(reduceSchema({ resource_schemas: types, data_source_schemas: types })).to.deep.equal({
      aws_x: {
        sets: ["names", "one/*/of", "parts/*/ids", "rule"],
        computed: ["arn", "rule/*/state", "when/at"],
        chosen: ["names"],
      },
      "data.aws_x": { sets: ["names", "one/*/of", "parts/*/ids", "rule"] },
    });
  });
});
