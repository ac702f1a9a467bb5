import type { Json, JsonObject } from "../constants.js";
import { type Hash, KEY_HASH } from "./records.js";
import type { Scanner } from "./scanner.js";
import { isObject } from "./shape.js";
import type { PlanSource } from "./types.js";

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Root variables: where their values stand, and what declares them; each is read when it is asked for. */
export class RootVariables {
  private readonly values = new Map<string, Span>();
  private readonly declarations = new Map<string, Span>();

  constructor(
    private readonly source: PlanSource,
    private readonly scanner: Scanner,
  ) {}

  /** Takes in the scanner's current record of a value. */
  addValue(): void {
    this.values.set(this.current(), this.scanner.raw);
  }

  /** The same of a declaration. */
  addDeclaration(): void {
    this.declarations.set(this.current(), this.scanner.raw);
  }

  /** The value of a variable; where the plan lists none, as older versions of Terraform, its default. */
  value(name: string): Json | undefined {
    const key = keyOf(this.scanner.hashOf(name));
    const given = this.member(this.values.get(key), "value");
    return given === undefined ? this.member(this.declarations.get(key), "default") : given;
  }

  /** The value that the plan lists under the key of a record. */
  given(hash: Hash): Json | undefined {
    return this.member(this.values.get(keyOf(hash)), "value");
  }

  private current(): string {
    return keyOf(this.scanner.hash(KEY_HASH));
  }

  private member(span: Span | undefined, name: string): Json | undefined {
    if (span === undefined) return undefined;
    const entry = JSON.parse(this.source.again(span.start, span.end).toString()) as Json;
    return isObject(entry) ? (entry as JsonObject)[name] : undefined;
  }
}

function keyOf({ low, high }: Hash): string {
  return `${low} ${high}`;
}
