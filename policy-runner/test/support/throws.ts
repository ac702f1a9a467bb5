import { expect } from "chai";
import { CannotJudge } from "../../src/errors.js";

/** Runs `action` and gives the message of the CannotJudge it must end with, checked to be one clean line. */
export async function refusal(action: () => unknown): Promise<string> {
  try {
    await action();
  } catch (error) {
    expect(error).to.be.instanceOf(CannotJudge);
    const { message } = error as CannotJudge;
    expect(message, "one sentence").to.match(/^[^\n\r]+\.$/);
    return message;
  }
  return expect.fail("it was not refused");
}
