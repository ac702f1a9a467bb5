import { CannotJudge } from "../errors.js";
import type { StackDocument } from "../plan/types.js";
import { type Canonical, canonicalOf } from "./canonical.js";
import { type Configuration, Configurations } from "./configuration.js";
import { blockAddress } from "./configured.js";
import { factsOf, type Indexed } from "./facts.js";
import { type Index, indexOf } from "./index.js";
import type { Facts, GivenFacts } from "./types.js";

/** A root of one environment, by the name that it has in every one: "" where there is but one. */
export interface Root extends Indexed {
  /** Canonical address → number of the entry; of what stays, in the order of the document. */
  readonly entries: ReadonlyMap<string, number>;
  /** Blocks of data sources that apply reads. */
  readonly data: ReadonlySet<string>;
  /** Null for a state. */
  readonly configuration: Configuration | null;
}

/** One environment as it is compared. */
export interface Environment {
  readonly name: string;
  readonly facts: Facts;
  readonly canonical: Canonical;
  /** The same, but for its name. */
  readonly unnamed: Canonical;
  readonly roots: ReadonlyMap<string, Root>;
  /** Texts that reach no output, as they are and as they stand in what is compared. */
  readonly secrets: ReadonlySet<string>;
}

/** Takes in what was read of an environment: its facts, its addresses, and the ids that AWS gave. */
export function environmentOf(
  name: string,
  documents: ReadonlyMap<string, StackDocument>,
  given: GivenFacts = {},
  configurations: Configurations = new Configurations(),
): Environment {
  const indexed = new Map(
    [...documents].map(([root, document]) => [root, { document, index: indexOf(document) }]),
  );
  const all = [...indexed.values()];
  const facts = factsOf(name, all, given);
  const plain = canonicalOf(facts);
  const ids = idsOf(all, plain);
  const canonical = ids.size === 0 ? plain : canonicalOf(facts, ids);
  const unnamed = canonicalOf({ ...facts, names: [] }, ids);
  const secrets = all.flatMap(({ document }) => [...document.secrets]);
  return {
    name,
    facts,
    canonical,
    unnamed,
    roots: new Map(
      [...indexed].map(([root, { document, index }]) => [
        plain(root),
        {
          document,
          index,
          ...addressesOf(document, index, plain),
          configuration: configurations.of(document.configuration(), canonical),
        },
      ]),
    ),
    secrets: new Set(secrets.flatMap((secret) => [secret, canonical(secret)])),
  };
}

function addressesOf(
  document: StackDocument,
  index: Index,
  canonical: Canonical,
): Pick<Root, "entries" | "data"> {
  const entries = new Map<string, number>();
  const data = new Set<string>();
  for (const [own, entry] of index.entries) {
    const address = canonical(own);
    if (entries.has(address)) throw twice(document);
    entries.set(address, entry);
    if (/(?:^|\.)data\.[a-z]/.test(address)) data.add(blockAddress(address));
  }
  return { entries, data };
}

const DATA = /(?:^<|\.)data\.[a-z]/;

function idsOf(all: readonly Indexed[], canonical: Canonical): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { index } of all) {
    for (const [id, address] of index.ids) {
      const known = ids.get(id);
      if (known === undefined || DATA.test(known)) ids.set(id, `<${canonical(address)}>`);
    }
  }
  return ids;
}

function twice({ name }: StackDocument): CannotJudge {
  return new CannotJudge(
    `${name} has two resources of one address, so it is unclear which one holds; write it again with \`terraform show -json\`.`,
  );
}
