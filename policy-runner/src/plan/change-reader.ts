import type { Json, JsonObject } from "../constants.js";
import { isChange, isHead, readResourceChange } from "./resource-changes.js";
import type { Place } from "./shape.js";
import type { Change, ResourceChange } from "./types.js";

/** Characters of changes that are kept. */
const KEPT = 2 ** 18;

/** What stands between the names of an entry and its change; within a text its quotes were escaped. */
const BETWEEN = ',"change":';

/**
 * Reads entries of `resource_changes`. Those of instances and copies differ in their addresses, and
 * often in nothing else: the same text of `change` gives the same object.
 */
export class ChangeReader {
  private readonly known = new Map<string, Change>();
  private held = 0;

  /** @throws CannotJudge when the entry is not what a plan has there */
  read(entry: string, place: Place): ResourceChange {
    const at = entry.indexOf(BETWEEN);
    const change = at === -1 ? undefined : this.change(entry.slice(at + BETWEEN.length, -1));
    if (change !== undefined) {
      const head = parse(`${entry.slice(0, at)}}`);
      if (head !== undefined && isHead(head)) return Object.assign(head, { change });
    }
    return readResourceChange(JSON.parse(entry) as Json, place);
  }

  /** Undefined where it is none, or something follows it. */
  private change(text: string): Change | undefined {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const change = parse(text);
    if (change === undefined || !isChange(change)) return undefined;
    if (this.held > KEPT) {
      this.known.clear();
      this.held = 0;
    }
    this.held += text.length;
    this.known.set(text, change);
    return change;
  }
}

function parse(text: string): JsonObject | undefined {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return undefined;
  }
}
