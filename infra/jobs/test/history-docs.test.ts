import { expect } from "chai";
import { historyFiles } from "../docs/history-docs.js";

describe("what is written of the history's columns and questions", () => {
  it("is what make docs writes: the page shows the SQL that is run, and Glue is told what is recorded", () => {
    const stale = historyFiles().filter(({ is, shouldBe }) => is !== shouldBe);
    expect(
      stale.map(({ path }) => path),
      "run make docs",
    ).to.deep.equal([]);
  });
});
