import type { Json, JsonObject } from "../constants.js";
import type { CannotJudge } from "../errors.js";
import { readFormatVersion, refuseEmpty, refuseUnfinished } from "./members.js";
import { guarded } from "./read.js";
import { FLAG, ScanError } from "./records.js";
import { isBlank, isLog, isNoObject, unsound } from "./refusals.js";
import { ACTIONS, stays } from "./resource-changes.js";
import { randomSeed, Scanner } from "./scanner.js";
import { Secrets } from "./secrets.js";
import { misshapen, text } from "./shape.js";
import { Spool } from "./spool.js";
import { StackEntries } from "./stack-entries.js";
import { addCaller, kindOf } from "./stack-kind.js";
import { ACTIONS_SLOT, describeStack, TYPE_SLOT } from "./stack-places.js";
import type { PlanSource, StackDocument } from "./types.js";

/**
 * Reads a plan or a shown state to compare it with others, once from its start to its end.
 *
 * What an entry will be is kept aside as text; what it was, and all that is told twice, is skipped.
 *
 * @throws CannotJudge when it is damaged, unfinished, partial, or neither plan nor state
 */
export async function readStack(source: PlanSource): Promise<StackDocument> {
  const reader = new StackReader(source);
  try {
    await guarded(source.name, () => reader.run());
    return reader.document();
  } catch (error) {
    reader.close();
    throw error;
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

class StackReader {
  private readonly scanner = new Scanner(randomSeed());
  private readonly places = describeStack(this.scanner);
  private readonly lines = new Spool();
  private readonly secrets: Secrets;
  private readonly entries = new StackEntries(this.lines);
  private readonly members = new Map<string, Json>();
  private readonly variables: [Span, Span][] = [];
  private readonly kinds: ReadonlyMap<string, boolean>;
  private readonly caller = this.scanner.hashOf("aws_caller_identity");
  private readonly callers = new Map<string, string>();
  private configuration: Span | null = null;

  constructor(private readonly source: PlanSource) {
    this.secrets = new Secrets(source, this.scanner);
    this.kinds = new Map(
      ACTIONS.map((actions) => {
        const { low, high } = this.scanner.hashOfList(actions);
        return [`${low} ${high}`, stays(actions)];
      }),
    );
  }

  async run(): Promise<void> {
    try {
      for (let bytes = 1; bytes > 0; ) {
        const next = this.source.next(this.scanner.input());
        bytes = typeof next === "number" ? next : await next;
        this.scanner.push(bytes, () => this.drain());
      }
    } catch (error) {
      throw error instanceof ScanError ? this.refuse(error) : error;
    }
  }

  private refuse(error: ScanError): CannotJudge {
    const { name } = this.source;
    if (this.scanner.isBlank()) return isBlank(name);
    if (this.isLog()) return isLog(name);
    const path = error.fault === "kind" ? this.places.names.get(error.node) : undefined;
    if (path === "") return isNoObject(this.source, error.offset);
    if (path === undefined) return unsound(this.source, error);
    return misshapen({ name, path }, this.places.lists.has(error.node) ? "a list" : "an object");
  }

  private isLog(): boolean {
    return this.members.has("@level") && this.members.has("@message");
  }

  private drain(): void {
    const { scanner, places, secrets } = this;
    this.lines.append(scanner.output());
    for (const _ of scanner.records()) {
      const { at } = scanner;
      if (at === places.change) {
        this.entries.add(scanner.line, this.becomes());
        secrets.fromResource();
      } else if (at === places.resource) {
        this.entries.add(scanner.line, true);
        secrets.fromState();
      } else if (at === places.prior) this.addPrior();
      else if (at === places.drift) secrets.fromResource();
      else if (at === places.output) secrets.fromOutput();
      else if (at === places.variable) this.addVariable();
      else if (at === places.declaration) secrets.addDeclaration(this.parsed());
      else if (at === places.deferred) this.members.set("deferred_changes", true);
      else if (at === places.configuration) this.addConfiguration();
      else this.addMember(at);
    }
  }

  private becomes(): boolean {
    const { low, high } = this.scanner.hash(ACTIONS_SLOT);
    const known = this.kinds.get(`${low} ${high}`);
    if (known !== undefined && this.scanner.flags < FLAG.misshapen) return known;
    const path = `resource_changes[${this.entries.count}]`;
    throw misshapen({ name: this.source.name, path }, "a change of a known kind");
  }

  /** A plan may hold as much of what stood before as of what will be: only who planned it is read. */
  private addPrior(): void {
    const { low, high } = this.scanner.hash(TYPE_SLOT);
    if (low !== this.caller.low || high !== this.caller.high) return;
    const { start, end } = this.scanner.raw;
    addCaller(JSON.parse(this.source.again(start, end).toString()) as Json, this.callers);
  }

  private addVariable(): void {
    this.secrets.variables.addValue();
    // The name of a variable stands before its value, and a colon between them.
    const { start } = this.scanner.raw;
    this.variables.push([{ start: Math.max(0, start - 300), end: start }, this.scanner.line]);
  }

  private addConfiguration(): void {
    const at = this.scanner.raw.start;
    if (this.scanner.flags === FLAG.in) this.members.set("configuration", true);
    this.configuration = { start: this.configuration?.start ?? at, end: at };
  }

  private addMember(at: number): void {
    const name = this.places.names.get(at);
    const { start, end } = this.scanner.line;
    if (name !== undefined) this.members.set(name, end > start ? this.parsed() : true);
  }

  /** The line of the current record. */
  private parsed(): Json {
    const { start, end } = this.scanner.line;
    return JSON.parse(this.lines.read(start, end).toString()) as Json;
  }

  document(): StackDocument {
    const { source, members, entries, configuration } = this;
    const { name } = source;
    if (this.isLog()) throw isLog(name);
    const kind = kindOf(members, name);
    const formatVersion = readFormatVersion(members.get("format_version"), name);
    if (kind === "plan") {
      refuseUnfinished(members, name);
      refuseEmpty(members, entries.count, name);
    }
    const version = members.get("terraform_version") ?? "unknown";
    return {
      name,
      kind,
      formatVersion,
      terraformVersion: text(version, { name, path: "terraform_version" }),
      variables: this.readVariables(),
      count: entries.count,
      stays: (entry) => entries.stays(entry),
      text: (entry) => entries.text(entry),
      configuration: () =>
        configuration === null
          ? null
          : source.again(configuration.start, configuration.end).toString(),
      providers: (members.get("provider_config") ?? {}) as JsonObject,
      callers: this.callers,
      secrets: this.secrets.all(),
      digest: source.digest(),
      close: () => this.close(),
    };
  }

  private readVariables(): JsonObject {
    const entries = this.variables.map(([before, line]) => {
      const key = /"((?:[^"\\]|\\.)*)"\s*:\s*$/.exec(
        this.source.again(before.start, before.end).toString(),
      );
      const value = JSON.parse(this.lines.read(line.start, line.end).toString()) as JsonObject;
      return [key?.[1] ?? "", value?.value ?? null] as const;
    });
    return Object.fromEntries(entries);
  }

  close(): void {
    this.lines.close();
    this.source.close();
  }
}
