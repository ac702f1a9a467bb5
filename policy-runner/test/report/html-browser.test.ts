import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { htmlReport } from "../../src/report/html.js";
import type { Result } from "../../src/verdict/types.js";
import { planOf, SHORT, SOUND } from "../commands/support.js";
import { axeSource, openBrowser } from "../support/browser.js";
import { runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { EMPTY, EVERY } from "./every-outcome.js";
import { manyFindings } from "./many.js";
import { whole } from "./results.js";

/** What axe-core says is wrong with a page. */
interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** As long as a person waits who has asked for something. */
const SOON = 2000;

describe("the report as HTML, in a browser", function () {
  this.timeout(120_000);
  let dir = "";
  let browser: Browser;
  before(async function () {
    dir = makeFolder();
    browser = await openBrowser(this);
  });
  after(async () => {
    await browser?.close();
    removeFolder(dir);
  });

  type View = Parameters<Browser["newPage"]>[0];
  const wrong: string[] = [];
  const open = async (results: readonly Result[], view: View = {}): Promise<Page> => {
    const file = join(dir, "report.html");
    writeFileSync(file, whole(htmlReport(results)));
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...view });
    page.on("console", (message) => wrong.push(message.text()));
    page.on("pageerror", (error) => wrong.push(error.message));
    await page.goto(pathToFileURL(file).href);
    return page;
  };
  afterEach(() => expect(wrong.splice(0)).to.deep.equal([]));

  const three = () => [
    manyFindings(300, { environment: "dev" }),
    { ...manyFindings(40), environment: "staging" },
    { ...EVERY, environment: "prod" },
  ];
  /** The same of fewer rules and controls: axe looks at every element of a page, and at all that are alike. */
  const fewer = () =>
    three().map((one): Result => {
      const rules = one.rules.slice(0, 8);
      const known = new Set(rules.map(({ id }) => id));
      return {
        ...one,
        rules,
        findings: one.findings.filter(({ rule }) => known.has(rule)).slice(0, 40),
        frameworks: one.frameworks.map((all) => ({ ...all, controls: all.controls.slice(0, 4) })),
      };
    });
  const shown = (page: Page) => page.locator(".found li:visible").count();
  const told = (page: Page) => page.locator("#shown").textContent();
  const settled = (page: Page, says: RegExp | string) =>
    page.locator("#shown", { hasText: says }).waitFor({ timeout: SOON * 5 });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [375, 1440]) {
      const view = { colorScheme, viewport: { width, height: 900 } };
      it(`fits ${width} pixels in ${colorScheme}`, async () => {
        for (const results of [three(), [EMPTY]]) {
          const page = await open(results, view);
          const [inner, outer] = (await page.evaluate(
            "[document.documentElement.scrollWidth, window.innerWidth]",
          )) as [number, number];
          expect(inner, "no scrolling to the side").to.be.at.most(outer);
          await page.close();
        }
      });

      it(`has nothing that axe finds serious, at ${width} pixels in ${colorScheme}`, async () => {
        for (const results of [fewer(), [EMPTY]]) {
          const page = await open(results, view);
          await page.evaluate(axeSource());
          const { violations } = (await page.evaluate("axe.run()")) as {
            violations: readonly Violation[];
          };
          const serious = violations
            .filter(({ impact }) => ["serious", "critical"].includes(impact))
            .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
          expect(serious).to.deep.equal([]);
          await page.close();
        }
      });
    }
  }

  it("is light or dark as the reader's system is, and the other at a click", async () => {
    const page = await open([EMPTY], { colorScheme: "dark" });
    const color = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const dark = await color();
    await page.click("#theme");
    const light = await color();
    expect(light).to.equal("rgb(246, 247, 249)").and.not.to.equal(dark);
    await page.click("#theme");
    expect(await color()).to.equal(dark);
    await page.close();
  });

  it("prints everything, light, without what can only be clicked", async () => {
    const page = await open(three(), { colorScheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.locator(".bar").isVisible()).to.equal(false);
    expect(await page.locator("#filters").isVisible()).to.equal(false);
    const pdf = (await page.pdf()).toString("latin1");
    expect(pdf.match(/\/Type \/Page\b/g)?.length).to.be.above(30);
    await page.close();
  });

  it("reads without JavaScript, every finding of it", async () => {
    const page = await open(three(), { javaScriptEnabled: false });
    expect(await page.locator("#filters").isVisible()).to.equal(false);
    expect(await page.locator(".found li").count()).to.equal(345);
    await page.locator("details.more summary").first().click();
    expect(await page.locator("details.more[open] li").first().isVisible()).to.equal(true);
    await page.close();
  });

  it("filters by resource, family, environment and outcome, and clears", async () => {
    const page = await open(three());
    expect(await told(page)).to.equal("345 findings");
    await page.fill("[name=text]", "NUMBER_123");
    await settled(page, "1 of 345");
    expect(await shown(page)).to.equal(1);
    await page.click("#clear");
    await settled(page, /^345 findings$/);
    await page.selectOption("[name=environment]", { label: "prod" });
    await settled(page, "5 of 345");
    expect(await shown(page)).to.equal(5);
    await page.check("[name=blocking]");
    await settled(page, "3 of 345");
    await page.click("#clear");
    await settled(page, /^345 findings$/);
    for (const name of ["fail", "error", "waived"]) await page.uncheck(`[value=${name}]`);
    await settled(page, /^(?!345)\d+ of 345/);
    expect(new Set(await page.locator(".found li:visible b").allTextContents())).to.deep.equal(
      new Set(["undetermined"]),
    );
    await page.click("#clear");
    await page.selectOption("[name=family]", "abc");
    await settled(page, "5 of 345");
    await page.fill("[name=text]", "nowhere at all");
    await settled(page, "0 of 345");
    expect(await page.locator("#nothing").isVisible()).to.equal(true);
    await page.close();
  });

  it("is used by keys alone: a way past the links, filters, and tables that scroll", async () => {
    const page = await open(three());
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).to.equal("skip");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("location.hash")).to.equal("#main");
    await page.focus("[name=text]");
    await page.keyboard.type("number_123");
    await settled(page, "1 of 345");
    expect(await page.locator(".scroll:not([tabindex='0'])").count()).to.equal(0);
    await page.close();
  });

  it("opens what a link leads to", async () => {
    const page = await open([manyFindings(300)]);
    const last = page.locator("details.more li").last();
    expect(await last.isVisible()).to.equal(false);
    await page.evaluate(`location.hash = "#${await last.getAttribute("id")}"`);
    await last.waitFor({ state: "visible", timeout: SOON });
    await page.close();
  });

  it("filters as the bundled command line writes it", async () => {
    const file = join(dir, "bundled.html");
    const plan = join(dir, "plan.json");
    writeFileSync(plan, planOf([SOUND, SHORT]));
    const args = ["check", plan, "--env", "dev", "--format", "html", "--output", file];
    expect(runCli(args).status).to.equal(1);
    const page = await browser.newPage();
    page.on("console", (message) => wrong.push(message.text()));
    await page.goto(pathToFileURL(file).href);
    const all = await page.locator(".found li").count();
    await page.fill("[name=text]", "nowhere");
    await settled(page, `0 of ${all}`);
    expect(await shown(page)).to.equal(0);
    await page.close();
  });

  it("opens and filters 20,000 findings on 100,000 resources at once", async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const session = await page.context().newCDPSession(page);
    // Time that the page's thread was at work: what other processes do meanwhile is not its fault.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const work = async (): Promise<number> => {
      const { metrics } = await session.send("Performance.getMetrics");
      return (metrics.find(({ name }) => name === "ThreadTime")?.value ?? 0) * 1000;
    };
    const file = join(dir, "large.html");
    const large = whole(htmlReport([manyFindings(20_000)]));
    writeFileSync(file, large);
    // On a slow machine, as soon as as much text alone would be there.
    const bare = join(dir, "bare.html");
    writeFileSync(bare, large.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ""));
    await page.goto(pathToFileURL(bare).href);
    const soon = Math.max(SOON, (await work()) * 1.5);
    await page.goto(pathToFileURL(file).href);
    const opened = await work();
    expect(opened, "milliseconds to open").to.be.within(1, soon);
    await page.fill("[name=text]", "number_777");
    await settled(page, " of 20,000");
    const filtered = await work();
    expect(filtered - opened, "milliseconds to filter").to.be.below(soon);
    await page.fill("[name=text]", "");
    await settled(page, /^20,000 findings$/);
    await page.uncheck("[value=fail]");
    await settled(page, /^1,8\d\d of/);
    expect((await work()) - filtered, "milliseconds for two more").to.be.below(soon);
    await page.close();
  });
});
