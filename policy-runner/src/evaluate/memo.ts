import { randomBytes } from "node:crypto";
import type { Group, Likeness, Outline } from "../input/types.js";
import { type Template, TemplateMaker } from "./template.js";
import type { Outcome } from "./types.js";

/** Larger groups are seldom alike. */
const MOST_UNITS = 64;

/** Characters of texts that are kept. */
const KEPT = 2 ** 22;

/** Groups after which it shows whether any are alike, and how many must be. */
const TRIAL = 4096;
const SHARE = 1 / 16;

/** What is known of groups that are alike: seen once, judged once, or judged twice with one result. */
type Known = "seen" | "never" | { readonly template: Template; readonly isProven: boolean };

/**
 * Remembers what the rules say of groups, and says it again of groups that are alike: plans hold the
 * same module many times over.
 *
 * It trusts its memory only when two groups that are alike were each judged by themselves, with the
 * same result. So a rule that looks inside an address, against its contract, is found out and asked
 * every time.
 */
export class Memo {
  private readonly known = new Map<string, Known>();
  private readonly templates = new TemplateMaker(randomBytes(8).toString("hex"));
  private held = 0;
  private asked = 0;
  private alike = 0;

  /** @param judge every outcome of one group, judged by itself; null when that breaks off */
  constructor(private readonly judge: (group: Group) => readonly Outcome[] | null) {}

  /** What the rules say of a group, as far as it is remembered; null when the group has to be judged. */
  recall(group: Outline): Template | null {
    if (group.types().length > MOST_UNITS || this.isHopeless()) return null;
    this.asked++;
    const likeness = group.likeness();
    const known = this.known.get(likeness.text);
    if (known === undefined) this.keep(likeness.text);
    if (known === undefined || known === "never") return null;
    this.alike++;
    if (known === "seen") return this.learn(group, likeness, null);
    if (!known.isProven) return this.learn(group, likeness, known.template);
    return this.templates.fill(known.template, likeness.addresses);
  }

  private learn(group: Outline, likeness: Likeness, before: Template | null): Template | null {
    const outcomes = this.judge(group.units());
    if (outcomes === null) return this.never(likeness);
    const template = this.templates.of(outcomes, likeness.addresses);
    const isAlike = before === null || JSON.stringify(before) === JSON.stringify(template);
    if (!isAlike) return this.never(likeness);
    this.known.set(likeness.text, { template, isProven: before !== null });
    return this.templates.fill(template, likeness.addresses);
  }

  private never({ text }: Likeness): null {
    this.known.set(text, "never");
    return null;
  }

  private keep(text: string): void {
    if (this.held > KEPT) {
      this.known.clear();
      this.held = 0;
    }
    this.held += text.length;
    this.known.set(text, "seen");
  }

  /** Whether too few groups are alike for it to pay. */
  private isHopeless(): boolean {
    return this.asked >= TRIAL && this.alike < this.asked * SHARE;
  }
}
