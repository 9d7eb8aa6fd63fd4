/** Domain 1.6: teacher, speaker, tutor. */
import type { Case } from "./case.ts";
import { attended, illness, someone } from "./case.ts";

export const teaching: readonly Case[] = [
  {
    claim: "R-TEA-01: 26 hours of teaching in one event are 52 credits and 50 count",
    person: someone(
      attended({ role: "teacher", credits: "30.0", event: "A" }, { role: "teacher", credits: "22.0", event: "A" }),
    ),
    lines: { "credits.teaching": "50", "credits.excluded.over-50-per-event[PA-2]": "2" },
  },
  {
    claim: "R-TEA-01, A-EVENT50: two editions are two participations, each with its own 50",
    person: someone(
      attended(
        { role: "teacher", credits: "40.0", event: "A", edition: 1 },
        { role: "teacher", credits: "40.0", event: "A", edition: 2 },
      ),
    ),
    lines: { "credits.teaching": "80" },
  },
  {
    claim: "R-TEA-02: teacher and learner in one event count once, by the role that gives more",
    person: someone(attended({ credits: "5.0", event: "A" }, { role: "teacher", credits: "8.0", event: "A" })),
    lines: {
      "credits.excluded.second-role[PA-1]": "5",
      "credits.excluded.second-role[PA-2]": "0",
      "credits.counted": "8",
    },
  },
  {
    claim: "R-TEA-02, A-ROLE: when both give as much, the learner counts",
    person: someone(attended({ credits: "8.0", event: "A" }, { role: "tutor", credits: "8.0", event: "A" })),
    lines: { "credits.learner": "8", "credits.teaching": "0" },
  },
  {
    claim: "R-TEA-03: teacher and tutor in one event are summed up to 50",
    person: someone(
      attended({ role: "speaker", credits: "30.0", event: "A" }, { role: "tutor", credits: "12.5", event: "A" }),
    ),
    lines: { "credits.teaching": "42.5", "credits.excluded.second-role[PA-2]": "0" },
  },
  {
    claim: "R-TEA-05: teacher in one edition and learner in two others of the year count once each",
    person: someone(
      attended(
        { role: "teacher", credits: "8.0", event: "A", edition: 1, acquiredOn: "2018-03-10" },
        { credits: "5.0", event: "A", edition: 2, acquiredOn: "2018-05-10" },
        { credits: "5.0", event: "A", edition: 3, acquiredOn: "2018-09-10" },
      ),
    ),
    lines: { "credits.excluded.repeated-edition[PA-3]": "5", "credits.counted": "13" },
  },
  {
    claim: "R-TEA-05: an edition that gave nothing does not use the role up",
    person: someone({
      exemptions: [illness("2018-05-01", "2018-05-31")],
      ...attended(
        { role: "teacher", credits: "8.0", event: "A", edition: 1, acquiredOn: "2018-03-10" },
        { credits: "5.0", event: "A", edition: 2, acquiredOn: "2018-05-10" },
        { credits: "5.0", event: "A", edition: 3, acquiredOn: "2018-09-10" },
      ),
    }),
    lines: { "credits.excluded.during-esenzione[PA-2]": "5", "credits.excluded.repeated-edition[PA-3]": "0" },
  },
  {
    claim: "R-TEA-05: the editions of another year are not repeated ones",
    person: someone(
      attended(
        { role: "teacher", credits: "8.0", event: "A", edition: 1, acquiredOn: "2018-03-10" },
        { credits: "5.0", event: "A", edition: 2, acquiredOn: "2018-05-10" },
        { credits: "5.0", event: "A", edition: 3, acquiredOn: "2019-01-10" },
      ),
    ),
    lines: { "credits.counted": "18" },
  },
  {
    claim: "A-NOEVENT: participations without an event are presumed to be in different ones",
    person: someone({
      participations: [
        { id: "PA-1", role: "teacher", credits: "40.0", acquiredOn: "2018-05-10" },
        { id: "PA-2", role: "learner", credits: "20.0", acquiredOn: "2018-05-10" },
      ],
    }),
    lines: { "credits.counted": "60" },
  },
];
