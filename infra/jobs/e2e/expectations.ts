import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseFlatValues } from "../flat-values.js";
import { PATHS } from "../paths.js";
import type { Report } from "./report.js";
import type { Instance } from "./stage.js";

/** What facts.py tells of an instance. */
export interface Facts {
  readonly network: Readonly<Record<"cidr", string>> & {
    readonly zones: readonly string[];
    readonly subnets: number;
    readonly public: number;
    readonly gateways: number;
    readonly flow_logs: number;
  };
  readonly database: Readonly<Record<string, unknown>>;
  readonly buckets: Readonly<Record<string, unknown>>;
  readonly logs: Readonly<Record<string, unknown>>;
  readonly listeners: readonly unknown[];
  readonly groups: Readonly<Record<string, readonly unknown[]>>;
  readonly function: Readonly<Record<string, unknown>> & {
    readonly environment: Readonly<Record<string, string>>;
  };
  readonly topics: Readonly<Record<string, unknown>>;
}

/** Retention by the owner's requirements, in days. */
const RETENTION: Readonly<Record<string, number>> = { dev: 7, staging: 30, prod: 90 };

/** Holds what stands to what was asked for; everything that is the same everywhere, to `first`. */
export function holdInstance(report: Report, own: Instance, found: Facts, first: Facts): void {
  const at = (what: string) => `${own.suffix}: ${what}`;
  holdNetwork(report, own, found, at);
  const { members, ...database } = found.database;
  report.expect(at("the database"), database, {
    engine: "aurora-postgresql",
    version: "13.7",
    encrypted: true,
    key: true,
    protected: false,
  });
  report.expect(at("the database's instances"), Number(members) > 0, true);
  const bucket = { versioning: "Enabled", closed: true, tls: true };
  report.expect(
    at("the buckets of payments and more"),
    Object.keys(found.buckets).length >= 4,
    true,
  );
  for (const [name, facts] of Object.entries(found.buckets)) {
    // Access logs of a load balancer can only be encrypted with S3's own key.
    const encryption = name.includes("-logs-") ? "AES256" : "aws:kms";
    const { versioning, closed, tls } = bucket;
    report.expect(at(name), facts, { versioning, encryption, closed, tls });
  }
  const log = { days: RETENTION[own.environment.name], key: true };
  report.expect(at("the log groups"), Object.keys(found.logs).length >= 3, true);
  for (const [name, facts] of Object.entries(found.logs)) report.expect(at(name), facts, log);
  report.expect(at("the listeners"), found.listeners, first.listeners);
  report.expect(at("the security groups"), found.groups, first.groups);
  report.expect(at("the topics"), found.topics, first.topics);
  holdFunction(report, found, at);
}

function holdNetwork(
  report: Report,
  { environment, cidr }: Instance,
  { network }: Facts,
  at: (what: string) => string,
): void {
  const asked =
    cidr ?? parseFlatValues(readFileSync(environment.variables, "utf8")).get("vpc_cidr");
  const zones = ["a", "b", "c"].map((letter) => `${environment.region}${letter}`);
  report.expect(at("the VPC"), network, {
    cidr: asked,
    subnets: 6,
    zones,
    public: 0,
    gateways: 3,
    flow_logs: 1,
  });
}

function holdFunction(report: Report, found: Facts, at: (what: string) => string): void {
  const code = readFileSync(join(PATHS.lambda, "dist/batch_validator.zip"));
  const { environment, ...rest } = found.function;
  report.expect(at("the function"), rest, {
    runtime: "python3.9",
    code: createHash("sha256").update(code).digest("base64"),
    key: true,
    subnets: 3,
    queue: true,
  });
  report.expect(at("the function's environment"), Object.keys(environment).length > 0, true);
}
