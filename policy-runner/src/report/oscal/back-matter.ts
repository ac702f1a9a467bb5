import { uriOf } from "../limits.js";
import type { Run } from "./run.js";
import { markup, titleOf } from "./text.js";

/** What a resource of the back-matter is made from. */
interface Source {
  readonly key: readonly string[];
  readonly title: string;
  readonly description?: string;
  readonly href?: string;
  /** SHA-256 of what is there. */
  readonly digest?: string;
}

/** What the run was made from, each with its digest, and where the frameworks are. */
export function backMatter(run: Run): object {
  return { resources: sourcesOf(run).map((source) => resourceOf(run, source)) };
}

/** That the run was made from all of it. */
export function referencesOf(run: Run): object[] {
  return sourcesOf(run).map(({ key }) => ({ href: `#${run.id(...key)}`, rel: "reference" }));
}

function sourcesOf(run: Run): readonly Source[] {
  const { plan, policies, waivers, baseline, frameworks, profile } = run.result;
  const pack = `${policies.name} ${policies.version}`;
  const accepted = [
    { key: ["waivers"], title: "The waivers", file: waivers },
    { key: ["baseline"], title: "The baseline", file: baseline },
  ];
  return [
    {
      key: ["assessment-plan"],
      title: "What was to be tested",
      description: `Every rule of ${pack}, profile ${profile}, that is enabled in the environment, on every resource in its scope that stays after apply.`,
    },
    { key: ["plan"], title: "The plan, as JSON", href: "plan.json", digest: plan.digest },
    {
      key: ["policies"],
      title: `The compiled policies: ${pack}`,
      href: "policies/manifest.json",
      digest: policies.digest,
    },
    ...accepted.flatMap(({ key, title, file }) =>
      file === null ? [] : [{ key, title, href: uriOf(file.file), digest: file.digest }],
    ),
    ...frameworks.map(({ id, name, version, source }) => ({
      key: ["framework", id],
      title: `${name} ${version}`,
      href: source,
    })),
  ];
}

function resourceOf(run: Run, { key, title, description, href = "", digest }: Source): object {
  const hashes = digest === undefined ? {} : { hashes: [{ algorithm: "SHA-256", value: digest }] };
  return {
    uuid: run.id(...key),
    title: titleOf(title),
    ...(description === undefined ? {} : { description: markup(description) }),
    ...(href === "" ? {} : { rlinks: [{ href, ...hashes }] }),
  };
}
