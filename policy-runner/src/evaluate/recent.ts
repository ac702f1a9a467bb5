/**
 * A map in bounded memory: when the keys that came last fill half of its room, it forgets those that were
 * not asked for since they last did.
 */
export class Recent<Value> {
  private young = new Map<string, Value>();
  private old: ReadonlyMap<string, Value> = new Map();
  private held = 0;

  /** @param room characters of keys that are kept */
  constructor(private readonly room: number) {}

  get(key: string): Value | undefined {
    const young = this.young.get(key);
    if (young !== undefined) return young;
    const old = this.old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: Value): void {
    if (this.held > this.room / 2) {
      this.old = this.young;
      this.young = new Map();
      this.held = 0;
    }
    this.held += key.length;
    this.young.set(key, value);
  }
}
