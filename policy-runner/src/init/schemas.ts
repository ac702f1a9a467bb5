import type { Json, JsonObject } from "../constants.js";
import { beginningOf } from "./beginning.js";
import type { Files, Known } from "./types.js";

/** Folder of the schemas, below the folder that is begun in. */
export const SCHEMAS = ".policy-runner/schemas";

/** The schemas by which an editor checks and completes a team's files. */
export function editorSchemas({ pack, rules, variations }: Known): Files {
  const titles = rules.map(({ id, title }) => [id, title] as const);
  const schemas: readonly (readonly [name: string, schema: JsonObject])[] = [
    ["team", teamSchema(pack.schemas.config, parametersSchema(pack), new Map(titles))],
    ["waivers", pack.schemas.waivers],
    ["variations", variations],
  ];
  return new Map(
    schemas.map(([name, schema]) => [
      `${SCHEMAS}/${name}.json`,
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  );
}

/** A team sets those that it wants, so none is required; the editor offers what holds otherwise. */
function parametersSchema(pack: Known["pack"]): JsonObject {
  const { parameters } = beginningOf(pack);
  const { required: _, $schema: __, properties, ...schema } = pack.schemas.parameters;
  const known = Object.entries(objectOf(properties)).map(([name, property]) => {
    const holds = parameters[name];
    return [name, holds === undefined ? property : { ...objectOf(property), default: holds }];
  });
  return { ...schema, properties: Object.fromEntries(known) as JsonObject };
}

/** The schema of a team's file, with the parameters and rules that this pack has. */
function teamSchema(
  config: JsonObject,
  parameters: JsonObject,
  titles: ReadonlyMap<string, string>,
): JsonObject {
  const schema = structuredClone(config);
  const definitions = objectOf(schema.definitions);
  const properties = objectOf(schema.properties);
  const rules = objectOf(properties.rules);
  const environment = objectOf(objectOf(properties.environments).additionalProperties);
  const named = { $ref: "#/definitions/parameters" };
  objectOf(environment.properties).parameters = named;
  schema.definitions = {
    ...definitions,
    parameters: moved(parameters),
    rule: rules.additionalProperties ?? {},
  };
  schema.properties = {
    ...properties,
    parameters: named,
    rules: {
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(
        [...titles].map(([id, title]) => [
          id,
          { description: title, allOf: [{ $ref: "#/definitions/rule" }] },
        ]),
      ),
    },
  };
  return schema;
}

/** A schema that becomes a definition of another: what it refers to within itself has moved with it. */
function moved(schema: JsonObject): JsonObject {
  const text = JSON.stringify(schema);
  return JSON.parse(
    text.replaceAll('"$ref":"#/', '"$ref":"#/definitions/parameters/'),
  ) as JsonObject;
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
