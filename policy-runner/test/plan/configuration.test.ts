import { expect } from "chai";
import type { Json, JsonObject } from "../../src/constants.js";
import { readBlock } from "../../src/plan/configuration.js";
import { planText } from "../support/plans.js";
import { scanned } from "../support/scan.js";
import { refusal } from "../support/throws.js";

/** Reads the parts of a configuration that resources, modules and outputs ask for. */
const read = async (configuration: Json) => {
  const plan = await scanned(planText({ configuration }));
  const child = [{ name: "m", key: null }];
  plan.configuration.resource([], "aws_x", "y");
  plan.configuration.resource(child, "aws_x", "y");
  plan.configuration.call(child)?.expression("a");
  plan.configuration.outputs([]);
  return plan.configuration;
};
const resource = (overrides: JsonObject = {}) => ({
  address: "aws_x.y",
  mode: "managed",
  type: "aws_x",
  name: "y",
  ...overrides,
});
const withResource = (overrides: JsonObject) => ({
  root_module: { resources: [resource(overrides)] },
});

const sound = {
  provider_config: {
    aws: {
      name: "aws",
      full_name: "registry.terraform.io/hashicorp/aws",
      expressions: { region: {} },
    },
  },
  root_module: {
    resources: [
      resource({
        for_each_expression: { references: ["var.x"] },
        expressions: {
          name: { constant_value: null },
          bucket: { references: ["aws_y.z.id", "aws_y.z"] },
          empty: {},
          single: { references: { constant_value: "an attribute of that name" } },
          blocks: [{ constant_value: { constant_value: [1] } }, { inner: [{ a: {} }] }],
          references: [{ a: { constant_value: 1 } }],
        },
      }),
    ],
    module_calls: {
      m: {
        source: "./m",
        expressions: { a: {}, b: { references: ["local.b"] } },
        for_each_expression: { references: ["var.all"] },
        module: { resources: [resource()] },
      },
    },
    outputs: { o: { expression: { references: ["aws_x.y"] } } },
  },
};

describe("plan/configuration", () => {
  it("gives the parts of a sound configuration", async () => {
    const configuration = await read(sound);
    const child = [{ name: "m", key: "any" }];
    const block = configuration.resource([], "aws_x", "y");
    expect(block?.for_each_expression).to.deep.equal({ references: ["var.x"] });
    expect(block?.expressions).to.have.all.keys("bucket", "name");
    expect(configuration.resource(child, "aws_x", "y")?.type).to.equal("aws_x");
    expect(configuration.resource([], "aws_x", "z")).to.equal(undefined);
    expect(configuration.call(child)?.expression("b")).to.deep.equal({ references: ["local.b"] });
    expect(configuration.call(child)?.forEach).to.deep.equal({ references: ["var.all"] });
    expect(configuration.call([])).to.equal(undefined);
    const output = { references: ["aws_x.y"] };
    expect(configuration.outputs([], "o")).to.deep.equal([output]);
    expect(configuration.outputs([])).to.deep.equal([output]);
    expect(configuration.outputs([], "other")).to.deep.equal([]);
  });

  it("finds nothing in an empty configuration", async () => {
    expect((await read({})).resource([], "aws_x", "y")).to.equal(undefined);
  });

  it("takes references and blocks of any shape that Terraform writes", () => {
    const place = { name: "p.json", path: "" };
    const block = readBlock(sound.root_module.resources[0] as Json, place);
    expect(block).to.equal(sound.root_module.resources[0]);
  });

  const refused: readonly (readonly [what: string, value: Json, says: RegExp])[] = [
    ["a configuration that is a list", [], /configuration is not an object/],
    ["a root module that is null", { root_module: null }, /configuration\.root_module/],
    ["resources as an object", { root_module: { resources: {} } }, /resources is not a list/],
    ["a resource without type", withResource({ type: 1 }), /configuration\.type is not/],
    ["expressions as a list", withResource({ expressions: [] }), /expressions is not an object/],
    [
      "an expression as text",
      withResource({ expressions: { name: "x" } }),
      /expressions\.\* is not/,
    ],
    ["a block as a number", withResource({ expressions: { name: [1] } }), /expressions\.\*\[0\]/],
    [
      "references as numbers",
      withResource({ expressions: { name: { references: [1] } } }),
      /is not an object/,
    ],
    [
      "references as text",
      withResource({ expressions: { name: { references: "x" } } }),
      /expression or a block/,
    ],
    ["a count as a number", withResource({ count_expression: 1 }), /count_expression/],
    ["calls as a list", { root_module: { module_calls: [] } }, /module_calls is not an object/],
    [
      "a call as null",
      { root_module: { module_calls: { m: null } } },
      /module_calls\.\* is not an object/,
    ],
    [
      "a module as text",
      { root_module: { module_calls: { m: { module: "x" } } } },
      /kind that no plan has at line 1/,
    ],
    ["an output as text", { root_module: { outputs: { o: "x" } } }, /outputs\.\* is not an object/],
    ["a provider as text", { provider_config: { aws: "x" } }, /provider_config\.\* is not/],
    ["a provider with a numeric name", { provider_config: { aws: { name: 1 } } }, /\*\.name/],
  ];
  for (const [what, value, says] of refused) {
    it(`refuses ${what}`, async () => {
      expect(await refusal(() => read(value))).to.match(says);
    });
  }
});
