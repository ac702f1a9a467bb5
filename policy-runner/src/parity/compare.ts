import { blockAddress } from "./configured.js";
import { diff } from "./diff.js";
import { type Entry, parseEntry, treeOfEntry, withoutSame } from "./entries.js";
import type { Environment } from "./environment.js";
import { withoutFilledIn } from "./left-alone.js";
import { type Likeness, type Roots, textOf } from "./likeness.js";
import type { Schemas } from "./schema.js";
import { Settlement, type Settling } from "./settle.js";
import { toldOnce } from "./tags.js";
import { ABSENT, type RawDifference } from "./types.js";
import { hasTrue } from "./values.js";

/** What the comparison of one root needs. */
export interface RootComparison {
  /** Name of the root. */
  readonly root: string;
  readonly likeness: Likeness;
  readonly settling: readonly Settling[];
  readonly schemas: Schemas;
}

/** Where the resources of one root differ, address by address. */
export function compareRoot(comparison: RootComparison): RawDifference[] {
  const roots = comparison.likeness.roots(comparison.root);
  const comparing = {
    ...comparison,
    roots,
    settlement: new Settlement(comparison.settling),
    blocks: roots.map((root) => new Set([...(root?.entries.keys() ?? [])].map(blockAddress))),
  };
  return [...addressesOf(roots)].flatMap((address) => compareAddress(address, comparing));
}

interface Comparing extends RootComparison {
  readonly roots: Roots;
  readonly settlement: Settlement;
  readonly blocks: readonly ReadonlySet<string>[];
}

function addressesOf(roots: Roots): Iterable<string> {
  return new Set(roots.flatMap((root) => [...(root?.entries.keys() ?? [])]));
}

function compareAddress(address: string, comparing: Comparing): readonly RawDifference[] {
  const { roots, likeness, root } = comparing;
  const areSame = likeness.isSame(root, address);
  const texts = (areSame ? roots.slice(0, 1) : roots).map((one) => textOf(one, address));
  const entries = texts.flatMap((text, i) =>
    text === undefined ? [] : [parseEntry(text, likeness.environments[i] as Environment)],
  );
  if (areSame && !hasTrue(entries[0]?.unknown)) return [];
  const isThere = texts.map((text) => text !== undefined);
  // A root that is missing is told once, not with each of its resources.
  const isMissing = isThere.some((isOwn, i) => !isOwn && roots[i] !== undefined);
  const missing = isMissing ? absence(address, entries, isThere, comparing) : [];
  // Where it is in several, it has to be the same in these.
  return areSame || entries.length > 1
    ? [...missing, ...compareEntries(address, entries, comparing)]
    : missing;
}

function compareEntries(
  address: string,
  entries: readonly Entry[],
  comparing: Comparing,
): readonly RawDifference[] {
  const { type, mode } = entries[0] as Entry;
  const { isComputed } = comparing.schemas.of(type, mode);
  const masks = entries.map((entry) => entry.unknown);
  const { environments } = comparing.likeness;
  const places = entries.map(({ environment }) => environments.indexOf(environment));
  const settled = entries.length === 1 ? undefined : places;
  const open = comparing.settlement.open(address, masks, isComputed, settled);
  const base = { address, type, kind: "value" as const };
  const undetermined = open.map(({ path, note }) => ({
    ...base,
    path,
    note,
    outcome: "undetermined" as const,
    canonical: comparing.roots.map(() => undefined),
  }));
  return entries.length === 1
    ? undetermined
    : [...differing(base, entries, comparing), ...undetermined];
}

function differing(
  base: Pick<RawDifference, "address" | "type" | "kind">,
  entries: readonly Entry[],
  comparing: Comparing,
): RawDifference[] {
  const { environments } = comparing.likeness;
  const places = entries.map(({ environment }) => environments.indexOf(environment));
  const areNew = entries.map(({ isNew }) => isNew);
  const configurations = comparing.settling.flatMap(({ configured }) => configured ?? []);
  const found = diffOf(entries, comparing.schemas);
  const { isChosen } = comparing.schemas.of(base.type, entries[0]?.mode ?? "managed");
  const known = [...new Set(configurations)];
  const left = withoutFilledIn(found, base.address, areNew, known, isChosen);
  return toldOnce(left).map(({ path, values }) => ({
    ...base,
    path,
    outcome: "differs",
    canonical: environments.map((_, i) =>
      places.includes(i) ? values[places.indexOf(i)] : ABSENT,
    ),
    note: "",
  }));
}

/** Names that only the command line gives hide no difference, and make none. */
function diffOf(all: readonly Entry[], schemas: Schemas) {
  const entries = withoutSame(all);
  const found = diff(entries.map((entry) => treeOfEntry(entry, schemas)));
  if (found.length === 0 || entries.some(({ environment }) => environment.facts.declared)) {
    return found;
  }
  const plain = diff(entries.map((entry) => treeOfEntry(entry, schemas, true)));
  const paths = new Set(plain.map(({ path }) => path));
  return found.filter(({ path }) => paths.has(path));
}

/** A data source that only some plans leave to apply says nothing: the others have read it already. */
function absence(
  address: string,
  entries: readonly Entry[],
  isThere: readonly boolean[],
  { blocks }: Comparing,
): readonly RawDifference[] {
  const { type, mode } = entries[0] as Entry;
  if (mode === "data") return [];
  const block = blockAddress(address);
  const isElsewhere = isThere.every((isOwn, i) => isOwn || blocks[i]?.has(block) === true);
  return [
    {
      address,
      type,
      path: "",
      kind: isElsewhere ? "count" : "presence",
      outcome: "differs",
      canonical: isThere.map((isOwn) => (isOwn ? "present" : "absent")),
      note: "",
    },
  ];
}
