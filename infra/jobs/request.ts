import { JobError } from "./errors.js";

/** What a job was asked for: make's variables, which the entry script has checked and exported. */
export interface Request {
  readonly environment: string;
  readonly suffix: string;
  /** IPv4 block of a second instance, which can not have that of the first; else the tfvars' own. */
  readonly vpcCidr: string | undefined;
  readonly target: "emulated" | "aws";
  readonly keepPlan: boolean;
  readonly port: number;
  /** Further words for `policy-runner check`. */
  readonly checkArguments: readonly string[];
}

/** Reads the request from environment variables. */
export function readRequest(env: NodeJS.ProcessEnv): Request {
  const environment = env.ENV ?? "";
  return {
    environment,
    suffix: env.SUFFIX || environment,
    vpcCidr: env.VPC_CIDR || undefined,
    target: env.TARGET === "aws" ? "aws" : "emulated",
    keepPlan: env.KEEP_PLAN === "1",
    port: parsePort(env.EMULATOR_PORT ?? ""),
    checkArguments: [
      ...option("--format", env.FORMAT),
      ...option("--output", env.OUTPUT),
      ...(env.ARGS ?? "").split(/\s+/).filter((word) => word !== ""),
    ],
  };
}

function option(name: string, value: string | undefined): string[] {
  return value ? [name, value] : [];
}

function parsePort(text: string): number {
  if (text === "") {
    return 0;
  }
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new JobError(
      `EMULATOR_PORT=${text} is not a port: give a number from 1 to 65535, or none for a free port.`,
    );
  }
  return port;
}
