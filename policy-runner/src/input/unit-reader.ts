import type { PlanParts } from "../plan/types.js";
import type { SourceIndex } from "../source/types.js";
import type { Linked } from "./linked.js";
import { LinkReader } from "./links.js";
import { neighbourhoods, type Owned } from "./neighbourhoods.js";
import { type Known, type Owners, ownersOf } from "./owners.js";
import { secretSearch } from "./secrets.js";
import type { Group, Interest, Location } from "./types.js";
import { ContentReader, configAddress, slim, sourceOf } from "./units.js";

/** Reads resources of a plan as units, when they are asked for. */
export class UnitReader {
  private readonly links: LinkReader;
  private readonly contents: ContentReader;

  constructor(
    private readonly plan: PlanParts,
    private readonly interest: Interest,
    private readonly source: SourceIndex | null,
  ) {
    this.links = new LinkReader(plan.configuration, plan.resources, interest);
    this.contents = new ContentReader(interest, secretSearch(plan.secrets));
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
    const change = this.plan.resources.read(own);
    const configured = this.links.read(change);
    const source = sourceOf(change, this.source);
    return {
      slim: slim(change, this.contents.read(change), configured, source),
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
