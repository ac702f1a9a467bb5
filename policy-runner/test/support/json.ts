import { readFileSync } from "node:fs";

/** A JSON file, as the type that the caller knows it to be. */
export function readJson<Value>(path: string): Value {
  return JSON.parse(readFileSync(path, "utf8")) as Value;
}
