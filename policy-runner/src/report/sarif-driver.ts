import type { RuleResult } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import { shortened } from "./limits.js";
import { safe } from "./markdown-text.js";

/** Stands for what is wrong with a waiver, which no rule of the pack says. */
export const WAIVER_RULE = "WAIVER";

/** How GitHub weighs a rule of security. */
const SCORE = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" } as const;

/**
 * Tags of a rule that GitHub takes: with more of them it refuses the file.
 * Source: https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
const TAGS = 20;

/** Characters of a description. Source: GitHub's list of SARIF properties that it supports. */
const LONGEST = 1024;

/** The tool and its rules, each with help in plain text and in Markdown. */
export function sarifDriver({ rules, policies, tools, waivers }: Result): object {
  const wrong = (waivers?.findings ?? []).length > 0;
  return {
    name: "policy-runner",
    semanticVersion: tools.policy_runner,
    properties: { policies },
    rules: [...rules.map(descriptorOf), ...(wrong ? [WAIVERS] : [])],
  };
}

const WAIVERS = {
  id: WAIVER_RULE,
  name: "WaiversAreInOrder",
  shortDescription: { text: "Waivers are in order" },
  fullDescription: {
    text: "A waiver names its rule, resource, owner, approver, reason, ticket and expiry, and is in use.",
  },
  help: {
    text: "Correct the waiver, or take it out.",
    markdown: "Correct the waiver, or take it out.",
  },
  defaultConfiguration: { level: "error" },
  properties: { tags: ["security"] },
};

function descriptorOf(rule: RuleResult): object {
  const { id, title, description, family, severity, controls, enforcement, references } = rule;
  const tags = Object.entries(controls).flatMap(([framework, ids]) =>
    ids.map((control) => `${framework}:${control}`),
  );
  const [page] = references;
  return {
    id,
    name: nameOf(title),
    shortDescription: { text: shortened(title, LONGEST) },
    fullDescription: { text: shortened(description, LONGEST) },
    ...(page === undefined ? {} : { helpUri: page }),
    help: { text: plainHelp(rule), markdown: markdownHelp(rule) },
    defaultConfiguration: {
      enabled: enforcement !== "disabled",
      level: enforcement === "mandatory" ? "error" : "warning",
    },
    properties: {
      tags: ["security", family, ...tags].slice(0, TAGS),
      "security-severity": SCORE[severity],
      controls,
      enforcement,
      counts: rule.counts,
      ...(rule.not_tested === null ? {} : { not_tested: rule.not_tested }),
    },
  };
}

/** A name that people read, and no other than the id: the words of the title, as one. */
function nameOf(title: string): string {
  const words = title.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const name = words.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`).join("");
  return shortened(name, 255) || "Rule";
}

function plainHelp({ description, remediation, controls, references }: RuleResult): string {
  const named = Object.entries(controls).map(([name, ids]) => `${name} ${ids.join(", ")}`);
  return [
    description,
    `How to mend: ${remediation}`,
    ...(named.length === 0 ? [] : [`Controls: ${named.join("; ")}`]),
    ...references,
  ].join("\n");
}

function markdownHelp({
  title,
  description,
  remediation,
  controls,
  references,
}: RuleResult): string {
  const named = Object.entries(controls).map(
    ([name, ids]) => `- ${safe(name)}: ${ids.map(safe).join(", ")}`,
  );
  return [
    `## ${safe(title)}`,
    safe(description),
    `**How to mend:** ${safe(remediation)}`,
    ...(named.length === 0 ? [] : [`**Controls**\n\n${named.join("\n")}`]),
    ...(references.length === 0 ? [] : [references.map((uri) => `- <${uri}>`).join("\n")]),
  ].join("\n\n");
}
