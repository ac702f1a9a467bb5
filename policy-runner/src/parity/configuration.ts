import type { JsonObject } from "../constants.js";
import type { Canonical } from "./canonical.js";
import { Configured } from "./configured.js";

/** The plan's `configuration`. */
export interface Configuration {
  readonly own: JsonObject;
  readonly configured: Configured;
  /** Canonical form of the environment that it is of. */
  readonly canonical: Canonical;
}

/**
 * Configurations that are the same letter by letter, as those of one source are, or are the same once the
 * environments' own texts are put aside: these are read once, and are the same object.
 */
export class Configurations {
  private readonly known = new Map<string, Configuration>();

  /** @param text JSON; null for a state, which has none */
  of(text: string | null, canonical: Canonical): Configuration | null {
    if (text === null) return null;
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const form = canonical(text);
    const made = this.known.get(form) ?? configurationOf(text, canonical);
    this.known.set(text, made);
    this.known.set(form, made);
    return made;
  }
}

function configurationOf(text: string, canonical: Canonical): Configuration {
  const own = JSON.parse(text) as JsonObject;
  return { own, configured: new Configured(own), canonical };
}
