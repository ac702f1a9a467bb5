import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/** Bytes of the young generation's two halves when they have grown once. */
const GROWN = 2 ** 22;

/**
 * Sets the flags of V8 under which the command line runs, before it is loaded: what V8 has compiled holds
 * for the flags that it was compiled under.
 */
export function setFlags(): void {
  setGrowth(2);
  // What is promoted is mostly garbage soon: collected at one and a half times what lives, a large plan takes
  // a third less memory, and no more time.
  setFlagsFromString("--heap-growing-percent=50");
}

let isSettled = false;

/**
 * Lets the young generation grow no further once it has doubled; to be called now and then. A shard's units
 * then die young, and what lives long is in tables, outside of V8's heap.
 *
 * @returns whether it has doubled
 */
export function settleYoung(): boolean {
  if (isSettled) return true;
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space");
  isSettled = young !== undefined && young.space_size >= GROWN;
  if (isSettled) setGrowth(1);
  return isSettled;
}

/** Does what V8 does only under the flags of {@link setFlags}: it takes no code that was compiled under others. */
export function underFirstFlags<Made>(make: () => Made): Made {
  if (!isSettled) return make();
  setGrowth(2);
  try {
    return make();
  } finally {
    setGrowth(1);
  }
}

function setGrowth(factor: number): void {
  setFlagsFromString(`--semi-space-growth-factor=${factor}`);
}
