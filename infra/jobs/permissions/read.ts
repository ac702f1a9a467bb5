import { readFileSync } from "node:fs";
import { JobError } from "../errors.js";
import type { Call, Policies, PolicyDocument } from "./types.js";

/** The calls in a log of the emulator (EMULATOR_API_LOG). */
export function readCalls(file: string): Call[] {
  return text(file)
    .split("\n")
    .flatMap((line, index) => (line === "" ? [] : [parseCall(line, `${file}:${index + 1}`)]));
}

function parseCall(line: string, place: string): Call {
  const call = parse(line, place) as Partial<Call>;
  if (typeof call.action !== "string" || typeof call.region !== "string") {
    throw new JobError(`${place} is no call that the emulator recorded; record them anew.`);
  }
  return call as Call;
}

/**
 * The policies of an environment's deploy role, from what `terraform output -json` tells of
 * infra/bootstrap in the environment's account and of infra/organization.
 */
export function readPolicies(bootstrap: string, organization: string, name: string): Policies {
  const permissions = output(bootstrap, "permissions") as Partial<BootstrapPermissions>;
  const control = (output(organization, "service_control_policies") as ByEnvironment)[name];
  const { role_arn: roleArn, identity, boundary } = permissions;
  if (!roleArn || !identity?.length || !boundary?.length || !control?.length) {
    throw new JobError(
      `${bootstrap} and ${organization} do not hold the policies of ${name}: apply infra/bootstrap and infra/organization first.`,
    );
  }
  return { roleArn, identity, boundary, control };
}

interface BootstrapPermissions {
  readonly role_arn: string;
  readonly identity: readonly PolicyDocument[];
  readonly boundary: readonly PolicyDocument[];
}

type ByEnvironment = Readonly<Record<string, readonly PolicyDocument[]>>;

function output(file: string, name: string): unknown {
  const outputs = parse(text(file), file) as Record<string, { readonly value?: unknown }>;
  return outputs[name]?.value ?? {};
}

function text(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new JobError(`${file} cannot be read.`);
  }
}

function parse(json: string, place: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new JobError(`${place} is no JSON.`);
  }
}
