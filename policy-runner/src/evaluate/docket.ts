import type { Unit } from "../input/types.js";
import { Ledger } from "./ledger.js";
import type { Likeness } from "./likeness.js";
import { Recent } from "./recent.js";
import { type Court, judgeShard } from "./shards.js";
import type { Template, TemplateMaker } from "./template.js";
import type { Outcome, Rule } from "./types.js";
import { seen, type View, viewOf } from "./view.js";

/** Characters of keys that are kept, for each rule. */
const KEPT = 2 ** 18;

/** Units of a type after which it shows whether any are alike, and how many must be. */
const TRIAL = 32;
const SHARE = 1 / 8;

/** What a rule said of units with one key. */
interface Precedent {
  /** How often it was asked. */
  asked: number;
  /** What it said; null before it did, or when it can not be said again. */
  template: Template | null;
  /** Two units were judged each for itself, with one result. */
  isProven: boolean;
  isRefuted: boolean;
}

interface Case {
  readonly unit: Unit;
  readonly addresses: readonly string[];
  readonly precedent: Precedent;
}

/** How many units of a type came, and how many were like one before them. */
interface Tried {
  asked: number;
  alike: number;
}

/**
 * The units that one rule has to judge, and what it said of others.
 *
 * It trusts a precedent only when two units that are alike were each judged by themselves, with the
 * same result. So a rule that looks inside an address, against its contract, is found out and asked
 * every time.
 */
export class Docket {
  private readonly view: View;
  private readonly precedents = new Recent<Precedent>(KEPT);
  private readonly tried = new Map<string, Tried>();
  /** To be judged, of a key that is worth remembering. */
  private cases: Case[] = [];
  /** To be judged, and forgotten. */
  private units: Unit[] = [];
  /** Alike those that are to be judged. */
  private waiting: Case[] = [];

  constructor(
    private readonly court: Court,
    readonly rule: Rule,
    private readonly options: { readonly size: number; readonly templates: TemplateMaker },
  ) {
    this.view = viewOf(rule);
  }

  /** Judges a unit: at once where there is a precedent, else with others. */
  take(unit: Unit, likeness: Likeness): void {
    const tried = this.triedOf(unit.type);
    const isHopeless = tried.asked >= TRIAL && tried.alike < tried.asked * SHARE;
    // Where every outcome is wanted by itself, remembering saves little.
    if (isHopeless || this.court.everything) this.forget(unit);
    else {
      const precedent = this.precedentOf(likeness.key(this.view), tried);
      this.decide({ unit, addresses: likeness.addresses, precedent });
    }
  }

  private decide(one: Case): void {
    const { unit, precedent } = one;
    if (precedent.isProven) this.say(one);
    else if (precedent.isRefuted) this.forget(unit);
    else if (precedent.asked === 2) this.waiting.push(one);
    else {
      precedent.asked += 1;
      this.cases.push({ ...one, unit: seen(unit, this.view) });
    }
    if (this.cases.length + this.waiting.length >= this.options.size) this.learn();
  }

  /** Judges what still waits. */
  close(): void {
    this.learn();
    this.judgeForgotten();
  }

  private triedOf(type: string): Tried {
    const known = this.tried.get(type);
    if (known !== undefined) return known;
    const tried = { asked: 0, alike: 0 };
    this.tried.set(type, tried);
    return tried;
  }

  private precedentOf(key: string, tried: Tried): Precedent {
    tried.asked += 1;
    const known = this.precedents.get(key);
    if (known !== undefined) {
      tried.alike += 1;
      return known;
    }
    const precedent = { asked: 0, template: null, isProven: false, isRefuted: false };
    this.precedents.set(key, precedent);
    return precedent;
  }

  private say({ addresses, precedent }: Case): void {
    const { template } = precedent;
    if (template !== null) {
      this.court.ledger.addRemembered(this.options.templates.fill(template, addresses));
    }
  }

  /** Judges the cases, each for itself, and says the same of those that waited for them. */
  private learn(): void {
    const { cases, waiting } = this;
    this.cases = [];
    this.waiting = [];
    if (cases.length > 0) this.judgeCases(cases);
    for (const one of waiting) {
      if (one.precedent.isProven) this.say(one);
      else this.forget(one.unit);
    }
  }

  private judgeCases(cases: readonly Case[]): void {
    const outcomes = new Map<string, Outcome[]>();
    const ledger = new Ledger([this.rule], (outcome) => {
      const same = outcomes.get(outcome.address);
      if (same === undefined) outcomes.set(outcome.address, [outcome]);
      else same.push(outcome);
    });
    const units = cases.map(({ unit }) => [unit]);
    judgeShard({ ...this.court, ledger, everything: true }, [this.rule], units);
    for (const { unit, addresses, precedent } of cases) {
      const own = outcomes.get(unit.address) ?? [];
      for (const outcome of own) this.court.ledger.addTold(outcome);
      this.note(precedent, this.options.templates.of(own, addresses), own);
    }
  }

  private note(precedent: Precedent, template: Template, outcomes: readonly Outcome[]): void {
    const isBroken = outcomes.length !== 1 || outcomes[0]?.outcome === "error";
    const before = precedent.template;
    precedent.template = template;
    if (isBroken) precedent.isRefuted = true;
    else if (before !== null) {
      const isSame = JSON.stringify(before) === JSON.stringify(template);
      if (isSame) precedent.isProven = !precedent.isRefuted;
      else precedent.isRefuted = true;
    }
  }

  private forget(unit: Unit): void {
    this.units.push(seen(unit, this.view));
    if (this.units.length >= this.options.size) this.judgeForgotten();
  }

  private judgeForgotten(): void {
    const units = this.units.map((unit) => [unit]);
    this.units = [];
    if (units.length > 0) judgeShard(this.court, [this.rule], units);
  }
}
