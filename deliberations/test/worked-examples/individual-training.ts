/** Domain 1.7 and the public examples on training abroad: what individual training is worth. */
import type { Activity } from "../by-the-book/person.ts";
import type { Case } from "./case.ts";
import { someone } from "./case.ts";

function isWorth(claim: string, activity: Omit<Activity, "acquiredOn">, credits: string): Case {
  const individualTraining = [{ acquiredOn: "2019-11-10", ...activity }];
  return { claim, person: someone({ individualTraining }), lines: { "credits.individual": credits } };
}

const trial = (to: string): Omit<Activity, "acquiredOn"> => ({ kind: "trial", from: "2018-01-01", to });

export const individualTraining: readonly Case[] = [
  isWorth("R-IND-A1: a publication as first author is worth 3", { kind: "publication", authorship: "first" }, "3"),
  isWorth("R-IND-A1: as last author, 3", { kind: "publication", authorship: "last" }, "3"),
  isWorth("R-IND-A1: as the only author, 3 and not 6", { kind: "publication", authorship: "only" }, "3"),
  isWorth("R-IND-A1: as another author, 1", { kind: "publication", authorship: "other" }, "1"),
  isWorth("R-IND-A2: a trial of six months is worth 2", trial("2018-06-30"), "2"),
  isWorth("R-IND-A2: of six months and a day, 4", trial("2018-07-01"), "4"),
  isWorth("R-IND-A2: of twelve months, 4", trial("2018-12-31"), "4"),
  isWorth("R-IND-A2: of twelve months and a day, 8", trial("2019-01-01"), "8"),
  isWorth("R-IND-B, A-TUTORFLOOR: 44 hours of tutoring are worth 2", { kind: "tutoring", hours: 44 }, "2"),
  isWorth("R-IND-B: 45 hours, 3", { kind: "tutoring", hours: 45 }, "3"),
  isWorth(
    "R-IND-B: with a teaching assignment, nothing",
    { kind: "tutoring", hours: 45, teachingAssignment: true },
    "0",
  ),
  isWorth("R-IND-C1: 60 credits at a LEEF body are worth 50", { kind: "abroad", body: "leef", credits: "60.0" }, "50"),
  isWorth("R-IND-C1: hours alone, one credit each", { kind: "abroad", body: "leef", hours: 12 }, "12"),
  isWorth("R-IND-C1: neither credits nor hours, nothing", { kind: "abroad", body: "leef" }, "0"),
  isWorth(
    "R-IND-C2: 20 credits at another body are worth 10",
    { kind: "abroad", body: "other", credits: "20.0" },
    "10",
  ),
  isWorth("X-01: 50 hours at another body are worth 25", { kind: "abroad", body: "other", hours: 50 }, "25"),
  isWorth("X-01: 70 hours, 25", { kind: "abroad", body: "other", hours: 70 }, "25"),
  isWorth("X-01: 15 hours, 7.5", { kind: "abroad", body: "other", hours: 15 }, "7.5"),
  isWorth("X-02: 20 credits and 12 hours, 6", { kind: "abroad", body: "other", credits: "20.0", hours: 12 }, "6"),
  isWorth("R-IND-C2: neither, nothing", { kind: "abroad", body: "other" }, "0"),
  isWorth("R-IND-C3: at a distance, nothing", { kind: "abroad", body: "leef", credits: "20.0", distance: true }, "0"),
  isWorth("R-IND-D: an hour of self-study is worth 1", { kind: "self-study", hours: 14 }, "14"),
];
