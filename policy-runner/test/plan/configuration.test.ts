import { expect } from "chai";
import type { Json, JsonObject } from "../../src/constants.js";
import { readConfiguration } from "../../src/plan/configuration.js";
import { refusal } from "../support/throws.js";

const read = (value: Json) => readConfiguration(value, { name: "p.json", path: "configuration" });
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

const sound: JsonObject = {
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
      m: { source: "./m", expressions: { a: {} }, module: { resources: [resource()] } },
    },
    outputs: { o: { expression: { references: ["aws_x.y"] } } },
  },
};

describe("plan/configuration", () => {
  it("gives a sound configuration as it is", () => {
    expect(read(sound)).to.equal(sound);
    expect(read({})).to.deep.equal({});
  });

  const refused: readonly (readonly [what: string, value: Json, says: RegExp])[] = [
    ["a configuration that is a list", [], /configuration is not an object/],
    ["a root module that is null", { root_module: null }, /configuration\.root_module/],
    ["resources as an object", { root_module: { resources: {} } }, /resources is not a list/],
    ["a resource without address", withResource({ address: 1 }), /resources\[0\]\.address/],
    ["expressions as a list", withResource({ expressions: [] }), /expressions is not an object/],
    ["an expression as text", withResource({ expressions: { a: "x" } }), /expressions\.\* is not/],
    ["a block as a number", withResource({ expressions: { a: [1] } }), /expressions\.\*\[0\]/],
    [
      "references as numbers",
      withResource({ expressions: { a: { references: [1] } } }),
      /is not an object/,
    ],
    [
      "references as text",
      withResource({ expressions: { a: { references: "x" } } }),
      /expression or a block/,
    ],
    ["a count as a number", withResource({ count_expression: 1 }), /count_expression/],
    ["calls as a list", { root_module: { module_calls: [] } }, /module_calls is not an object/],
    ["a call as null", { root_module: { module_calls: { m: null } } }, /module_calls\.\* is not/],
    ["a source as a number", { root_module: { module_calls: { m: { source: 1 } } } }, /source/],
    [
      "a module as text",
      { root_module: { module_calls: { m: { module: "x" } } } },
      /\*\.module is not/,
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
