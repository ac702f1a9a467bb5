import type { Json, JsonObject } from "../constants.js";
import { blockAddress, type Configured, referencesIn } from "./configured.js";
import type { Difference } from "./types.js";

/** Where a difference of configurations belongs, and what of it. */
export interface Place {
  readonly address: string;
  readonly type: string;
  readonly path: string;
}

/** An attribute of a block of which values differ; "" where instances are missing. */
interface Cause {
  readonly block: string;
  readonly attribute: string;
}

/** Which differences of configurations show in values that differ, and are told there. */
export class Told {
  private readonly causes: readonly Cause[];

  constructor(
    values: readonly Pick<Difference, "address" | "path" | "outcome">[],
    private readonly configurations: readonly Configured[],
  ) {
    const differing = values.filter(({ outcome }) => outcome === "differs");
    this.causes = differing.map(({ address, path }) => ({
      block: blockAddress(address),
      attribute: (path.split("/")[1] ?? "").replace(/^tags_all$/, "tags"),
    }));
  }

  has({ address, type, path }: Place): boolean {
    const [, part = "", name = ""] = path.split("/");
    if (type === "provider" || type === "output") return false;
    if (type === "variable") {
      const [, module = "", variable = ""] = /^(?:(.*)\.)?var\.([^.]+)$/.exec(address) ?? [];
      return module !== "" && this.shows(module, variable);
    }
    if (type === "module") {
      return part === "expressions" ? this.shows(address, name) : this.isRepetition(part, address);
    }
    return this.causes.some(
      (cause) =>
        cause.block === address &&
        (cause.attribute === "" || (part === "expressions" && cause.attribute === name)),
    );
  }

  /** How often a module is called shows in instances that are missing. */
  private isRepetition(part: string, module: string): boolean {
    return (
      ["", "count_expression", "for_each_expression"].includes(part) &&
      this.causes.some((one) => one.attribute === "" && one.block.startsWith(`${module}.`))
    );
  }

  /** Whether a variable of a module may be what makes some value in it differ. */
  private shows(module: string, variable: string): boolean {
    const within = this.causes.filter(({ block }) => block.startsWith(`${module}.`));
    return within.some((cause) => this.mayRest(cause, module, variable));
  }

  /** Expressions tell what they name; behind a local value or in a further module, anything may stand. */
  private mayRest({ block, attribute }: Cause, module: string, variable: string): boolean {
    return this.configurations.some((configured) => {
      const own = configured.block(block);
      if (own === undefined || own.module.path !== module || attribute === "") return true;
      const expression = (own.own.expressions as JsonObject | undefined)?.[attribute];
      if (expression === undefined) return true;
      const references = referencesIn(expression as Json);
      return references.some(
        (one) =>
          one.split(/[.[]/, 2).join(".") === `var.${variable}` || !/^(?:var|aws_\w+)\./.test(one),
      );
    });
  }
}
