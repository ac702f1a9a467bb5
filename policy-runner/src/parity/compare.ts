import { randomBytes } from "node:crypto";
import type { Json, JsonObject } from "../constants.js";
import { blockAddress } from "./configured.js";
import { diff } from "./diff.js";
import type { Environment, Root } from "./environment.js";
import type { Schemas } from "./schema.js";
import { Settlement, type Settling } from "./settle.js";
import { isPlain, treeOf } from "./tree.js";
import type { RawDifference } from "./types.js";

/** A resource as it stands in one environment. */
interface Entry {
  readonly type: string;
  readonly mode: string;
  readonly value: Json;
  readonly unknown: Json;
  readonly sensitive: Json;
  readonly provider: Json | undefined;
}

/** What the comparison of one root needs. */
export interface RootComparison {
  readonly environments: readonly Environment[];
  /** The root in each environment; undefined where there is none. */
  readonly roots: readonly (Root | undefined)[];
  readonly settling: readonly Settling[];
  readonly schemas: Schemas;
}

/** Key of the digests of sensitive values: nobody can compare them with anything after the run. */
const KEY = randomBytes(32);

/** Where the resources of one root differ, address by address. */
export function compareRoot(comparison: RootComparison): RawDifference[] {
  const { roots } = comparison;
  const settlement = new Settlement(comparison.settling);
  const blocks = roots.map((root) => new Set([...(root?.entries.keys() ?? [])].map(blockAddress)));
  const found: RawDifference[] = [];
  for (const address of addressesOf(roots)) {
    const texts = roots.map((root) => {
      const entry = root?.entries.get(address);
      return entry === undefined ? undefined : root?.document.text(entry);
    });
    found.push(...compareTexts(address, texts, { ...comparison, settlement, blocks }));
  }
  return found;
}

interface Comparing extends RootComparison {
  readonly settlement: Settlement;
  readonly blocks: readonly ReadonlySet<string>[];
}

function addressesOf(roots: readonly (Root | undefined)[]): Iterable<string> {
  return new Set(roots.flatMap((root) => [...(root?.entries.keys() ?? [])]));
}

function compareTexts(
  address: string,
  texts: readonly (string | undefined)[],
  comparing: Comparing,
): readonly RawDifference[] {
  const present = texts.filter((text) => text !== undefined);
  const first = parseEntry(present[0] as string);
  if (present.length < texts.length) return missing(address, first, texts, comparing);
  const areSame = sameTexts(texts as readonly string[], comparing.environments);
  if (areSame && !hasUnknown(first.unknown)) return [];
  const entries = areSame ? [first] : texts.map((text) => parseEntry(text as string));
  const schema = comparing.schemas.of(first.type, first.mode);
  const open = comparing.settlement.open(
    address,
    entries.map((entry) => entry.unknown),
    schema.isComputed,
  );
  const base = { address, type: first.type, kind: "value" as const };
  const undetermined = open.map(({ path, note }) => ({
    ...base,
    path,
    note,
    outcome: "undetermined" as const,
    canonical: texts.map(() => undefined),
  }));
  if (areSame) return undetermined;
  return [...differing(base, entries, comparing), ...undetermined];
}

/**
 * Names that only the command line gives are no facts of a plan: what is the same letter by letter is then
 * the same, whatever environment it seems to name.
 */
function sameTexts(texts: readonly string[], environments: readonly Environment[]): boolean {
  if (
    texts.every((text) => text === texts[0]) &&
    environments.every((one) => !one.facts.declared)
  ) {
    return true;
  }
  const first = environments[0]?.canonical(texts[0] as string);
  return texts.every((text, i) => i === 0 || environments[i]?.canonical(text) === first);
}

function differing(
  base: Pick<RawDifference, "address" | "type" | "kind">,
  entries: readonly Entry[],
  { environments, schemas }: Comparing,
): RawDifference[] {
  const [first] = entries as [Entry];
  const schema = schemas.of(first.type, first.mode);
  const trees = entries.map(({ value, unknown, sensitive, mode, provider }, i) => {
    const { canonical } = environments[i] as Environment;
    const tree = treeOf(value, unknown, sensitive, { ...schema, canonical, key: KEY });
    // In brackets, as no attribute is called so.
    return isPlain(tree) ? { ...tree, "(mode)": mode, "(provider)": provider ?? null } : tree;
  });
  const found = diff(trees, schema.isSet);
  const paths = new Set(found.map(({ path }) => path));
  return found
    .filter(
      ({ path }) =>
        !paths.has(path.replace(/^\/tags_all\//, "/tags/")) || !path.startsWith("/tags_all"),
    )
    .map(({ path, values }) => ({
      ...base,
      path,
      outcome: "differs",
      canonical: values,
      note: "",
    }));
}

/** A data source that only some plans leave to apply says nothing: the others have read it already. */
function missing(
  address: string,
  { type, mode }: Entry,
  texts: readonly (string | undefined)[],
  { blocks }: Comparing,
): readonly RawDifference[] {
  if (mode === "data") return [];
  const block = blockAddress(address);
  const isElsewhere = texts.every(
    (text, i) => text !== undefined || blocks[i]?.has(block) === true,
  );
  return [
    {
      address,
      type,
      path: "",
      kind: isElsewhere ? "count" : "presence",
      outcome: "differs",
      canonical: texts.map((text) => (text === undefined ? "absent" : "present")),
      note: "",
    },
  ];
}

function parseEntry(text: string): Entry {
  const entry = JSON.parse(text) as JsonObject;
  const change = (entry.change ?? null) as JsonObject | null;
  return {
    type: String(entry.type),
    mode: String(entry.mode),
    value: (change === null ? entry.values : change.after) ?? null,
    unknown: change?.after_unknown ?? {},
    sensitive: (change === null ? entry.sensitive_values : change.after_sensitive) ?? {},
    provider: entry.provider_name,
  };
}

function hasUnknown(mask: Json): boolean {
  if (mask === true) return true;
  return mask !== null && typeof mask === "object" && Object.values(mask).some(hasUnknown);
}
