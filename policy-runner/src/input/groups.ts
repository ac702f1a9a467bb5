/** Number of no resource. */
const NONE = 0xffffffff;

/**
 * Resources in groups that no link connects: rules can judge each group by itself.
 *
 * A union-find over the resources' numbers; a group is known by the first of its members, so that
 * groups and members come in the order of the plan.
 */
export class Groups {
  private readonly parents: Uint32Array;
  private readonly next: Uint32Array;

  constructor(private readonly count: number) {
    this.parents = Uint32Array.from({ length: count }, (_, own) => own);
    this.next = new Uint32Array(count).fill(NONE);
  }

  /** Says that rules may have to see two resources together. */
  join(a: number, b: number): void {
    const first = this.root(a);
    const second = this.root(b);
    this.parents[Math.max(first, second)] = Math.min(first, second);
  }

  /** Puts the groups' members into lists; to be called once, when all are joined. */
  seal(): void {
    const last = Uint32Array.from({ length: this.count }, (_, own) => own);
    for (let own = 0; own < this.count; own++) {
      const root = this.root(own);
      if (root === own) continue;
      this.next[last[root] as number] = own;
      last[root] = own;
    }
  }

  /** Numbers of the members of every group. */
  *all(): Generator<readonly number[]> {
    for (let own = 0; own < this.count; own++) {
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
