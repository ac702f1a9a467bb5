import type { Json, JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { Growing } from "./growing.js";
import { readFormatVersion, refuseEmpty, refuseUnfinished } from "./members.js";
import { guarded } from "./read.js";
import { FLAG, ScanError } from "./records.js";
import { isBlank, isLog, isNoObject, unsound } from "./refusals.js";
import { ACTIONS, stays } from "./resource-changes.js";
import { randomSeed, Scanner } from "./scanner.js";
import { Secrets } from "./secrets.js";
import { misshapen, text } from "./shape.js";
import { Spool } from "./spool.js";
import { ACTIONS_SLOT, describeStack } from "./stack-places.js";
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
  private readonly starts = new Growing(Float64Array);
  private readonly lengths = new Growing(Uint32Array);
  private readonly staying = new Growing(Uint8Array);
  private readonly members = new Map<string, Json>();
  private readonly variables: [Span, Span][] = [];
  private readonly kinds: ReadonlyMap<string, boolean>;
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
        this.add(this.becomes());
        secrets.fromResource();
      } else if (at === places.resource) {
        this.add(true);
        secrets.fromState();
      } else if (at === places.drift) secrets.fromResource();
      else if (at === places.output) secrets.fromOutput();
      else if (at === places.variable) this.addVariable();
      else if (at === places.declaration) secrets.addDeclaration(this.parsed());
      else if (at === places.deferred) this.members.set("deferred_changes", true);
      else if (at === places.configuration) this.addConfiguration();
      else this.addMember(at);
    }
  }

  private add(isStaying: boolean): void {
    const { start, end } = this.scanner.line;
    this.starts.push(start);
    this.lengths.push(end - start);
    this.staying.push(isStaying ? 1 : 0);
  }

  private becomes(): boolean {
    const { low, high } = this.scanner.hash(ACTIONS_SLOT);
    const known = this.kinds.get(`${low} ${high}`);
    if (known !== undefined && this.scanner.flags < FLAG.misshapen) return known;
    const path = `resource_changes[${this.starts.length}]`;
    throw misshapen({ name: this.source.name, path }, "a change of a known kind");
  }

  private addVariable(): void {
    this.secrets.addVariable();
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
    const { source, members, lines, starts, lengths, staying, configuration } = this;
    const { name } = source;
    if (this.isLog()) throw isLog(name);
    const kind = kindOf(members, name);
    const formatVersion = readFormatVersion(members.get("format_version"), name);
    if (kind === "plan") {
      refuseUnfinished(members, name);
      refuseEmpty(members, starts.length, name);
    }
    const version = members.get("terraform_version") ?? "unknown";
    return {
      name,
      kind,
      formatVersion,
      terraformVersion: text(version, { name, path: "terraform_version" }),
      variables: this.readVariables(),
      count: starts.length,
      stays: (entry) => staying.get(entry) === 1,
      text: (entry) => {
        const start = starts.get(entry);
        return lines.read(start, start + lengths.get(entry)).toString();
      },
      configuration: () =>
        configuration === null
          ? null
          : source.again(configuration.start, configuration.end).toString(),
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

function kindOf(members: ReadonlyMap<string, Json>, name: string): "plan" | "state" {
  const isRaw = ["version", "serial", "lineage"].every((key) => members.has(key));
  if (isRaw) {
    throw new CannotJudge(
      `${name} is a state as Terraform stores it, which holds secrets in the clear; give it as \`terraform show -json\` writes it.`,
    );
  }
  if (members.has("resource_changes")) return "plan";
  if (members.has("values")) return "state";
  throw new CannotJudge(
    `${name} has neither resource_changes nor values, so it is no plan and no state with resources; write it with \`terraform show -json\`.`,
  );
}
