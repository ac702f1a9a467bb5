import { readFileSync } from "node:fs";
import { expect } from "chai";
import { makeTable, TABLE } from "../provider-schema.js";
import { ownBlocks, probesOf, without } from "../schema-blocks.js";
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

  it("tells blocks that the provider never fills in, by what a plan without them says", () => {
    const leaf = { attributes: { of: { type: "string", required: true } } } as const;
    const holder = {
      attributes: { of: { type: "string", optional: true } },
      block_types: {
        inner: { nesting_mode: "list", block: leaf },
        given: { nesting_mode: "list", block: leaf },
      },
    } as const;
    const block = {
      attributes: {
        id: { type: "string", optional: true, computed: true },
        name: { type: "string", optional: true },
        arn: { type: "string", computed: true },
      },
      block_types: {
        holder: { nesting_mode: "list", block: holder },
        needed: { nesting_mode: "set", min_items: 2, block: leaf },
        filled: { nesting_mode: "list", block: leaf },
        timeouts: { nesting_mode: "single", block: leaf },
      },
    } as const;
    const schema = { resource_schemas: { aws_x: { block }, aws_y: { block: leaf } } };
    const probes = probesOf(schema, ["aws_x", "aws_y", "aws_z"]);
    const later = `\${jsondecode(terraform_data.unknown.output)}`;
    const needed = [{ of: later }, { of: later }];
    expect(probes).to.deep.equal({
      aws_x: {
        probe: { name: later, needed },
        probe_holder: { name: later, needed, holder: [{}] },
      },
    });
    expect(without(probes, new Set(["aws_x.probe"])).aws_x).to.have.all.keys("probe_holder");
    const plan = (holder: readonly object[]) => ({
      type: "aws_x",
      change: { after_unknown: { holder, needed: [{ of: true }, { of: true }], filled: true } },
    });
    const planned = [plan([]), plan([{ inner: [], given: true }]), { ...plan([]), type: "other" }];
    expect(ownBlocks(schema, planned).get("aws_x")).to.deep.equal([
      "holder",
      "holder/*/inner",
      "needed",
    ]);
  });
});
