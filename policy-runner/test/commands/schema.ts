import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import { ROOT } from "../support/cli.js";

/** A published schema, ready to be asked. */
export function schema(name: string): ValidateFunction {
  const text = readFileSync(join(ROOT, "policies/schemas", `${name}.json`), "utf8");
  return new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(
    JSON.parse(text),
  );
}

/** Fails with everything that does not fit. */
export function expectValid(validate: ValidateFunction, value: unknown): void {
  expect(validate(value), JSON.stringify(validate.errors)).to.equal(true);
}

/** A copy in which the object at a path is another. */
export function altered(
  value: JsonObject,
  path: string,
  change: (at: JsonObject) => unknown,
): unknown {
  const [step = "", ...rest] = path.split(".");
  if (path === "") return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as JsonObject;
  copy[step] = altered(value[step] as JsonObject, rest.join("."), change) as JsonObject;
  return copy;
}
