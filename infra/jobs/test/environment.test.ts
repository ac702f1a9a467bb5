import { expect } from "chai";
import { cleanEnvironment, emulatedEnvironment, withoutProxies } from "../environment.js";
import { readRequest } from "../request.js";
import { terraformEnvironment } from "../terraform.js";
import { explain } from "../terraform-failures.js";

const CREDENTIALS = { accessKeyId: "a", secretAccessKey: "s", sessionToken: "t" };
const ROOT_MODULE = { folder: "/infra", locked: true };

describe("the environment of what is started", () => {
  it("keeps what reaches a provider and drops what bends a plan", () => {
    const kept = { TF_PLUGIN_CACHE_DIR: "c", TF_TOKEN_example_com: "t", PATH: "p" };
    const dropped = { TF_LOG: "1", TF_LOG_PATH: "1", TF_VAR_x: "1", TF_CLI_ARGS_plan: "1" };
    const more = { TF_DATA_DIR: "1", TF_WORKSPACE: "1", MAKEFLAGS: "1", MAKELEVEL: "1" };
    expect(cleanEnvironment({ ...kept, ...dropped, ...more })).to.deep.equal(kept);
  });

  it("has no AWS variable of the user's when AWS is emulated", () => {
    const inherited = { AWS_PROFILE: "p", AWS_CA_BUNDLE: "b", AWS_ENDPOINT_URL_S3: "e" };
    const access = { address: "http://127.0.0.1:1", region: "eu-west-1", credentials: CREDENTIALS };
    const env = emulatedEnvironment(inherited, access);
    expect(env).not.to.have.any.keys(Object.keys(inherited));
    expect(env).to.include({ AWS_ACCESS_KEY_ID: "a", AWS_ENDPOINT_URL: "http://127.0.0.1:1" });
    expect(env).to.include({ AWS_EC2_METADATA_DISABLED: "true", AWS_REGION: "eu-west-1" });
  });

  it("keeps no proxy for what stays on this machine", () => {
    expect(withoutProxies({ HTTPS_PROXY: "x", no_proxy: "y", PATH: "p" })).to.deep.equal({
      PATH: "p",
    });
  });

  it("bounds what Terraform waits for a registry, unless the user says how long", () => {
    const env = terraformEnvironment({ TF_REGISTRY_CLIENT_TIMEOUT: "60" }, "/run");
    expect(env).to.include({ TF_REGISTRY_CLIENT_TIMEOUT: "60", TF_REGISTRY_DISCOVERY_RETRY: "1" });
    expect(env).to.include({ TF_DATA_DIR: "/run/terraform", CHECKPOINT_DISABLE: "1" });
  });
});

describe("a request", () => {
  it("has defaults", () => {
    expect(readRequest({ ENV: "dev" })).to.deep.equal({
      environment: "dev",
      suffix: "dev",
      vpcCidr: undefined,
      target: "emulated",
      keepPlan: false,
      port: 0,
      checkArguments: [],
    });
  });

  it("hands words on to the judge", () => {
    const env = { ENV: "dev", FORMAT: "json", OUTPUT: "a b.json", ARGS: " --now  x " };
    const expected = ["--format", "json", "--output", "a b.json", "--now", "x"];
    expect(readRequest(env).checkArguments).to.deep.equal(expected);
  });

  it("refuses what is no port", () => {
    for (const EMULATOR_PORT of ["x", "-1", "65536", "1.5"]) {
      expect(() => readRequest({ EMULATOR_PORT })).to.throw(/is not a port/);
    }
  });
});

describe("a failure of Terraform", () => {
  const of = (command: string, stderr: string) =>
    explain(command, stderr, ROOT_MODULE, "linux_amd64");

  it("is recognized although Terraform wraps its text", () => {
    const wrapped =
      "│ the current package doesn't match any of\n│ the checksums previously recorded";
    expect(of("init", wrapped).message).to.match(/is not the one that infra\/\S+ vouches for/);
    const absent = "Error: Failed to query available\nprovider packages";
    expect(of("init", absent).message).to.match(/^No aws provider for linux_amd64 is to be had/);
    expect(of("plan", "Error acquiring the state lock").message).to.match(/^The state is locked/);
  });

  it("is shown where it is not recognized", () => {
    expect(of("plan", "Error: x")).to.deep.equal({
      message: "terraform plan failed; its own error stands above.",
      showOutput: true,
    });
  });
});
