import { expect, it } from "vitest";
import { sortedOut } from "./undetermined.tsx";

it("sets what is in doubt apart from what no act speaks of, and leaves out items of other trienni", () => {
  const figure = (id: string, missing: readonly string[], reasons: readonly string[]) => ({
    id,
    missing,
    reasons,
    citation: null,
  });
  const { doubtful, unruled } = sortedOut([
    figure("credits.counted", ["individualTraining[IF-1].authorship"], []),
    figure("requirements.non-learner-60", [], ["no-version"]),
    figure("credits.excluded.second-role[PA-1]", [], ["no-version"]),
    figure("obligation.individual", ["birthDate"], ["no-version"]),
  ]);
  expect(doubtful.map(({ id }) => id)).toEqual(["credits.counted", "obligation.individual"]);
  expect(unruled.map(({ id }) => id)).toEqual(["requirements.non-learner-60"]);
});
