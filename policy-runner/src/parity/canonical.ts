import { commonStart, within } from "./cidr.js";
import type { Cidr, Facts } from "./types.js";

/** Turns a text of one environment into what it would be in any. */
export type Canonical = (text: string) => string;

type Step = (text: string) => string;

/** What AWS gives to a thing that it makes: vpc-0a1b..., a UUID, a unique id of IAM, a load balancer's end. */
const ID =
  /\b[a-z]{1,12}-[0-9a-f]{8,32}\b|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{16}\b|\b[A-Z][A-Z0-9]{15,20}\b|\b\d{26}\b/g;

/**
 * What an environment's texts become once its own name, region, account, blocks and ids are put aside.
 *
 * Each is replaced only where it stands as a whole word: `developer` in dev stays what it is.
 *
 * @param ids what stands for an id that AWS gave to a resource of the environment
 */
export function canonicalOf(facts: Facts, ids: ReadonlyMap<string, string> = new Map()): Canonical {
  const steps: Step[] = [
    ...(facts.account === null ? [] : [account(facts.account)]),
    ...(facts.region === null ? [] : [region(facts.region), ...partition(facts.region)]),
    ...facts.cidrs.map((block, i) => cidr(block, i === 0 ? "<cidr>" : `<cidr ${i + 1}>`)),
    ...(ids.size === 0 ? [] : [known(ids)]),
    ...facts.names.flatMap(spellings).map(([spelling, label]) => word(spelling, label)),
  ];
  return (text) => {
    let canonical = text;
    for (const step of steps) canonical = step(canonical);
    return canonical;
  };
}

/** Ids in a text, in their order. */
export function idsIn(text: string): readonly string[] {
  return text.match(ID) ?? [];
}

function account(id: string): Step {
  const pattern = new RegExp(`(?<!\\d)${id}(?!\\d)`, "g");
  return (text) => (text.includes(id) ? text.replace(pattern, "<account>") : text);
}

/** A zone is its region with a letter, and keeps the letter. */
function region(name: string): Step {
  const pattern = new RegExp(`(?<![A-Za-z0-9])${name}(?=$|[a-z](?![A-Za-z0-9])|[^A-Za-z0-9])`, "g");
  return (text) => (text.includes(name) ? text.replace(pattern, "<region>") : text);
}

/** Regions of other partitions have other ARNs and host names. */
function partition(name: string): Step[] {
  const own = name.startsWith("cn-") ? "aws-cn" : name.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  if (own === "aws") return [];
  return [
    (text) => text.replaceAll(`arn:${own}:`, "arn:aws:"),
    (text) => text.replaceAll("amazonaws.com.cn", "amazonaws.com"),
  ];
}

function cidr(block: Cidr, label: string): Step {
  const start = commonStart(block);
  const pattern = /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)/g;
  return (text) => {
    if (!text.includes(start)) return text;
    return text.replace(pattern, (whole, a, b, c, d) => {
      const rest = within(block, [a, b, c, d].map(Number));
      return rest === null ? whole : `${label}+${rest}`;
    });
  };
}

function known(ids: ReadonlyMap<string, string>): Step {
  return (text) => text.replace(ID, (id) => ids.get(id) ?? id);
}

/** A name as it is declared, in capitals, and with the first letter in capitals. */
function spellings(name: string): [spelling: string, label: string][] {
  const title = name.slice(0, 1).toUpperCase() + name.slice(1);
  const all: [string, string][] = [
    [name, "<environment>"],
    [name.toUpperCase(), "<ENVIRONMENT>"],
    [title, "<Environment>"],
  ];
  return all.filter(([spelling], i) => all.findIndex(([other]) => other === spelling) === i);
}

function word(spelling: string, label: string): Step {
  const { length } = spelling;
  return (text) => {
    let at = text.indexOf(spelling);
    if (at === -1) return text;
    let done = 0;
    let changed = "";
    for (; at !== -1; at = text.indexOf(spelling, at + length)) {
      if (isPart(text.charCodeAt(at - 1)) || isPart(text.charCodeAt(at + length))) continue;
      changed += text.slice(done, at) + label;
      done = at + length;
    }
    return done === 0 ? text : changed + text.slice(done);
  };
}

/** Whether a character goes on with a word; `<` begins what already stands for something. */
function isPart(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 60
  );
}
