/** Domain 1.5: what share of the obligation each kind of credit may cover. */
import type { Case } from "./case.ts";
import { acquiredBefore, attended, learned, someone } from "./case.ts";

const study = (hours: number) => ({
  individualTraining: [{ kind: "self-study", hours, acquiredOn: "2018-05-10" } as const],
});
const teaching = (credits: string, event: string) => ({ role: "teacher", credits, event }) as const;

export const limits: readonly Case[] = [
  {
    claim: "M-03: teaching and individual training up to 60%, self-study up to 20%",
    person: someone({ ...study(40), ...attended(teaching("50.0", "A"), teaching("30.0", "B")) }),
    lines: {
      "credits.selfStudy": "30",
      "credits.excluded.self-study-cap": "10",
      "credits.excluded.non-learner-60": "20",
      "credits.counted": "90",
      "requirements.non-learner-60": "not met: 110 of 90, 20",
    },
  },
  {
    claim: "X-03: of an obligation of 150, self-study gives 30 at most",
    person: someone(study(31)),
    lines: { "credits.selfStudy": "30", "requirements.self-study-cap": "not met: 31 of 30, 1" },
  },
  {
    claim: "X-03: of an obligation of 120, self-study gives 24 at most",
    person: someone({ ...study(30), ...acquiredBefore("130.0") }),
    lines: { "credits.selfStudy": "24", "requirements.self-study-cap": "not met: 30 of 24, 6" },
  },
  {
    claim: "R-CAP-01: 59.9 credits as a learner of 60 are a tenth short, and 90 of teaching cannot help",
    person: someone(attended(...learned("59.9"), teaching("50.0", "A"), teaching("50.0", "B"))),
    lines: {
      "credits.learner": "59.9",
      "credits.counted": "149.9",
      "requirements.learner-40": "not met: 59.9 of 60, 0.1",
      certifiable: "false",
      document: "attestato",
    },
  },
  {
    claim: "R-CAP-01: 60 credits as a learner and 90 of teaching are the whole obligation",
    person: someone(attended(...learned("60.0"), teaching("50.0", "A"), teaching("40.0", "B"))),
    lines: { "credits.counted": "150", balance: "0", certifiable: "true", document: "certificato" },
  },
  {
    claim: "R-CAP-01: of a reduced obligation the share is smaller",
    person: someone({ ...attended(...learned("40.0")) }, "2017-05-20"),
    lines: { "requirements.learner-40": "met: 40 of 40, 0" },
  },
  {
    claim: "R-CAP-04: of 60 credits as recruited, 50 count",
    person: someone(attended(...learned("60.0", { recruited: true }))),
    lines: {
      "credits.recruited": "50",
      "credits.excluded.recruited-third": "10",
      "requirements.recruited-third": "not met: 60 of 50, 10",
    },
  },
  {
    claim: "R-CAP-04: a third of 100 is not a finite number of tenths",
    person: someone(attended(...learned("33.4", { recruited: true })), "2017-05-20"),
    lines: { "credits.recruited": "100/3", "credits.excluded.recruited-third": "1/15" },
  },
  {
    claim: "A-RECRUIT40: after the sponsor's cut 60 recruited credits are not the learner's share",
    person: someone(attended(...learned("60.0", { recruited: true }))),
    lines: { "requirements.learner-40": "not met: 50 of 60, 10" },
  },
  {
    claim: "R-CAP-06: a credit belongs to the day it was acquired, not to the day it was reported",
    person: someone(
      attended(
        { acquiredOn: "2019-12-31", registeredOn: "2020-03-15" },
        { acquiredOn: "2020-01-01", registeredOn: "2020-03-15" },
        { acquiredOn: "2016-12-31", registeredOn: "2017-03-15" },
      ),
    ),
    lines: { "credits.acquired": "10", "credits.counted": "10" },
  },
  {
    claim: "R-CER-01: a tenth short of the obligation gives a statement and no certificate",
    person: someone(attended(...learned("149.9"))),
    lines: { balance: "-0.1", document: "attestato", "requirements.obligation": "not met: 149.9 of 150, 0.1" },
  },
];
