import { ScanError } from "./scan-error.js";
import { CODE, Tokens } from "./tokens.js";

/** Where a value stands in the text: from its first character, up to but not including `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a scan learns of a document without building any of its values. */
export interface ScannedDocument {
  readonly root: "object" | "array" | "scalar";
  /** Members of a root object: unescaped key → where the value stands. */
  readonly members: ReadonlyMap<string, Span>;
  /** Index of the first character after the document and the white space that follows it. */
  readonly end: number;
}

/** Terraform's own plans stay below 40; deeper ones only serve to exhaust a stack. */
const MAX_DEPTH = 512;

/** Past this many keys a depth forgets those of closed objects, so that a map cannot grow for ever. */
const KEYS_KEPT = 2 ** 20;

/**
 * Checks the first JSON document of `text` strictly (RFC 8259) in one pass, and beyond the RFC refuses
 * what readers disagree on: a key repeated within one object (compared unescaped), half of a surrogate
 * pair, a number too large for a double, nesting deeper than 512. Takes time linear in the text.
 *
 * @throws ScanError with the kind of fault and the index of the first character that is wrong
 */
export function scanDocument(text: string): ScannedDocument {
  return new Scanner(text).document();
}

class Scanner {
  readonly #tokens: Tokens;
  /** How many objects have been opened so far; numbers each one. */
  #objects = 0;
  /** By depth: key → number of the last object that had it. One object at most is open per depth. */
  readonly #keys: Map<string, number>[] = [];
  readonly #members = new Map<string, Span>();

  constructor(text: string) {
    this.#tokens = new Tokens(text);
  }

  document(): ScannedDocument {
    const tokens = this.#tokens;
    tokens.space();
    const first = tokens.next();
    const root =
      first === CODE.openObject ? "object" : first === CODE.openList ? "array" : "scalar";
    this.#value(0);
    tokens.space();
    return { root, members: this.#members, end: tokens.at };
  }

  #value(depth: number): void {
    const tokens = this.#tokens;
    const first = tokens.next();
    if (first === CODE.quote) tokens.string();
    else if (first === CODE.openObject) this.#object(depth + 1);
    else if (first === CODE.openList) this.#list(depth + 1);
    else if (first === 0x74) tokens.word("true");
    else if (first === 0x66) tokens.word("false");
    else if (first === 0x6e) tokens.word("null");
    else tokens.number();
  }

  #object(depth: number): void {
    const tokens = this.#tokens;
    this.#enter(depth);
    const keys = this.#keysAt(depth);
    const object = ++this.#objects;
    if (tokens.take(CODE.closeObject)) return;
    do {
      tokens.space();
      const key = this.#key(keys, object);
      tokens.space();
      tokens.expect(CODE.colon);
      tokens.space();
      const start = tokens.at;
      this.#value(depth);
      if (depth === 1) this.#members.set(key, { start, end: tokens.at });
      tokens.space();
    } while (tokens.take(CODE.comma));
    tokens.expect(CODE.closeObject);
  }

  #list(depth: number): void {
    const tokens = this.#tokens;
    this.#enter(depth);
    if (tokens.take(CODE.closeList)) return;
    do {
      tokens.space();
      this.#value(depth);
      tokens.space();
    } while (tokens.take(CODE.comma));
    tokens.expect(CODE.closeList);
  }

  /** Steps over the opening bracket of a list or object. */
  #enter(depth: number): void {
    if (depth > MAX_DEPTH) throw new ScanError("depth", this.#tokens.at);
    this.#tokens.at++;
    this.#tokens.space();
  }

  #keysAt(depth: number): Map<string, number> {
    let keys = this.#keys[depth];
    if (keys === undefined || keys.size > KEYS_KEPT) {
      keys = new Map();
      this.#keys[depth] = keys;
    }
    return keys;
  }

  #key(keys: Map<string, number>, object: number): string {
    const tokens = this.#tokens;
    const start = tokens.at;
    const escaped = tokens.string();
    const key = escaped
      ? (JSON.parse(tokens.text.slice(start, tokens.at)) as string)
      : tokens.text.slice(start + 1, tokens.at - 1);
    if (keys.get(key) === object) throw new ScanError("repeated", start);
    keys.set(key, object);
    return key;
  }
}
