import { expect, it } from "vitest";
import { sortedOut } from "./undetermined.tsx";

it("sets what is in doubt apart from what no act known on the date speaks of", () => {
  const figure = (id: string, missing: readonly string[], reasons: readonly string[]) => ({
    id,
    missing,
    reasons,
    citation: null,
  });
  const { doubtful, unruled } = sortedOut([
    figure("credits.counted", ["individualTraining[IF-1].authorship"], []),
    figure("obligation.prorated", [], ["no-version"]),
    figure("obligation.individual", ["birthDate"], ["no-version"]),
  ]);
  expect(doubtful.map(({ id }) => id)).toEqual(["credits.counted", "obligation.individual"]);
  expect(unruled.map(({ id }) => id)).toEqual(["obligation.prorated"]);
});
