/** What the script of the page uses of a browser, and nothing else. */
export interface Page {
  readonly documentElement: Element;
  getElementById(id: string): Element | null;
  querySelectorAll(selector: string): ArrayLike<Element>;
  createElement(name: string): Element;
}

export interface Element {
  hidden: boolean;
  open: boolean;
  checked: boolean;
  textContent: string | null;
  value: string;
  readonly name: string;
  readonly dataset: Record<string, string | undefined>;
  scrollIntoView(): void;
  closest(selector: string): Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): ArrayLike<Element>;
  addEventListener(event: string, listener: (event: { readonly key?: string }) => void): void;
}

/** The window of a {@link Page}. */
export interface Window {
  readonly matchMedia: (query: string) => { readonly matches: boolean };
  readonly location: { readonly hash: string };
  addEventListener(event: string, listener: () => void): void;
  setTimeout(work: () => void, milliseconds: number): number;
  clearTimeout(timer: number): void;
}
