import type { Element, Page, Window } from "./page.js";

/**
 * The script of the page: filters findings, opens what a link leads to, switches between light and dark.
 *
 * It runs in the reader's browser as the text of this function, so it uses nothing from outside it. All
 * that it shows or hides is in the page without it.
 */
export function wire(page: Page, window: Window): void {
  interface Row {
    readonly element: Element;
    readonly text: string;
    shown: boolean;
  }
  interface Block {
    readonly element: Element;
    readonly rows: readonly Row[];
  }
  interface Group extends Block {
    readonly family: string;
    readonly chunks: readonly Block[];
    readonly more: Element | null;
    readonly hiddenRows: readonly Row[];
  }

  const list = (of: { querySelectorAll(selector: string): ArrayLike<Element> }, selector: string) =>
    Array.from(of.querySelectorAll(selector));

  const rowOf = (element: Element): Row => ({
    element,
    text: (element.querySelector("div")?.textContent ?? "").toLowerCase(),
    shown: true,
  });

  const blockOf = (element: Element): Block => ({ element, rows: list(element, "li").map(rowOf) });

  const groupOf = (element: Element): Group => {
    const chunks = list(element, "ol").map(blockOf);
    return {
      element,
      family: element.dataset.family ?? "",
      chunks,
      rows: chunks.flatMap(({ rows }) => rows),
      more: element.querySelector("details.more"),
      hiddenRows: chunks
        .filter((chunk) => chunk.element.closest("details") !== null)
        .flatMap(({ rows }) => rows),
    };
  };

  const amount = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");

  const filter = (form: Element): void => {
    let read: readonly Group[] | null = null;
    const fields = list(form, "input,select");
    const field = (name: string) => fields.find((one) => one.name === name);
    const boxes = fields.filter((one) => one.name === "outcome");
    const output = page.getElementById("shown");
    const nothing = page.getElementById("nothing");

    const fits = (): ((row: Row) => boolean) => {
      const words = (field("text")?.value ?? "").toLowerCase().split(/\s+/);
      const outcomes = new Set(boxes.filter((one) => one.checked).map((one) => one.value));
      const environment = field("environment")?.value ?? "";
      const blocking = field("blocking")?.checked === true;
      return ({ element: { dataset }, text }) =>
        outcomes.has(dataset.o ?? "") &&
        (environment === "" || dataset.e === environment) &&
        (!blocking || dataset.b === "1") &&
        words.every((word) => text.includes(word));
    };

    const show = (group: Group, isShown: (row: Row) => boolean, active: boolean): number => {
      let shown = 0;
      for (const chunk of group.chunks) {
        let here = 0;
        for (const row of chunk.rows) {
          const now = isShown(row);
          if (now) here++;
          if (now === row.shown) continue;
          row.shown = now;
          row.element.hidden = !now;
        }
        if (chunk.element.hidden !== (here === 0)) chunk.element.hidden = here === 0;
        shown += here;
      }
      group.element.hidden = shown === 0;
      if (group.more !== null) tellMore(group, group.more, shown, active);
      return shown;
    };

    /** What is left is opened where it is few, or where all of it is behind the fold. */
    const tellMore = (group: Group, more: Element, shown: number, active: boolean): void => {
      const rest = group.hiddenRows.filter((row) => row.shown).length;
      const summary = more.querySelector("summary");
      if (summary !== null) summary.textContent = `${amount(rest)} more`;
      more.hidden = rest === 0;
      more.open = active && rest > 0 && (rest <= 20 || rest === shown);
    };

    const apply = (): void => {
      // Only who filters pays for reading the rows.
      read ??= list(page, ".group").map(groupOf);
      const groups = read;
      const all = groups.reduce((sum, { rows }) => sum + rows.length, 0);
      const family = field("family")?.value ?? "";
      const isShown = fits();
      const none = () => false;
      let shown = 0;
      const active =
        family !== "" ||
        (field("text")?.value ?? "") !== "" ||
        (field("environment")?.value ?? "") !== "" ||
        field("blocking")?.checked === true ||
        boxes.some((one) => !one.checked);
      for (const group of groups) {
        shown += show(group, family === "" || group.family === family ? isShown : none, active);
      }
      const total = `${amount(all)} finding${all === 1 ? "" : "s"}`;
      if (output !== null) output.textContent = active ? `${amount(shown)} of ${total}` : total;
      if (nothing !== null) nothing.hidden = shown > 0;
    };

    let timer = 0;
    const soon = (milliseconds: number) => (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(apply, milliseconds);
    };
    form.addEventListener("input", soon(100));
    form.addEventListener("change", soon(0));
    page.getElementById("clear")?.addEventListener("click", () => {
      for (const one of fields) {
        if (one.name === "outcome" || one.name === "blocking") one.checked = one.name === "outcome";
        else one.value = "";
      }
      apply();
    });
    form.hidden = false;
  };

  const openTarget = (): void => {
    const at = page.getElementById(window.location.hash.slice(1));
    const fold = at?.closest("details") ?? null;
    if (fold === null || fold.open) return;
    fold.open = true;
    at?.scrollIntoView();
  };

  const form = page.getElementById("filters");
  if (form !== null) filter(form);

  const theme = page.getElementById("theme");
  if (theme !== null) {
    theme.hidden = false;
    theme.addEventListener("click", () => {
      const { dataset } = page.documentElement;
      const dark =
        dataset.theme ??
        (window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
      dataset.theme = dark === "dark" ? "light" : "dark";
    });
  }
  openTarget();
  window.addEventListener("hashchange", openTarget);
  let unfolded: readonly Element[] = [];
  window.addEventListener("beforeprint", () => {
    unfolded = list(page, "details").filter((one) => !one.open);
    for (const one of unfolded) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of unfolded) one.open = false;
  });
}
