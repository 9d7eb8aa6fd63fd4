/** What the record or the acts do not say is undetermined, and the answer names it; nothing is guessed and nothing is passed over. */
import type { Exemption, Person } from "../by-the-book/person.ts";
import type { Case } from "./case.ts";
import { attended, enrolled, someone } from "./case.ts";

const knownOn = "2026-12-31";

function isUnknown(claim: string, person: Person, lines: Readonly<Record<string, string>>): Case {
  const unknown = Object.entries(lines).map(([line, missing]) => [line, `undetermined: ${missing}`]);
  return { claim, person, knownOn, lines: Object.fromEntries(unknown) };
}

const master: Exemption = { kind: "esonero", reason: "master", from: "2019-01-01", to: "2019-12-31" };

export const missingFacts: readonly Case[] = [
  isUnknown(
    "R-CAP-06: self-study without a date belongs to no triennium yet",
    someone({ individualTraining: [{ kind: "self-study", hours: 30 }] }),
    { "credits.counted": "individualTraining[0].acquiredOn" },
  ),
  isUnknown(
    "R-IND-A1: a publication without the authorship is not worth 1",
    someone({ individualTraining: [{ id: "IT-1", kind: "publication", acquiredOn: "2018-05-10" }] }),
    { "credits.individual": "individualTraining[0].authorship" },
  ),
  isUnknown("R-EXO-02: a master without its university credits", someone({ exemptions: [master] }), {
    "obligation.reductions.esonero@2019": "exemptions[0].universityCreditsPerYear",
  }),
  isUnknown(
    "R-REG-01: nobody's obligation starts without an enrolment",
    { id: "P-1", registrations: [] },
    {
      "obligation.start": "registrations[first]",
      "obligation.individual": "registrations[first]",
    },
  ),
  isUnknown(
    "R-REG-03: no act of those years says what a cancellation does to its own year",
    { id: "P-1", registrations: [...enrolled("2010-05-10"), { kind: "cancellation", resolvedOn: "2018-05-01" }] },
    { "obligation.years": "declared", "obligation.individual": "declared" },
  ),
  isUnknown(
    "R-BON-01: of a triennium imported as a position the counted credits are not known",
    someone({ ...attended({}), positions: [{ triennium: "2017-2019", acquired: "160.0" }] }),
    { "credits.counted": "declared", balance: "positions[0].balance" },
  ),
];
