import type { Range } from "./types.js";

/** Number of no resource. */
const NONE = 0xffffffff;

/** Groups as another thread is handed them. */
export interface SharedGroups {
  readonly parents: SharedArrayBuffer;
  readonly next: SharedArrayBuffer;
}

/**
 * Resources in groups that no link connects: rules can judge each group by itself.
 *
 * A union-find over the resources' numbers; a group is known by the first of its members, so that
 * groups and members come in the order of the plan.
 */
export class Groups {
  private constructor(
    private readonly parents: Uint32Array,
    private readonly next: Uint32Array,
  ) {}

  /** So many resources, each for itself. */
  static apart(count: number): Groups {
    const parents = new Uint32Array(new SharedArrayBuffer(count * 4));
    for (let own = 0; own < count; own++) parents[own] = own;
    return new Groups(parents, new Uint32Array(new SharedArrayBuffer(count * 4)).fill(NONE));
  }

  /** The groups that another thread has sealed. */
  static of({ parents, next }: SharedGroups): Groups {
    return new Groups(new Uint32Array(parents), new Uint32Array(next));
  }

  share(): SharedGroups {
    return {
      parents: this.parents.buffer as SharedArrayBuffer,
      next: this.next.buffer as SharedArrayBuffer,
    };
  }

  get count(): number {
    return this.parents.length;
  }

  /** Says that rules may have to see two resources together. */
  join(a: number, b: number): void {
    const first = this.root(a);
    const second = this.root(b);
    this.parents[Math.max(first, second)] = Math.min(first, second);
  }

  /** Puts the groups' members into lists; to be called once, when all are joined. */
  seal(): void {
    const last = this.parents.slice().map((_, own) => own);
    for (let own = 0; own < this.count; own++) {
      const root = this.root(own);
      if (root === own) continue;
      this.next[last[root] as number] = own;
      last[root] = own;
    }
  }

  /** Numbers of the members of every group whose first lies in a range. */
  *within({ from, to }: Range): Generator<readonly number[]> {
    for (let own = from; own < to; own++) {
      if (this.parents[own] !== own) continue;
      const members: number[] = [];
      for (let at = own; at !== NONE; at = this.next[at] as number) members.push(at);
      yield members;
    }
  }

  private root(own: number): number {
    const { parents } = this;
    let root = own;
    while (parents[root] !== root) root = parents[root] as number;
    for (let at = own; at !== root; ) {
      const parent = parents[at] as number;
      parents[at] = root;
      at = parent;
    }
    return root;
  }
}
