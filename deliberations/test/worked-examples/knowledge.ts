/** C-01, C-02, C-21 and the manual: what a ledger says as known before and after each act. */
import type { Person } from "../by-the-book/person.ts";
import type { Case } from "./case.ts";
import { attended, illness, phd, someone } from "./case.ts";

function asKnown(
  claim: string,
  person: Person,
  line: string,
  values: Readonly<Record<string, string>>,
): readonly Case[] {
  return Object.entries(values).map(([knownOn, value]) => ({
    claim: `${claim}, as known on ${knownOn}: ${value}`,
    person,
    knownOn,
    lines: { [line]: value },
  }));
}

const manual = ["2019-03-19", "2019-03-20"] as const;

export const knowledge: readonly Case[] = [
  ...asKnown(
    "C-01: of 30 hours of self-study on 150",
    someone({ individualTraining: [{ kind: "self-study", hours: 30, acquiredOn: "2017-05-10" }] }),
    "credits.selfStudy",
    { "2018-09-26": "15", "2018-09-27": "30", "2018-09-28": "30", "2026-01-01": "30" },
  ),
  ...asKnown(
    "C-02: credits during a year of study",
    someone({ exemptions: [phd("2018-01-01", "2018-12-31", { requestedOn: "2018-12-10" })], ...attended({}) }),
    "credits.counted",
    { [manual[0]]: "0", [manual[1]]: "10" },
  ),
  ...asKnown(
    "C-21: a year of study of 2018 asked for in 2019",
    someone({ exemptions: [phd("2018-01-01", "2018-12-31", { requestedOn: "2019-01-10" })] }),
    "obligation.reductions.esonero@2018",
    { "2019-01-09": "0", [manual[0]]: "48", [manual[1]]: "50" },
  ),
  ...asKnown(
    "R-ESZ-03: a solar year of leave",
    someone({ exemptions: [illness("2018-01-01", "2018-12-31")] }),
    "obligation.reductions.esenzione@2018",
    { [manual[0]]: "48", [manual[1]]: "50" },
  ),
  ...asKnown(
    "M-03: 150 credits of teaching",
    someone(attended(...["A", "B", "C"].map((event) => ({ role: "teacher", credits: "50.0", event }) as const))),
    "credits.counted",
    { [manual[0]]: "150", [manual[1]]: "90" },
  ),
  ...asKnown(
    "R-CAP-01: without the 60% limit the learner's share decides alone; 150 credits of teaching",
    someone(attended(...["A", "B", "C"].map((event) => ({ role: "teacher", credits: "50.0", event }) as const))),
    "certifiable",
    { [manual[0]]: "false", [manual[1]]: "false" },
  ),
  ...asKnown(
    "R-IND-A1: a publication, which nothing in hand valued before the manual",
    someone({ individualTraining: [{ kind: "publication", authorship: "first", acquiredOn: "2018-05-10" }] }),
    "credits.individual",
    { [manual[0]]: "undetermined: declared", [manual[1]]: "3" },
  ),
];
