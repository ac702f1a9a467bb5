import { likenessOf } from "./likeness.js";
import type { Linked } from "./linked.js";
import { neighbourhoods } from "./neighbourhoods.js";
import type { Owner } from "./owners.js";
import type { Group, Interest, Likeness, Outline } from "./types.js";
import { slim } from "./units.js";

/** A resource with the units that it configures. */
export interface Owned {
  readonly linked: Linked;
  readonly owners: readonly Owner[];
}

/** A group whose units are only made when somebody asks for them. */
export class GroupOutline implements Outline {
  constructor(
    private readonly members: readonly Owned[],
    private readonly interest: Interest,
  ) {}

  /** Types of its units, one for each; empty when no rule reads any. */
  types(): readonly string[] {
    return this.members
      .map(({ linked }) => linked.change.type)
      .filter((type) => this.isWanted(type));
  }

  likeness(): Likeness {
    return likenessOf(this.members, (type) => this.interest.attributesOf(type));
  }

  /** The units, each with its neighbourhood. */
  units(): Group {
    const slims = this.members.map(({ linked, owners }) => ({ slim: slim(linked), owners }));
    return neighbourhoods(slims).filter(({ type }) => this.isWanted(type));
  }

  private isWanted(type: string): boolean {
    const { units } = this.interest;
    return units === "all" || units.has(type);
  }
}
