import {
  type AddressParts,
  type AddressPattern,
  addressParts,
  addressPattern,
  matches,
} from "../address-pattern.js";
import type { Finding } from "../findings/types.js";
import type { Waiver } from "./types.js";

/** A waiver, its place among the others, and what it names. */
interface Named {
  readonly waiver: Waiver;
  readonly place: number;
  readonly pattern: AddressPattern;
}

/** Waivers by what they name: a whole address, or by rule and type what has a star. */
export class WaiverIndex {
  private readonly exact = new Map<string, Named>();
  private readonly patterns = new Map<string, Named[]>();

  constructor(waivers: readonly Waiver[]) {
    for (const [place, waiver] of waivers.entries()) {
      const pattern = addressPattern(waiver.address);
      if (pattern === null) continue;
      const own = { waiver, place, pattern };
      const key = keyOf(waiver.rule, waiver.address);
      if (waiver.address.includes("*")) add(this.patterns, keyOf(waiver.rule, pattern.type), own);
      else if (!this.exact.has(key)) this.exact.set(key, own);
    }
  }

  /** The first waiver of the file that names a finding. */
  of({ rule, address }: Finding): Waiver | undefined {
    const exact = this.exact.get(keyOf(rule, address));
    const parts = addressParts(address);
    const patterns = this.patterns.get(keyOf(rule, parts.type));
    const first = patterns?.find(({ pattern }) => matches(pattern, parts));
    if (exact === undefined || first === undefined) return (exact ?? first)?.waiver;
    return (exact.place < first.place ? exact : first).waiver;
  }
}

/** Failures by rule and type, so that what a waiver names is found among few. */
export class FailureIndex {
  private readonly failures = new Map<string, AddressParts[]>();

  constructor(findings: readonly Finding[]) {
    for (const { rule, address, outcome } of findings) {
      const parts = addressParts(address);
      if (outcome === "fail") add(this.failures, keyOf(rule, parts.type), parts);
    }
  }

  /** Whether a waiver names one of them. */
  has({ rule, address }: Waiver): boolean {
    const pattern = addressPattern(address);
    if (pattern === null) return false;
    const own = this.failures.get(keyOf(rule, pattern.type));
    return own?.some((parts) => matches(pattern, parts)) === true;
  }
}

/** The same text for the same rule and address, or type. */
export function keyOf(rule: string, name: string): string {
  return `${rule} ${name}`;
}

function add<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}
