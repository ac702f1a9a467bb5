import { gzipSync } from "node:zlib";
import { minimalChange, planText } from "./plans.js";

const plan = planText();
const log = [
  { "@level": "info", "@message": "Terraform 1.13.0", type: "version" },
  { "@level": "info", "@message": "Plan: 1 to add", type: "change_summary" },
];
const state = { format_version: "1.0", terraform_version: "1.13.0", values: { root_module: {} } };
const rawState = {
  version: 4,
  terraform_version: "1.13.0",
  serial: 1,
  lineage: "x",
  resources: [],
};

/** What cannot be judged as a plan: content of the file `plan.json`, and what the sentence has to mention. */
export const BAD_PLANS: readonly (readonly [
  what: string,
  content: string | Buffer,
  says: RegExp,
])[] = [
  ["an empty file", "", /plan\.json is empty.*terraform show -json/],
  ["white space", " \n\n", /plan\.json is empty.*terraform show -json/],
  [
    "a binary plan file",
    Buffer.from("PK\x03\x04\x14\0\x08\0"),
    /binary plan.*terraform show -json/,
  ],
  ["a log", log.map((line) => JSON.stringify(line)).join("\n"), /log of `terraform plan -json`/],
  ["a state", JSON.stringify(state), /Terraform state, not a plan/],
  ["a state file", JSON.stringify(rawState), /Terraform state, not a plan/],
  ["truncated JSON", plan.slice(0, -20), /cut short at line 1, column \d+/],
  ["trailing garbage", `${plan}]`, /trailing characters .* line 1, column \d+/],
  ["two documents", `${plan}\n${plan}`, /second document at line 2, column 1/],
  ["a repeated section", plan.replace("{", '{"resource_changes":[],'), /repeats a key .* line 1/],
  [
    "a section repeated by an escape",
    plan.replace("{", '{"resource\\u005fchanges":[],'),
    /repeats a key/,
  ],
  ["text that is not JSON", "No changes. Your infrastructure matches.", /not valid JSON at line 1/],
  ["Latin-1", Buffer.from(plan.replace("aws_x.y", "é"), "latin1"), /not valid UTF-8/],
  ["a damaged gzip", gzipSync(plan).subarray(0, -9), /damaged or incomplete gzip/],
  ["a list", "[]", /JSON array/],
  ["an errored plan", planText({ errored: true }), /errored is true/],
  [
    "an errored plan without changes",
    planText({ errored: true, resource_changes: undefined }),
    /errored/,
  ],
  ["a partial plan", planText({ complete: false }), /complete is false.*-target/],
  ["deferred changes", planText({ deferred_changes: [{ reason: "x" }] }), /deferred_changes/],
  ["no resource_changes", planText({ resource_changes: undefined }), /no resource_changes/],
  [
    "resource_changes of null",
    planText({ resource_changes: null }),
    /resource_changes is not a list/,
  ],
  ["an unknown major", planText({ format_version: "2.0" }), /format_version 2\.0/],
  ["no format_version", planText({ format_version: undefined }), /no valid format_version/],
  ["no configuration", planText({ configuration: undefined }), /no configuration/],
  [
    "a change twice",
    planText({ resource_changes: [minimalChange(), minimalChange()] }),
    /entry 0 again/,
  ],
  ["deep nesting", '{"a":'.repeat(100_000), /more than 512 levels/],
];
