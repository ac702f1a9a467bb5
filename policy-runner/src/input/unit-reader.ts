import type { PlanParts } from "../plan/types.js";
import type { SourceIndex } from "../source/types.js";
import type { Linked } from "./linked.js";
import { LinkReader } from "./links.js";
import { neighbourhoods, type Owned } from "./neighbourhoods.js";
import { type Known, type Owners, ownersOf } from "./owners.js";
import { projectChange } from "./projection.js";
import { type IsSecret, secretSearch } from "./secrets.js";
import type { Group, Interest, Location } from "./types.js";
import { actionOf, configAddress, slim, sourceOf } from "./units.js";

/** Reads resources of a plan as units, when they are asked for. */
export class UnitReader {
  private readonly links: LinkReader;
  private readonly isSecret: IsSecret;

  constructor(
    private readonly plan: PlanParts,
    private readonly interest: Interest,
    private readonly source: SourceIndex | null,
  ) {
    this.links = new LinkReader(plan.configuration, plan.resources, interest);
    this.isSecret = secretSearch(plan.secrets);
  }

  /** The units of a group's members, each with its neighbourhood. */
  group(members: readonly number[]): Group {
    const owned = members.map((own): Owned => {
      const linked = this.linked(own);
      return { slim: linked.slim, owners: this.owners(linked).found };
    });
    const { units } = this.interest;
    return neighbourhoods(owned).filter(({ type }) => units === "all" || units.has(type));
  }

  linked(own: number): Linked {
    const whole = this.plan.resources.read(own);
    const change = projectChange(whole, this.interest.attributesOf(whole.type));
    const configured = this.links.read(change);
    const source = sourceOf(change, this.source);
    const action = actionOf(change);
    return {
      slim: slim(change, action, configured, source, this.isSecret),
      links: configured.links,
    };
  }

  owners(linked: Linked): Owners {
    return ownersOf(linked, this.interest, this.known);
  }

  private readonly known: Known = (value) =>
    this.plan.resources.known(value).map((own) => this.plan.resources.read(own));

  locate(address: string): Location | undefined {
    const own = this.source === null ? -1 : this.plan.resources.find(address);
    if (own === -1) return undefined;
    const block = this.source?.resources.get(configAddress(this.plan.resources.read(own)));
    return block === undefined ? undefined : { file: block.file, line: block.line };
  }
}
