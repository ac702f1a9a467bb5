import { configPath, moduleSteps } from "../address.js";
import type { PlanParts, ResourceChange } from "../plan/types.js";
import type { SourceIndex } from "../source/types.js";
import { undigested } from "./digests.js";
import { laterBlocks } from "./dynamic.js";
import { type Stale, withoutEchoes } from "./echoes.js";
import type { Linked } from "./linked.js";
import { type Configured, LinkReader } from "./links.js";
import { lookupsOf } from "./lookups.js";
import { neighbourhoods } from "./neighbourhoods.js";
import { type Owners, ownersOf, type Register } from "./owners.js";
import { type IsSecret, secretSearch } from "./secrets.js";
import type { Traversal } from "./traversals.js";
import type { Group, Interest, Location } from "./types.js";
import { type Content, ContentReader, configAddress, slim, sourceOf } from "./units.js";

/** Resources of a plan up to which what was read of them for their groups is kept for their units. */
const FEW = 1024;

interface Owned {
  readonly linked: Linked;
  readonly owners: Owners;
}

/** Reads resources of a plan as units, when they are asked for. */
export class UnitReader {
  private readonly links: LinkReader;
  private readonly contents: ContentReader;
  private readonly isSecret: IsSecret;
  private readonly kept = new Map<number, Owned>();

  constructor(
    private readonly plan: PlanParts,
    private readonly interest: Interest,
    private readonly source: SourceIndex | null,
    private readonly stale: Stale,
  ) {
    const made = (change: ResourceChange) =>
      source?.resources.get(configAddress(change))?.made ?? [];
    this.isSecret = secretSearch(plan.secrets);
    this.links = new LinkReader(plan.configuration, plan.resources, interest, made);
    this.contents = new ContentReader(interest, this.isSecret);
  }

  /** The units of these members, each with its neighbourhood; none where no rule reads any. */
  group(members: readonly number[]): Group {
    const owning = members.map((own) => {
      const { linked, owners } = this.owned(own);
      return { slim: slim(linked), owners: owners.found };
    });
    const { units } = this.interest;
    return neighbourhoods(owning).filter(({ type }) => units === "all" || units.has(type));
  }

  /** A resource, and the units that it configures. */
  owned(own: number): Owned {
    const kept = this.kept.get(own);
    if (kept !== undefined) return kept;
    const linked = this.linked(own);
    const owned = { linked, owners: ownersOf(linked, this.interest, this.register) };
    if (this.plan.resources.count <= FEW) this.kept.set(own, owned);
    return owned;
  }

  private linked(own: number): Linked {
    const read = this.plan.resources.read(own);
    const configured = this.links.read(read);
    const stale = this.stale.get(own);
    const change = stale === undefined ? read : withoutEchoes(read, configured.attributes, stale);
    return {
      change,
      content: this.content(change, configured),
      configured,
      blocks: this.blocks(change),
      lookups: lookupsOf(configured.links, this.plan.configuration, this.isSecret),
      source: sourceOf(change, this.source),
    };
  }

  /** Blocks that are the configuration's where they are unknown: those that it makes of what is not known yet, too. */
  private blocks(change: ResourceChange): ReadonlySet<string> {
    const own = this.interest.blocksOf(change.type);
    const block = this.source?.resources.get(configAddress(change));
    if (block?.dynamic === undefined) return own;
    const module = configPath(moduleSteps(change.module_address ?? ""));
    const isKnown = (traversals: readonly Traversal[]) => this.links.isKnown(traversals, change);
    const later = laterBlocks(block, module, this.source?.locals, isKnown);
    return later.length === 0 ? own : new Set([...own, ...later]);
  }

  private content(change: ResourceChange, { expressions }: Configured): Content {
    const content = this.contents.read(change);
    const values = undigested(content.values, expressions, this.isSecret);
    return values === content.values ? content : { ...content, values };
  }

  private readonly register: Register = {
    bearers: (value) => {
      const { resources } = this.plan;
      return resources.known(value).map((own) => resources.read(own));
    },
    providerOf: (bearer) => this.links.providerOf(bearer),
    has: (address) => this.plan.resources.find(address) !== -1,
    textsOf: (address) => {
      const { resources } = this.plan;
      const after = resources.read(resources.find(address)).change.after ?? {};
      return Object.values(after).filter((value) => typeof value === "string");
    },
  };

  locate(address: string): Location | undefined {
    const own = this.source === null ? -1 : this.plan.resources.find(address);
    if (own === -1) return undefined;
    const block = this.source?.resources.get(configAddress(this.plan.resources.read(own)));
    return block === undefined ? undefined : { file: block.file, line: block.line };
  }
}
