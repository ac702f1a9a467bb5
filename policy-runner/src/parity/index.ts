import type { Json, JsonObject } from "../constants.js";
import type { StackDocument } from "../plan/types.js";
import { idsIn } from "./canonical.js";

/** What is looked up in a document before anything is compared, each entry read once. */
export interface Index {
  /** Address → number of the entry; of what stays, in the order of the document. */
  readonly entries: readonly (readonly [address: string, entry: number])[];
  /** Ids that AWS gave, each with the address of what it is the id of, which a data source only reads. */
  readonly ids: ReadonlyMap<string, string>;
  /** Blocks of networks, as they are written, by address. */
  readonly blocks: ReadonlyMap<string, string>;
  /** Networks of which only apply will tell the block. */
  readonly unknownBlocks: number;
  /** What `aws_caller_identity` tells in a state, by the address of the data source. */
  readonly callers: ReadonlyMap<string, string>;
}

/** Resources of which the blocks of a network are made. */
const BLOCKS = /(?:^|\.)(?:aws_vpc|aws_vpc_ipv4_cidr_block_association)\./;

const DEPOSED = /"deposed"\s*:\s*"/;

/** Takes in the addresses of a document, and what says who and where its environment is. */
export function indexOf(document: StackDocument): Index {
  const entries: [string, number][] = [];
  const ids = new Map<string, string>();
  const blocks = new Map<string, string>();
  const callers = new Map<string, string>();
  let unknownBlocks = 0;
  for (let entry = 0; entry < document.count; entry++) {
    if (!document.stays(entry)) continue;
    const text = document.text(entry);
    const isDeposed = DEPOSED.test(text.slice(0, 4096));
    if (isDeposed && (JSON.parse(text) as JsonObject).deposed !== undefined) continue;
    const address = addressOf(text);
    entries.push([address, entry]);
    collectIds(text, address, ids);
    if (BLOCKS.test(address) && !keep(blocks, "managed", address, text, "cidr_block"))
      unknownBlocks++;
    if (address.includes("data.aws_caller_identity."))
      keep(callers, "data", address, text, "account_id");
  }
  return { entries, ids, blocks, unknownBlocks, callers };
}

/** The values of an entry: of a plan those after apply. */
export function valuesOf({ values, change }: JsonObject): JsonObject {
  return (values ?? (change as JsonObject | undefined)?.after ?? {}) as JsonObject;
}

/** Takes in an attribute; false where only apply will tell it. */
function keep(
  into: Map<string, string>,
  mode: string,
  address: string,
  text: string,
  attribute: string,
): boolean {
  const entry = JSON.parse(text) as JsonObject;
  if (entry.mode !== mode) return true;
  const value = valuesOf(entry)[attribute];
  if (typeof value === "string") into.set(address, value);
  const mask = (entry.change as JsonObject | undefined)?.after_unknown as JsonObject | undefined;
  return mask?.[attribute] !== true;
}

const ADDRESS = /^\{"address":("(?:[^"\\]|\\.)*")/;

/** The address as Terraform writes it first of all; other writers may write it elsewhere. */
function addressOf(text: string): string {
  const quoted = ADDRESS.exec(text)?.[1];
  // Parsed, as a part that is only cut out would keep the whole text in memory.
  const parsed = JSON.parse(quoted ?? text) as Json;
  return String(quoted === undefined ? (parsed as JsonObject).address : parsed);
}

const DATA = /(?:^|\.)data\.[a-z]/;

const OWN_ID = /"(?:id|arn)"\s*:\s*"([^"\\]+)"/g;

/** The last id in a resource's own id or ARN is its own: those before it are of what it belongs to. */
function collectIds(text: string, address: string, ids: Map<string, string>): void {
  if (!text.includes('"id"') && !text.includes('"arn"')) return;
  for (const [, value = ""] of text.matchAll(OWN_ID)) {
    const own = idsIn(value).at(-1);
    if (own === undefined || (ids.has(own) && !DATA.test(ids.get(own) ?? ""))) continue;
    ids.set(Buffer.from(own).toString(), address);
  }
}
