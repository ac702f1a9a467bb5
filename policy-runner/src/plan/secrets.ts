import type { Json, JsonObject } from "../constants.js";
import { type Hash, KEY_HASH } from "./records.js";
import { RootVariables } from "./root-variables.js";
import type { Scanner } from "./scanner.js";
import { isObject } from "./shape.js";
import type { PlanSource } from "./types.js";
import { SENSITIVE } from "./wanted.js";

/**
 * Shorter values are no secrets that a text could be searched for: "dev", marked sensitive somewhere,
 * would black out every name in a report. Where they are marked they are masked all the same.
 */
const MIN_LENGTH = 6;

/**
 * Every text that the plan marks sensitive anywhere.
 *
 * Marks do not follow a value into what a provider computes from it: a tag that is sensitive in `tags`
 * stands unmarked in `tags_all`. So whatever equals or contains a marked text is held to be marked.
 */
export class Secrets {
  private readonly found = new Set<string>();
  /** Those of the root, which stand before what says that they are sensitive. */
  readonly variables: RootVariables;
  private readonly sensitive: Hash[] = [];

  constructor(
    private readonly source: PlanSource,
    private readonly scanner: Scanner,
  ) {
    this.variables = new RootVariables(source, scanner);
  }

  /** Takes in the scanner's current record of a resource, where it is marked at all. */
  fromResource(): void {
    if ((this.scanner.flags & SENSITIVE) === 0) return;
    const entry = this.current();
    if (isObject(entry)) this.fromChange(entry.change);
  }

  /** Takes in the record of a resource of a state. */
  fromState(): void {
    if ((this.scanner.flags & SENSITIVE) === 0) return;
    const entry = this.current();
    if (isObject(entry)) collect(entry.values, entry.sensitive_values, this.found);
  }

  /** Takes in the record of an output's change. */
  fromOutput(): void {
    if ((this.scanner.flags & SENSITIVE) !== 0) this.fromChange(this.current());
  }

  /** Takes in what the configuration says of a root variable. */
  addDeclaration(declaration: Json): void {
    this.variables.addDeclaration();
    if (!isObject(declaration) || declaration.sensitive !== true) return;
    this.sensitive.push(this.scanner.hash(KEY_HASH));
    collect(declaration.default, true, this.found);
  }

  /** All that were found, once the plan was read to its end. */
  all(): ReadonlySet<string> {
    for (const name of this.sensitive) collect(this.variables.given(name), true, this.found);
    return this.found;
  }

  private current(): Json {
    const { start, end } = this.scanner.raw;
    return JSON.parse(this.source.again(start, end).toString()) as Json;
  }

  private fromChange(change: Json | undefined): void {
    if (!isObject(change)) return;
    collect(change.before, change.before_sensitive, this.found);
    collect(change.after, change.after_sensitive, this.found);
  }
}

/** Adds every text of a value that its mask marks. */
export function sensitiveTexts(
  value: Json | undefined,
  mask: Json | undefined,
  found: Set<string>,
): void {
  collect(value, mask, found);
}

function collect(value: Json | undefined, mask: Json | undefined, found: Set<string>): void {
  if (value === undefined || value === null || mask === undefined) return;
  if (typeof value !== "object") {
    if (mask === true) keep(String(value), typeof value === "boolean", found);
    return;
  }
  if (mask === null || (typeof mask !== "object" && mask !== true)) return;
  for (const [step, part] of Object.entries(value)) {
    collect(part, mask === true ? true : (mask as JsonObject)[step], found);
  }
}

function keep(text: string, common: boolean, found: Set<string>): void {
  if (!common && text.length >= MIN_LENGTH) found.add(text);
}
