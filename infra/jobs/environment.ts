import { devNull } from "node:os";
import type { Credentials, Endpoint } from "../emulator/types.js";

/** Terraform's own variables that would change what is planned, or write secrets to a log. */
const TERRAFORM_STRIPPED =
  /^TF_(LOG.*|CLI_ARGS.*|VAR_.*|WORKSPACE|DATA_DIR|INPUT|REATTACH_PROVIDERS|IN_AUTOMATION)$/;

/** make's, which would make every make that a child starts part of this run. */
const MAKE_STRIPPED = /^(MAKEFLAGS|MFLAGS|MAKELEVEL|MAKEOVERRIDES|GNUMAKEFLAGS)$/;

const AWS = /^AWS_/;

/** Proxies would take requests for the emulator off this machine. */
const PROXIES = /^((https?|all|no)_proxy|(HTTPS?|ALL|NO)_PROXY)$/;

/** The inherited environment without what may bend a run. */
export function cleanEnvironment(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return without(inherited, (name) => TERRAFORM_STRIPPED.test(name) || MAKE_STRIPPED.test(name));
}

/** The environment of everything that runs against an emulated AWS: no real credentials in it. */
export function emulatedEnvironment(
  inherited: NodeJS.ProcessEnv,
  access?: Endpoint & { readonly credentials: Credentials },
): NodeJS.ProcessEnv {
  const clean = without(cleanEnvironment(inherited), (name) => AWS.test(name));
  return {
    ...clean,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_MAX_ATTEMPTS: "3",
    ...(access === undefined ? {} : awsVariables(access)),
  };
}

/** The same without proxies, for the requests to the emulator; init may need one for its registry. */
export function withoutProxies(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return without(env, (name) => PROXIES.test(name));
}

/** The variables with which any AWS tool reaches the emulator as one account. */
export function awsVariables(
  access: Endpoint & { readonly credentials: Credentials },
): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: access.address,
    AWS_REGION: access.region,
    AWS_DEFAULT_REGION: access.region,
    AWS_ACCESS_KEY_ID: access.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: access.credentials.secretAccessKey,
    AWS_SESSION_TOKEN: access.credentials.sessionToken,
  };
}

function without(env: NodeJS.ProcessEnv, unwanted: (name: string) => boolean): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !unwanted(name)));
}
