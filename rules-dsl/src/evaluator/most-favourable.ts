/** Chooses among versions of one rank by their values, where an act says that the more favourable one prevails. */
import type { Overridden, RuleFrame, Selection } from "./frame.ts";
import type { PreparedVersion } from "./prepare-program.ts";
import { bodyOf, conditionOf } from "./run-version.ts";
import { undeterminedAmong } from "./undetermined.ts";
import type { Undetermined } from "./value.ts";
import { order } from "./value.ts";

/** No version and nothing undecided: no condition holds. Of two equal values the version first in precedence. */
export function mostFavourableOf(frame: RuleFrame, versions: readonly PreparedVersion[]): Selection {
  const overridden: Overridden[] = [];
  const holding: PreparedVersion[] = [];
  const doubts: Undetermined[] = [];
  const contenders: PreparedVersion[] = [];
  for (const version of versions) {
    const condition = conditionOf(frame, version);
    if (condition.kind === "undetermined") {
      doubts.push(condition);
      contenders.push(version);
    } else if (condition.value) holding.push(version);
    else overridden.push({ version, because: "condition-does-not-hold" });
  }
  const values = holding.map((version) => bodyOf(frame, version));
  const unknown = undeterminedAmong([...doubts, ...values]);
  if (unknown && holding.length + contenders.length > 1) {
    return { version: undefined, undecided: unknown, contenders, overridden };
  }
  const sign = frame.rule.rule.favourable === "smaller" ? -1 : 1;
  let best = 0;
  for (const [place, value] of values.entries()) {
    const than = values[best];
    if (than && (order(value, than) ?? 0) * sign > 0) best = place;
  }
  const version = holding[best];
  if (!version)
    return unknown ? { version, undecided: unknown, contenders, overridden } : { version, contenders, overridden };
  const worse = holding.filter((each) => each !== version);
  const lost = worse.map((each): Overridden => ({ version: each, because: "less-favourable", by: version }));
  return { version, contenders: [], overridden: [...overridden, ...lost] };
}
