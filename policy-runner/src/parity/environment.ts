import type { Json, JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import type { StackDocument } from "../plan/types.js";
import { type Canonical, canonicalOf, idsIn } from "./canonical.js";
import { blockAddress } from "./configured.js";
import { factsOf } from "./facts.js";
import type { Facts, GivenFacts } from "./types.js";

/** A root of one environment, by the name that it has in every one: "" where there is but one. */
export interface Root {
  readonly document: StackDocument;
  /** Canonical address → number of the entry; of what stays, in the order of the document. */
  readonly entries: ReadonlyMap<string, number>;
  /** Blocks of data sources that apply reads. */
  readonly data: ReadonlySet<string>;
}

/** One environment as it is compared. */
export interface Environment {
  readonly name: string;
  readonly facts: Facts;
  readonly canonical: Canonical;
  readonly roots: ReadonlyMap<string, Root>;
  readonly secrets: ReadonlySet<string>;
}

/** Takes in what was read of an environment: its facts, its addresses, and the ids that AWS gave. */
export function environmentOf(
  name: string,
  documents: ReadonlyMap<string, StackDocument>,
  given: GivenFacts = {},
): Environment {
  const all = [...documents.values()];
  const facts = factsOf(name, all, given);
  const plain = canonicalOf(facts);
  const ids = new Map<string, string>();
  const roots = [...documents].map(
    ([root, document]) => [plain(root), rootOf(document, plain, ids)] as const,
  );
  return {
    name,
    facts,
    canonical: ids.size === 0 ? plain : canonicalOf(facts, ids),
    roots: new Map(roots),
    secrets: new Set(all.flatMap((one) => [...one.secrets])),
  };
}

const ADDRESS = /^\{"address":("(?:[^"\\]|\\.)*")/;
const DEPOSED = /"deposed":"/;

function rootOf(document: StackDocument, canonical: Canonical, ids: Map<string, string>): Root {
  const entries = new Map<string, number>();
  const data = new Set<string>();
  for (let entry = 0; entry < document.count; entry++) {
    if (!document.stays(entry)) continue;
    const text = document.text(entry);
    const head = text.slice(0, 4096);
    if (DEPOSED.test(head) && (JSON.parse(text) as JsonObject).deposed !== undefined) continue;
    const address = canonical(addressOf(text));
    if (entries.has(address)) throw twice(document);
    entries.set(address, entry);
    if (/(?:^|\.)data\.[a-z]/.test(address)) data.add(blockAddress(address));
    collectIds(text, address, ids);
  }
  return { document, entries, data };
}

/** The address as Terraform writes it first of all; other writers may write it elsewhere. */
function addressOf(text: string): string {
  const quoted = ADDRESS.exec(text)?.[1];
  const address: Json | undefined =
    quoted === undefined
      ? (JSON.parse(text) as JsonObject).address
      : quoted.includes("\\")
        ? (JSON.parse(quoted) as string)
        : quoted.slice(1, -1);
  return String(address);
}

function twice({ name }: StackDocument): CannotJudge {
  return new CannotJudge(
    `${name} has two resources of one address, so it is unclear which one holds; write it again with \`terraform show -json\`.`,
  );
}

const OWN_ID = /"(?:id|arn)":"([^"\\]+)"/g;

/** The last id in a resource's own id or ARN is its own: those before it are of what it belongs to. */
function collectIds(text: string, address: string, ids: Map<string, string>): void {
  if (!text.includes('"id":"') && !text.includes('"arn":"')) return;
  for (const [, value = ""] of text.matchAll(OWN_ID)) {
    const own = idsIn(value).at(-1);
    if (own !== undefined && !ids.has(own)) ids.set(own, `<${address}>`);
  }
}
