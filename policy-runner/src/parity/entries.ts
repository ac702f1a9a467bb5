import { randomBytes } from "node:crypto";
import type { Json, JsonObject } from "../constants.js";
import type { Environment } from "./environment.js";
import { parseJson } from "./json.js";
import { normalRules } from "./rule-forms.js";
import type { Schemas } from "./schema.js";
import { treeOf } from "./tree.js";
import { isPlain } from "./values.js";

/** A resource as it stands in one environment. */
export interface Entry {
  readonly environment: Environment;
  readonly type: string;
  readonly mode: string;
  readonly value: Json;
  readonly unknown: Json;
  readonly sensitive: Json;
  readonly provider: Json | undefined;
  /** Whether it is to be made: only then is its id not known. */
  readonly isNew: boolean;
}

/** Key of the digests of sensitive values: nobody can compare them with anything after the run. */
const KEY = randomBytes(32);

/** Takes in the JSON of a resource. */
export function parseEntry(text: string, environment: Environment): Entry {
  const entry = parseJson(text) as JsonObject;
  const change = (entry.change ?? null) as JsonObject | null;
  const mask = change?.after_unknown;
  return {
    environment,
    isNew: isPlain(mask) && mask.id === true,
    type: String(entry.type),
    mode: String(entry.mode),
    value: (change === null ? entry.values : change.after) ?? null,
    unknown: change?.after_unknown ?? {},
    sensitive: (change === null ? entry.sensitive_values : change.after_sensitive) ?? {},
    provider: entry.provider_name,
  };
}

/** Attributes that are the same text everywhere need not be taken apart. */
export function withoutSame(entries: readonly Entry[]): readonly Entry[] {
  const names = new Set(entries.flatMap(({ value }) => (isPlain(value) ? Object.keys(value) : [])));
  for (const { unknown } of entries)
    for (const name of isPlain(unknown) ? Object.keys(unknown) : []) names.add(name);
  const isOpen = [...names].filter((name) => {
    const texts = entries.map(({ environment, value, unknown, sensitive }) =>
      environment.canonical(
        JSON.stringify([value, unknown, sensitive].map((one) => of(one, name))),
      ),
    );
    return texts.some((text) => text !== texts[0]);
  });
  return entries.map((entry) => ({ ...entry, value: only(entry.value, isOpen) }));
}

/** A part of a value or mask; a mask that is true marks every part. */
function of(value: Json, name: string): Json {
  return isPlain(value) ? (value[name] ?? null) : value;
}

function only(value: Json, names: readonly string[]): Json {
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    names.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]])),
  );
}

/**
 * What of a resource is compared.
 *
 * @param isUnnamed whether the environment goes by no name
 */
export function treeOfEntry(entry: Entry, schemas: Schemas, isUnnamed = false): JsonObject {
  const { type, mode, value, unknown, sensitive, provider, environment } = entry;
  const canonical = isUnnamed ? environment.unnamed : environment.canonical;
  const form = { ...schemas.of(type, mode), canonical, key: KEY };
  const tree = treeOf(value, unknown, sensitive, form);
  // In brackets, as no attribute is called so.
  const besides = { "(mode)": mode, "(provider)": provider ?? null };
  return { ...(isPlain(tree) ? normalRules(type, tree) : {}), ...besides };
}
