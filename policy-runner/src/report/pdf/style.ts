/** The fonts of the document, all embedded. */
export type Font = "sans" | "bold" | "mono";

/** How a text looks; size in points. */
export interface Look {
  readonly font: Font;
  readonly size: number;
  readonly color: string;
}

export const COLORS = {
  text: "#1c2430",
  soft: "#566170",
  line: "#d5dae0",
  good: "#14703c",
  bad: "#b3211a",
  warn: "#855400",
  waived: "#5a3fa6",
  none: "#566170",
  link: "#0a58b0",
} as const;

const look = (font: Font, size: number, color: string): Look => ({ font, size, color });

export const LOOKS = {
  title: look("bold", 25, COLORS.text),
  heading: look("bold", 15, COLORS.text),
  subheading: look("bold", 10.5, COLORS.text),
  text: look("sans", 9, COLORS.text),
  strong: look("bold", 9, COLORS.text),
  note: look("sans", 8, COLORS.soft),
  head: look("bold", 7.5, COLORS.soft),
  code: look("mono", 8, COLORS.text),
  foot: look("sans", 7, COLORS.soft),
} as const;

/** The same look in another colour. */
export function inColor(base: Look, tone: keyof typeof COLORS): Look {
  return { ...base, color: COLORS[tone] };
}

/** A4 in points, and where its text stands. */
export const PAGE = {
  width: 595.28,
  height: 841.89,
  left: 48,
  right: 547.28,
  top: 52,
  bottom: 778,
};
