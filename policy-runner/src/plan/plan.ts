import type { Json } from "../constants.js";
import type { CannotJudge } from "../errors.js";
import { ChangedIndex } from "./changed.js";
import { readExpression } from "./configuration.js";
import { ConfigurationIndex } from "./configuration-index.js";
import { readFormatVersion, refuseEmpty, refuseOther, refuseUnfinished } from "./members.js";
import { guarded } from "./read.js";
import { FLAG, ScanError } from "./records.js";
import { isBlank, isLog, isNoObject, unsound } from "./refusals.js";
import { ResourceIndex } from "./resource-index.js";
import { randomSeed, Scanner } from "./scanner.js";
import { Secrets } from "./secrets.js";
import { inside, isObject, misshapen, object, text } from "./shape.js";
import { sharePlan } from "./shared.js";
import { Spool } from "./spool.js";
import type { Plan, PlanSource, ProviderConfig, Wanted } from "./types.js";
import { describePlan, type Places } from "./wanted.js";

/**
 * Reads a plan as `terraform show -json PLANFILE` writes it, once from its start to its end.
 *
 * Every byte is checked to be sound JSON. What is asked for is kept aside, the rest is skipped, so that
 * memory does not grow with the plan. What is incomplete, errored or no plan at all is refused rather
 * than judged as if nothing were in it.
 *
 * @param progress told now and then how many bytes were read
 * @throws CannotJudge in one sentence that quotes none of the content
 */
export async function scanPlan(
  source: PlanSource,
  wanted: Wanted,
  progress: (bytes: number) => void = () => {},
): Promise<Plan> {
  const reader = new Reader(source, wanted);
  try {
    await guarded(source.name, () => reader.run(progress));
    return reader.plan();
  } catch (error) {
    reader.close();
    throw error;
  }
}

class Reader {
  private readonly seed = randomSeed();
  private readonly scanner = new Scanner(this.seed);
  private readonly lines = new Spool();
  private readonly places: Places;
  private readonly resources: ResourceIndex;
  private readonly configuration: ConfigurationIndex;
  private readonly secrets: Secrets;
  private readonly changed: ChangedIndex;
  private readonly members = new Map<string, Json>();
  private readonly providers: ProviderConfig[] = [];

  constructor(
    private readonly source: PlanSource,
    wanted: Wanted,
  ) {
    const { scanner, lines } = this;
    this.places = describePlan(scanner, wanted.attributes);
    this.resources = new ResourceIndex(source.name, lines, scanner, wanted.types);
    this.configuration = new ConfigurationIndex(source.name, lines, scanner);
    this.secrets = new Secrets(source, scanner);
    this.changed = new ChangedIndex(source, scanner, wanted.changing ?? []);
  }

  async run(progress: (bytes: number) => void): Promise<void> {
    let total = 0;
    try {
      for (;;) {
        const next = this.source.next(this.scanner.input());
        const bytes = typeof next === "number" ? next : await next;
        this.scanner.push(bytes, () => this.drain());
        if (bytes === 0) return;
        total += bytes;
        progress(total);
      }
    } catch (error) {
      throw error instanceof ScanError ? this.refuse(error) : error;
    }
  }

  private refuse(error: ScanError): CannotJudge {
    const { name } = this.source;
    if (this.scanner.isBlank()) return isBlank(name);
    if (this.isLog()) return isLog(name);
    if (error.fault !== "kind") return unsound(this.source, error);
    const path = this.places.names.get(error.node);
    if (path === "") return isNoObject(this.source, error.offset);
    if (path === undefined) return unsound(this.source, error);
    return misshapen({ name, path }, this.places.lists.has(error.node) ? "a list" : "an object");
  }

  private drain(): void {
    const { scanner, places } = this;
    this.lines.append(scanner.output());
    for (const _ of scanner.records()) {
      const { at } = scanner;
      if (at === places.resource) {
        this.resources.add();
        this.secrets.fromResource();
        this.changed.add();
      } else if (at === places.block) this.configuration.addBlock();
      else if (at === places.call) this.configuration.addCall(scanner.flags === FLAG.in);
      else if (at === places.callExpression) this.configuration.addExpression();
      else if (at === places.callForEach) this.configuration.addForEach();
      else if (at === places.moduleOutput) this.configuration.addOutput();
      else this.other(at);
    }
  }

  private other(at: number): void {
    const { scanner, places, secrets } = this;
    if (at === places.drift) secrets.fromResource();
    else if (at === places.output) secrets.fromOutput();
    else if (at === places.variable) secrets.variables.addValue();
    else if (at === places.declaration) secrets.addDeclaration(this.parsed());
    else if (at === places.provider) this.addProvider();
    else if (at === places.deferred) this.members.set("deferred_changes", true);
    else {
      const name = places.names.get(at);
      const { start, end } = scanner.line;
      if (name !== undefined) this.members.set(name, end > start ? this.parsed() : true);
    }
  }

  /** The line of the current record. */
  private parsed(): Json {
    const { start, end } = this.scanner.line;
    return JSON.parse(this.lines.read(start, end).toString()) as Json;
  }

  private addProvider(): void {
    const place = { name: this.source.name, path: "configuration.provider_config.*" };
    const provider = object(this.parsed(), place);
    const { expressions, ...told } = provider;
    for (const key in told) text(told[key], inside(place, key));
    const region = isObject(expressions) ? expressions.region : undefined;
    if (region === undefined) this.providers.push(told);
    else {
      const at = inside(inside(place, "expressions"), "region");
      this.providers.push({ ...told, region: readExpression(region, at) });
    }
  }

  private isLog(): boolean {
    return this.members.has("@level") && this.members.has("@message");
  }

  plan(): Plan {
    const { source, members } = this;
    if (this.isLog()) throw isLog(source.name);
    refuseOther(members, source.name);
    const formatVersion = readFormatVersion(members.get("format_version"), source.name);
    refuseUnfinished(members, source.name);
    refuseEmpty(members, this.resources.entries, source.name);
    const version = members.get("terraform_version");
    const { seed, lines, resources, configuration } = this;
    const secrets = this.secrets.all();
    return {
      formatVersion,
      // Foreign writers may leave the version out; it is only ever reported.
      terraformVersion:
        version === undefined
          ? "unknown"
          : text(version, { name: source.name, path: "terraform_version" }),
      providers: this.providers,
      resources,
      configuration,
      variable: (name) => this.secrets.variables.value(name),
      changed: () => this.changed.read(),
      secrets,
      digest: source.digest(),
      share: () => sharePlan({ name: source.name, seed, lines, resources, configuration, secrets }),
      close: () => this.close(),
    };
  }

  close(): void {
    this.lines.close();
    this.source.close();
  }
}
