import type { ModuleStep } from "../address.js";
import type { Json } from "../constants.js";
import { readBlock, readExpression } from "./configuration.js";
import { FLAG, type Hash, KEY_HASH, NO_HASH } from "./records.js";
import type { Scanner } from "./scanner.js";
import type { Place } from "./shape.js";
import type { Spool } from "./spool.js";
import { ConfigurationTables } from "./tables.js";
import type { Call, ConfigResource, Configuration, Expression } from "./types.js";
import { SLOT } from "./wanted.js";

interface Line {
  readonly start: number;
  readonly end: number;
}

const NONE = 0xffffffff;

/** Characters of parts that are kept: instances of a block, and calls of a module, have the same text. */
const KEPT = 2 ** 18;

/** Reads parts of one kind; the same text gives the same part. */
class Parts<T> {
  private known = new Map<string, T>();
  private held = 0;

  constructor(private readonly read: (value: Json, place: Place) => T) {}

  /** @throws CannotJudge when the part has not its shape */
  of(bytes: Buffer, name: string): T {
    // Every byte a character: all that matters of it is that it is the same.
    const key = bytes.toString("latin1");
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const value = JSON.parse(bytes.toString()) as Json;
    const part = this.read(value, { name, path: "configuration" });
    if (this.held > KEPT) {
      this.known.clear();
      this.held = 0;
    }
    this.held += key.length;
    this.known.set(key, part);
    return part;
  }
}

/** Where the parts of the configuration stand; see {@link Configuration}. */
export class ConfigurationIndex implements Configuration {
  /** Modules from the root to the one that is being read. */
  private readonly path: Hash[] = [NO_HASH];
  private readonly blocks = new Parts(readBlock);
  private readonly expressions = new Parts(readExpression);
  private readonly outputParts = new Parts(readOutput);
  private readonly managed: Hash;
  private readonly words: Readonly<
    Record<"block" | "data" | "expression" | "forEach" | "output", Hash>
  >;

  constructor(
    private readonly name: string,
    private readonly lines: Spool,
    private readonly scanner: Scanner,
    readonly tables = new ConfigurationTables(),
  ) {
    this.managed = scanner.hashOf("managed");
    this.words = {
      block: scanner.hashOf("block"),
      data: scanner.hashOf("data"),
      expression: scanner.hashOf("expression"),
      forEach: scanner.hashOf("for_each"),
      output: scanner.hashOf("output"),
    };
  }

  /** Takes in that a module call begins or ends at the scanner's current record. */
  addCall(begins: boolean): void {
    if (!begins) this.path.pop();
    else this.path.push(this.scanner.combine([this.module, this.scanner.hash(KEY_HASH)]));
  }

  /** @throws CannotJudge when the block of the current record has no type, name or mode */
  addBlock(): void {
    const { scanner } = this;
    const parts = [SLOT.type, SLOT.name, SLOT.mode];
    const isWhole = parts.every((at) => scanner.low(at) !== 0 || scanner.high(at) !== 0);
    if (scanner.flags >= FLAG.misshapen || !isWhole) this.read(scanner.line, this.blocks);
    const isManaged = scanner.low(SLOT.mode) === this.managed.low;
    const word = isManaged ? this.words.block : this.words.data;
    this.add([word, this.module, scanner.hash(SLOT.type), scanner.hash(SLOT.name)]);
  }

  /** Takes in an expression of a module call. */
  addExpression(): void {
    this.add([this.words.expression, this.module, this.scanner.hash(KEY_HASH)]);
  }

  /** Takes in the `for_each` of a module call. */
  addForEach(): void {
    this.add([this.words.forEach, this.module]);
  }

  /** Takes in an output, by its name, and as one of its module's. */
  addOutput(): void {
    this.add([this.words.output, this.module, this.scanner.hash(KEY_HASH)]);
    this.add([this.words.output, this.module]);
  }

  private get module(): Hash {
    return this.path.at(-1) ?? NO_HASH;
  }

  private add(key: readonly Hash[]): void {
    const { start, end } = this.scanner.line;
    const { starts, lengths, parts, others } = this.tables;
    const part = starts.push(start);
    lengths.push(end - start);
    const { low, high } = this.scanner.combine(key);
    const before = parts.set(low, high, part);
    others.push(before === -1 ? NONE : before);
  }

  resource(steps: readonly ModuleStep[], type: string, name: string): ConfigResource | undefined {
    return this.block(this.words.block, steps, type, name);
  }

  data(steps: readonly ModuleStep[], type: string, name: string): ConfigResource | undefined {
    return this.block(this.words.data, steps, type, name);
  }

  private block(word: Hash, steps: readonly ModuleStep[], type: string, name: string) {
    const { scanner } = this;
    const key = [word, this.pathOf(steps), scanner.hashOf(type), scanner.hashOf(name)];
    return this.find(key, this.blocks);
  }

  call(steps: readonly ModuleStep[]): Call | undefined {
    if (steps.length === 0) return undefined;
    const module = this.pathOf(steps);
    return {
      forEach: this.find([this.words.forEach, module], this.expressions),
      expression: (variable) =>
        this.find([this.words.expression, module, this.scanner.hashOf(variable)], this.expressions),
    };
  }

  outputs(steps: readonly ModuleStep[], name?: string): readonly Expression[] {
    const module = this.pathOf(steps);
    const key = [
      this.words.output,
      module,
      ...(name === undefined ? [] : [this.scanner.hashOf(name)]),
    ];
    const found: Expression[] = [];
    const { low, high } = this.scanner.combine(key);
    const { parts, others } = this.tables;
    for (let at = parts.get(low, high); at !== -1 && at !== NONE; at = others.get(at)) {
      found.push(this.part(at, this.outputParts));
    }
    return found;
  }

  private pathOf(steps: readonly ModuleStep[]): Hash {
    const { scanner } = this;
    return steps.reduce((path, { name }) => scanner.combine([path, scanner.hashOf(name)]), NO_HASH);
  }

  private find<T>(key: readonly Hash[], parts: Parts<T>): T | undefined {
    const { low, high } = this.scanner.combine(key);
    const part = this.tables.parts.get(low, high);
    return part === -1 ? undefined : this.part(part, parts);
  }

  private part<T>(part: number, parts: Parts<T>): T {
    const start = this.tables.starts.get(part);
    return this.read({ start, end: start + this.tables.lengths.get(part) }, parts);
  }

  private read<T>({ start, end }: Line, parts: Parts<T>): T {
    return parts.of(this.lines.read(start, end), this.name);
  }
}

function readOutput(value: Json, place: Place): Expression {
  return readExpression((value as { expression?: Json }).expression ?? {}, place);
}
