import { printable } from "./printable.js";
import { COLORS, LOOKS, type Look, PAGE } from "./style.js";
import { type WidthOf, wrapped } from "./wrap.js";

/** A text in one look. */
export type Piece = readonly [text: string, look: Look];

/** A cell of a row: pieces one below the other. */
export interface Cell {
  readonly width: number;
  readonly pieces: readonly Piece[];
  readonly align?: "right";
}

interface Line {
  readonly text: string;
  readonly look: Look;
}

/** Points between two cells, and between two rows. */
const GAP = 10;
const PADDING = 4;

/** Space that a line takes, as a multiple of its size. */
const LEADING = 1.34;

/** A document that is written from top to bottom; what does not fit goes on to a new page. */
export class Sheet {
  private y: number = PAGE.top;
  private head: readonly Cell[] | null = null;
  private readonly widths = new Map<string, Map<string, number>>();

  constructor(private readonly document: PDFKit.PDFDocument) {}

  /** Leaves points of the page free. */
  space(points: number): void {
    this.y += points;
  }

  newPage(): void {
    this.document.addPage();
    this.y = PAGE.top;
    if (this.head === null) return;
    const head = this.head;
    this.head = null;
    this.row(head);
    this.rule();
    this.head = head;
  }

  /** A new page where less than so many points are left. */
  keep(points: number): void {
    if (this.y + points > PAGE.bottom) this.newPage();
  }

  /** Begins a part of the document, which its outline names. */
  section(title: string): void {
    this.newPage();
    this.document.outline.addItem(title);
    this.text(title, LOOKS.heading);
    this.space(6);
  }

  /** A text over the whole width. */
  text(text: string, look: Look): void {
    this.draw([{ width: PAGE.right - PAGE.left, pieces: [[text, look]] }], false);
  }

  /** A row of cells side by side; one that fits on a page is not torn. */
  row(cells: readonly Cell[]): void {
    this.y += PADDING;
    this.draw(cells, true);
    this.y += PADDING;
  }

  /** Rows under a head that stands again on each page. */
  table(head: readonly Cell[], rows: Iterable<readonly Cell[]>): void {
    this.keep(60);
    this.row(head);
    this.rule();
    this.head = head;
    for (const cells of rows) {
      this.row(cells);
      this.rule();
    }
    this.head = null;
    this.space(8);
  }

  /** A line from edge to edge. */
  rule(color: string = COLORS.line): void {
    const { left, right } = PAGE;
    this.document.moveTo(left, this.y).lineTo(right, this.y).lineWidth(0.5).stroke(color);
  }

  /** Gives a place in the document a name that a link can lead to. */
  name(name: string): void {
    this.document.addNamedDestination(name, "XYZ", 0, this.y, null);
  }

  private draw(cells: readonly Cell[], together: boolean): void {
    const columns = cells.map((cell) => this.linesOf(cell));
    const height = Math.max(...columns.map(heightOf));
    const isTorn = this.y + height > PAGE.bottom;
    if (isTorn && together && height <= PAGE.bottom - PAGE.top - 40) {
      this.newPage();
      this.y += PADDING;
    }
    const left = columns.map((lines) => [...lines]);
    for (;;) {
      const from = this.y;
      const ends = left.map((lines, place) => this.column(lines, cells, place, from));
      this.y = Math.max(...ends);
      if (left.every((lines) => lines.length === 0)) return;
      this.newPage();
    }
  }

  /** Draws what fits of a column, takes it from its lines, and tells where it ends. */
  private column(lines: Line[], cells: readonly Cell[], place: number, from: number): number {
    const before = cells.slice(0, place).reduce((sum, { width }) => sum + width + GAP, 0);
    const { width, align } = cells[place] as Cell;
    let y = from;
    for (let line = lines[0]; line !== undefined; line = lines[0]) {
      const { text, look } = line;
      if (y + look.size * LEADING > PAGE.bottom && y > PAGE.top) return y;
      const shift = align === "right" ? width - this.widthOf(look)(text) : 0;
      this.put(text, look, PAGE.left + before + shift, y);
      y += look.size * LEADING;
      lines.shift();
    }
    return y;
  }

  /** Puts one line at a place, wherever the document has come to. */
  put(text: string, { font, size, color }: Look, x: number, y: number): void {
    if (text === "") return;
    this.document.font(font).fontSize(size).fillColor(color).text(text, x, y, { lineBreak: false });
  }

  private linesOf({ width, pieces }: Cell): readonly Line[] {
    return pieces.flatMap(([text, look]) =>
      wrapped(printable(text), width, this.widthOf(look)).map((line) => ({ text: line, look })),
    );
  }

  /** Widths are asked for again and again: of words that were measured, they are known. */
  widthOf({ font, size }: Look): WidthOf {
    const known = this.widths.get(font) ?? new Map<string, number>();
    this.widths.set(font, known);
    return (text) => {
      let width = known.get(text);
      if (width === undefined) {
        width = this.document.font(font).fontSize(1).widthOfString(text);
        known.set(text, width);
      }
      return width * size;
    };
  }
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { look }) => sum + look.size * LEADING, 0);
}
