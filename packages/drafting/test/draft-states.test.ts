import { expect, it } from "vitest";
import { stateAfter } from "../src/drafting.ts";

it("a draft is being written before any step about its text, and again when it is taken back from review", () => {
  expect([stateAfter(undefined), stateAfter("withdrawn")]).toEqual(["draft", "draft"]);
});

it("a draft whose review was asked for is in review, and else what its last step says", () => {
  const steps = ["review-requested", "approved", "refused", "abandoned", "published"] as const;
  expect(steps.map(stateAfter)).toEqual(["in-review", "approved", "refused", "abandoned", "published"]);
});
