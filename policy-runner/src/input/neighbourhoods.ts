import type { Owner } from "./owners.js";
import type { Group, Neighbour, Slim } from "./types.js";

/** A resource with the units that it configures. */
interface Owning {
  readonly slim: Slim;
  readonly owners: readonly Owner[];
}

/** Gives every resource of a group the resources that configure it. */
export function neighbourhoods(members: readonly Owning[]): Group {
  const around = new Map<string, Neighbour[]>();
  for (const { slim, owners } of members) {
    for (const { address, attribute, settled } of owners) {
      add(around, address, { ...slim, attribute, settled });
    }
  }
  return members.map(({ slim }) => {
    const neighbours = around.get(slim.address);
    return { ...slim, referenced_by: neighbours === undefined ? {} : byType(neighbours) };
  });
}

/** Neighbours by type, in an order that no plan's order can change. */
function byType(neighbours: readonly Neighbour[]): { [type: string]: Neighbour[] } {
  const groups = new Map<string, Neighbour[]>();
  for (const neighbour of [...neighbours].sort(byAddress)) add(groups, neighbour.type, neighbour);
  return Object.fromEntries(groups);
}

function byAddress(a: Neighbour, b: Neighbour): number {
  const left = `${a.address} ${a.attribute}`;
  const right = `${b.address} ${b.attribute}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

function add<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
