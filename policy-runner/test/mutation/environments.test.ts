import { join } from "node:path";
import { expect } from "chai";
import type { Json, JsonObject } from "../../src/constants.js";
import { loadBundle } from "../../src/evaluate/bundle.js";
import { environmentRules, judgeEnvironments } from "../../src/evaluate/environments.js";
import type { Bundle, Rule } from "../../src/evaluate/types.js";
import type { Neighbour, Unit } from "../../src/input/types.js";
import { comparisonFacts } from "../../src/parity/units.js";
import { ROOT } from "../support/cli.js";
import { breaksOf } from "./breaks.js";
import { stepsOf } from "./edit.js";

const POLICIES = join(ROOT, "policies");
const ID = "<aws_security_group.this>";

/** A resource of each type that passes, in every environment. */
const RIGHT: Readonly<Record<string, JsonObject>> = {
  aws_vpc_security_group_ingress_rule: {
    security_group_id: ID,
    ip_protocol: "tcp",
    from_port: 443,
    to_port: 443,
    cidr_ipv4: "<cidr>+0.0/16",
  },
  aws_security_group_rule: {
    security_group_id: ID,
    type: "ingress",
    protocol: "tcp",
    from_port: 80,
    to_port: 80,
    cidr_blocks: ["<cidr>+0.0/16"],
  },
  aws_rds_cluster: { serverlessv2_scaling_configuration: [{ min_capacity: 1, max_capacity: 2 }] },
  aws_rds_cluster_instance: { instance_class: "db.r6g.large" },
  aws_db_instance: { instance_class: "db.r6g.large" },
  aws_instance: { instance_type: "t3.large" },
  aws_elasticache_replication_group: { node_type: "cache.t4g.small" },
  aws_lambda_function: { memory_size: 256 },
};

const TIERS = { dev: 7, staging: 30, prod: 90 } as const;

describe("mutations of environments that are the same", () => {
  let bundle: Bundle;
  before(async () => {
    bundle = await loadBundle(join(POLICIES, "dist"));
  });

  const base = { module: "", index: null, action: "no-op", unknown: {}, sensitive: {} } as const;
  const rest = { ...base, configured: {}, references: {}, source: null };

  /** Three environments that pass, of which the change makes prod another. */
  function units(of: string, attribute: string, change: (values: JsonObject) => void): Unit[] {
    return Object.entries(TIERS).map(([name, days], rank) => {
      const own: JsonObject = {
        environment: name,
        rank,
        log_retention_days: days,
        accounts: [`${rank + 1}11122223333`],
        regions: ["eu-west-1"],
        cidrs: [`10.${(rank + 1) * 10}.0.0/16`],
      };
      const values = structuredClone({ ...RIGHT[of] }) as Record<string, Json>;
      if (attribute === "retention_in_days") values[attribute] = days;
      else if (RIGHT[of]?.[attribute.split("/")[0] ?? ""] === undefined)
        values[attribute] = "right";
      if (name === "prod") change(of === "environment" ? own : values);
      const neighbour = { ...rest, address: `${of}.this`, type: of, name: "this", values };
      const held: Neighbour[] = [{ ...neighbour, attribute: "environment", settled: true }];
      const referenced_by = of === "environment" ? {} : { [of]: held };
      return { ...rest, address: name, type: "environment", name, values: own, referenced_by };
    });
  }

  function prod(rule: Rule, all: readonly Unit[]): string | undefined {
    const facts = comparisonFacts("payment", "2026-01-01T00:00:00Z", all.length);
    const input = { facts, parameters: bundle.pack.parameters, units: all };
    return judgeEnvironments(bundle, [rule], input).find(({ address }) => address === "prod")
      ?.outcome;
  }

  const put = (pointer: string, value: Json | undefined) => (values: JsonObject) => {
    const steps = [...stepsOf(pointer)];
    const last = steps.pop() as string;
    const holder = steps.reduce((at, step) => at[step] as JsonObject, values);
    (holder as Record<string, Json | undefined>)[last] = value;
    if (value === undefined) delete holder[last];
  };

  it("are judged as their authors expect", () => {
    let tried = 0;
    for (const rule of environmentRules(bundle.catalogue)) {
      for (const one of breaksOf(POLICIES, rule)) {
        const { of = "", attribute = "", wrong = [], unset = "fail" } = one;
        const what = `${rule.id} ${of} ${attribute}`;
        expect(
          prod(
            rule,
            units(of, attribute, () => undefined),
          ),
          what,
        ).to.equal("pass");
        for (const value of wrong) {
          tried++;
          const outcome = prod(rule, units(of, attribute, put(attribute, value)));
          expect(outcome, `${what} = ${JSON.stringify(value)}`).to.equal(one.becomes ?? "fail");
        }
        if (of === "environment") continue;
        tried++;
        const outcome = prod(rule, units(of, attribute, put(attribute, undefined)));
        expect(outcome, `${what} is left out`).to.equal(unset);
      }
    }
    process.stdout.write(`    mutants of environments: ${tried} judged as expected\n`);
    expect(tried).to.be.above(40);
  });
});
