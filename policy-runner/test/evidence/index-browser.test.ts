import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import { run } from "../commands/support.js";
import { axeSource, openBrowser } from "../support/browser.js";
import { removeFolder } from "../support/folders.js";
import { exportWords, makeCase } from "./support.js";

describe("the index page of an export, in a browser", function () {
  this.timeout(120_000);
  let dir = "";
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    dir = makeCase();
    await run(exportWords(dir));
  });
  after(async () => {
    await browser?.close();
    if (dir !== "") removeFolder(dir);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [375, 1440]) {
      it(`fits ${width} pixels in ${colorScheme}, and axe finds nothing`, async () => {
        const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
        await page.goto(pathToFileURL(join(dir, "out/index.html")).href);
        const sizes = "[document.documentElement.scrollWidth, window.innerWidth]";
        const [inner = 0, outer = 0] = (await page.evaluate(sizes)) as number[];
        expect(inner, "no scrolling to the side").to.be.at.most(outer);
        await page.evaluate(axeSource());
        const found = (await page.evaluate("axe.run()")) as { violations: { id: string }[] };
        expect(found.violations.map(({ id }) => id)).to.deep.equal([]);
        expect(await page.getByText("NOT SIGNED").isVisible()).to.equal(true);
        await page.close();
      });
    }
  }
});
