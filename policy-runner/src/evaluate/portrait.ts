import type { Slim } from "../input/types.js";
import type { Texts } from "./texts.js";
import { isRead, type View } from "./view.js";

/**
 * A resource in parts, by the attribute that a rule has to read for it to matter; each becomes a number
 * when the first rule asks for it.
 */
export class Portrait {
  private readonly head: number;
  private readonly numbers = new Map<string, number>();

  /**
   * @param head what every rule can read of it
   * @param marks what is said of an attribute besides its value
   */
  constructor(
    private readonly slim: Slim,
    head: string,
    private readonly marks: ReadonlyMap<string, string>,
    private readonly texts: Texts,
  ) {
    this.head = texts.numberOf(head);
  }

  /** What a rule can read: equal for two resources only if that is. */
  key({ attributes }: View): string {
    const { name, module, index, provider, values } = this.slim;
    let key = `${this.head}`;
    // Parts of the address, for rules that read them.
    if (attributes.has("name")) key += `@${this.texts.numberOf(name)}`;
    if (attributes.has("module")) key += `/${this.texts.numberOf(module)}`;
    if (attributes.has("index")) key += `#${this.texts.numberOf(JSON.stringify(index))}`;
    if (attributes.has("provider")) key += `%${this.texts.numberOf(provider ?? "")}`;
    for (const attribute in values)
      if (attributes.has(attribute)) key += ` ${this.number(attribute)}`;
    for (const attribute of this.marks.keys()) {
      if (!Object.hasOwn(values, attribute) && isRead(attribute, attributes)) {
        key += ` ${this.number(attribute)}`;
      }
    }
    return `${key};`;
  }

  private number(attribute: string): number {
    const known = this.numbers.get(attribute);
    if (known !== undefined) return known;
    const value = JSON.stringify(this.slim.values[attribute]) ?? "";
    const text = `${JSON.stringify(attribute)}${value}${this.marks.get(attribute) ?? ""}`;
    const number = this.texts.numberOf(text);
    this.numbers.set(attribute, number);
    return number;
  }
}
