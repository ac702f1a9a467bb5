import type { Cidr } from "./types.js";

const BLOCK = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** An IPv4 block as it is written; null when it is none. */
export function parseCidr(text: string): Cidr | null {
  const match = BLOCK.exec(text);
  if (match === null) return null;
  const octets = match.slice(1, 5).map(Number);
  const prefix = Number(match[5]);
  if (octets.some((octet) => octet > 255) || prefix > 32) return null;
  return { base: toNumber(octets), prefix };
}

/** A block as it is written. */
export function cidrText({ base, prefix }: Cidr): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256);
  return `${octets.join(".")}/${prefix}`;
}

/** An address that lies in a block, as its distance from the block's start; null when it does not. */
export function within(block: Cidr, octets: readonly number[]): string | null {
  const size = 2 ** (32 - block.prefix);
  const distance = toNumber(octets) - block.base;
  if (distance < 0 || distance >= size) return null;
  const fixed = Math.min(3, Math.floor(block.prefix / 8));
  const parts = [24, 16, 8, 0].map((shift) => Math.floor(distance / 2 ** shift) % 256);
  return parts.slice(fixed).join(".");
}

/** The octets that every address of a block begins with, and a dot behind them: "10.30.". */
export function commonStart({ base, prefix }: Cidr): string {
  const fixed = Math.min(3, Math.floor(prefix / 8));
  const parts = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256);
  return parts
    .slice(0, fixed)
    .map((part) => `${part}.`)
    .join("");
}

function toNumber(octets: readonly number[]): number {
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}
