import { randomBytes } from "node:crypto";
import type { Json } from "../constants.js";
import type { Outcome } from "./types.js";

/** What is said of something: how often each outcome, and what a person has to know of. */
export interface Template {
  readonly counts: readonly (readonly [
    rule: string,
    outcome: Outcome["outcome"],
    resources: number,
  ])[];
  readonly notable: readonly Outcome[];
}

/** Puts marks in the place of addresses, and those of something that is alike in theirs. */
export class TemplateMaker {
  private readonly marks: RegExp;
  /** A text that no plan holds. */
  private readonly nonce = randomBytes(8).toString("hex");

  constructor() {
    this.marks = new RegExp(`<${this.nonce}:(\\d+)>`, "g");
  }

  /** Outcomes, the addresses taken out. */
  of(outcomes: readonly Outcome[], addresses: readonly string[]): Template {
    const places = addresses.map((address, place): [string, string] => [
      address,
      `<${this.nonce}:${place}>`,
    ]);
    // The longest first, as an address may begin with another.
    places.sort(([a], [b]) => b.length - a.length);
    const marked = (text: string) =>
      places.reduce((all, [address, mark]) => all.replaceAll(address, mark), text);
    const notable = outcomes.filter(({ outcome }) => !isQuiet(outcome));
    return {
      counts: tally(outcomes),
      notable: notable.map((outcome) => withTexts(outcome, marked)).sort(byText),
    };
  }

  /** The same with other addresses. */
  fill({ counts, notable }: Template, addresses: readonly string[]): Template {
    if (notable.length === 0) return { counts, notable };
    const unmarked = (text: string) =>
      text.replace(this.marks, (_, place: string) => addresses[Number(place)] ?? "");
    return { counts, notable: notable.map((outcome) => withTexts(outcome, unmarked)) };
  }
}

function tally(outcomes: readonly Outcome[]): Template["counts"] {
  const counts = new Map<string, [string, Outcome["outcome"], number]>();
  for (const { rule, outcome } of outcomes) {
    const count = counts.get(`${rule} ${outcome}`) ?? [rule, outcome, 0];
    counts.set(`${rule} ${outcome}`, count);
    count[2]++;
  }
  return [...counts.values()].sort((a, b) => (`${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1));
}

function withTexts(outcome: Outcome, change: (text: string) => string): Outcome {
  return changed(outcome as unknown as Json, change) as unknown as Outcome;
}

function changed(value: Json, change: (text: string) => string): Json {
  if (typeof value === "string") return change(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((part) => changed(part, change));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, changed(part, change)]),
  );
}

function byText(a: Outcome, b: Outcome): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether it is only counted. */
export function isQuiet(outcome: string): boolean {
  return outcome === "pass" || outcome === "not_applicable";
}
