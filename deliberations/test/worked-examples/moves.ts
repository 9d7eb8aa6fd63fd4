/** R-MOV-01: a participation moved to another triennium leaves its own from the day the move is known. */
import type { Participation } from "../by-the-book/person.ts";
import type { Case } from "./case.ts";
import { someone } from "./case.ts";

const moved = (acquiredOn: string, to: string, on: string): readonly Participation[] => [
  { id: "PA-1", event: "EV-1", role: "learner", acquiredOn, credits: "12.0", moved: { to, on } },
  { id: "PA-2", event: "EV-2", role: "learner", acquiredOn: "2018-10-01", credits: "8.0" },
];

const given = someone({ participations: moved("2018-10-01", "2014-2016", "2018-12-30") });

export const moves: readonly Case[] = [
  {
    claim: "R-MOV-01: 12 credits of 2018 moved to 2014-2016 no longer count in 2017-2019",
    person: given,
    knownOn: "2018-12-30",
    lines: { "credits.acquired": "8", "credits.counted": "8", "obligation.bonuses.previous-triennium": "0" },
  },
  {
    claim: "R-MOV-01: the day before the move they did",
    person: given,
    knownOn: "2018-12-29",
    lines: { "credits.acquired": "20", "credits.counted": "20" },
  },
  {
    claim: "R-MOV-01: credits of 2020 moved into 2017-2019 count there, since the rules of that triennium are extended",
    person: someone({ participations: moved("2020-10-01", "2017-2019", "2021-12-30") }),
    knownOn: "2026-12-31",
    lines: { "credits.acquired": "20", "credits.counted": "20" },
  },
  {
    claim: "R-MOV-02: moved the day after the window they count in neither, but where they were acquired",
    person: someone({ participations: moved("2020-10-01", "2017-2019", "2022-07-01") }),
    knownOn: "2026-12-31",
    lines: { "credits.acquired": "8", "credits.counted": "8" },
  },
  {
    claim: "R-MOV-01: credits of 2018 moved to a later triennium stay in theirs",
    person: someone({ participations: moved("2018-10-01", "2020-2022", "2021-12-30") }),
    knownOn: "2026-12-31",
    lines: { "credits.acquired": "20", "credits.counted": "20" },
  },
];
