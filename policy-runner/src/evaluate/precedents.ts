import type { Unit } from "../input/types.js";
import { Docket } from "./docket.js";
import { Likeness } from "./likeness.js";
import { judges } from "./scope.js";
import type { Court } from "./shards.js";
import { TemplateMaker } from "./template.js";
import { Texts } from "./texts.js";
import type { Rule } from "./types.js";

/**
 * Judges units one rule at a time, and says again what a rule has said of a unit that is alike: plans
 * hold the same module many times over, and what tells two of them apart is mostly a name, which few
 * rules read.
 */
export class Precedents {
  private readonly dockets: readonly Docket[];
  private readonly texts = new Texts();
  private readonly byType = new Map<string, readonly Docket[]>();

  /**
   * @param rules of scope `resource`: each sees one unit
   * @param size units that are judged in one evaluation
   */
  constructor(court: Court, rules: readonly Rule[], size: number) {
    const templates = new TemplateMaker();
    this.dockets = rules.map((rule) => new Docket(court, rule, { size, templates }));
  }

  /** Judges a unit, now or with others that come later. */
  judge(unit: Unit): void {
    const dockets = this.docketsOf(unit.type);
    if (dockets.length === 0) return;
    const likeness = new Likeness(unit, this.texts);
    for (const docket of dockets) docket.take(unit, likeness);
  }

  /** Judges what still waits. */
  close(): void {
    for (const docket of this.dockets) docket.close();
  }

  private docketsOf(type: string): readonly Docket[] {
    const known = this.byType.get(type);
    if (known !== undefined) return known;
    const dockets = this.dockets.filter(({ rule }) => judges(rule, type));
    this.byType.set(type, dockets);
    return dockets;
  }
}
