/** Domain 1.3 and 1.4: exemption by study and by suspension of activity. */
import type { Exemption } from "../by-the-book/person.ts";
import type { Case } from "./case.ts";
import { attended, illness, phd, someone } from "./case.ts";

type Off = Readonly<Record<number, string>>;

function takesOff(kind: Exemption["kind"], claim: string, exemptions: readonly Exemption[], off: Off): Case {
  const lines = Object.entries(off).map(([year, credits]) => [`obligation.reductions.${kind}@${year}`, credits]);
  return { claim, person: someone({ exemptions }), lines: Object.fromEntries(lines) };
}

const course = (reason: string, universityCreditsPerYear: number, to = "2019-12-31"): Exemption => ({
  ...phd("2019-01-01", to),
  reason,
  universityCreditsPerYear,
});

const open = (from: string): Exemption => ({ kind: "esonero", reason: "phd", from });

export const exemptions: readonly Case[] = [
  takesOff("esonero", "R-EXO-02: a year of study takes a third off", [phd("2019-01-01", "2019-12-31")], { 2019: "50" }),
  takesOff("esonero", "R-EXO-02: a master of 60 university credits a year is eligible", [course("master", 60)], {
    2019: "50",
  }),
  takesOff("esonero", "C-10: a master of 59 university credits is not", [course("master", 59)], { 2019: "0" }),
  takesOff(
    "esonero",
    "R-EXO-08: another course of a year and 60 credits is eligible",
    [course("other-university", 60)],
    {
      2019: "50",
    },
  ),
  takesOff(
    "esonero",
    "R-EXO-08: another course shorter than a year is not",
    [course("other-university", 60, "2019-12-30")],
    { 2019: "0" },
  ),
  takesOff(
    "esonero",
    "R-EXO-03: nothing is taken off beyond the legal duration",
    [phd("2016-01-01", "2018-12-31", { legalYears: 3 }), phd("2019-01-01", "2019-12-31", { legalYears: 3 })],
    { 2017: "50", 2018: "50", 2019: "0" },
  ),
  takesOff(
    "esonero",
    "R-EXO-04: a year across two goes to the one of greater attendance",
    [phd("2017-11-01", "2018-10-31")],
    { 2017: "0", 2018: "50" },
  ),
  takesOff(
    "esonero",
    "R-EXO-04: or to the year chosen, with three months of attendance in it",
    [phd("2017-10-01", "2018-09-30", { attributedYear: 2017 })],
    { 2017: "50", 2018: "0" },
  ),
  takesOff(
    "esonero",
    "A-3MONTHS: 91 days from 2 October are not three months",
    [phd("2017-10-02", "2018-10-01", { attributedYear: 2017 })],
    { 2017: "0", 2018: "50" },
  ),
  takesOff(
    "esonero",
    "R-EXO-05: two courses in one year take no more than a third off",
    [phd("2018-01-01", "2018-12-31"), { ...phd("2018-01-01", "2018-12-31"), reason: "degree" }],
    { 2018: "50" },
  ),
  takesOff(
    "esonero",
    "C-21: a year of 2018 asked for in 2018 takes four credits a month off",
    [phd("2018-01-01", "2018-12-31", { requestedOn: "2018-12-10" })],
    { 2018: "48" },
  ),
  takesOff(
    "esonero",
    "C-21: the same year asked for in 2019 takes a third off",
    [phd("2018-01-01", "2018-12-31", { requestedOn: "2019-01-10" })],
    { 2018: "50" },
  ),
  takesOff(
    "esonero",
    "C-21: of three academic years from November the yearly measure is the better one, over the whole course",
    [phd("2017-11-01", "2020-10-31", { requestedOn: "2019-01-10" })],
    { 2017: "0", 2018: "50", 2019: "50" },
  ),
  takesOff(
    "esonero",
    "C-21: of sixteen months the monthly measure is",
    [phd("2017-01-01", "2018-04-30", { requestedOn: "2019-01-10" })],
    { 2017: "48", 2018: "16", 2019: "0" },
  ),
  takesOff(
    "esonero",
    "R-EXO-04: a course begun in November and still open goes to the next year",
    [open("2019-11-01")],
    {
      2019: "0",
    },
  ),
  takesOff("esonero", "R-EXO-04: a course begun in July and still open goes to its own year", [open("2018-07-01")], {
    2018: "50",
    2019: "50",
  }),
  takesOff(
    "esenzione",
    "R-ESZ-01: a leave begun years later and still open takes nothing off",
    [{ kind: "esenzione", reason: "illness", from: "2025-06-01" }],
    { 2017: "0", 2018: "0", 2019: "0" },
  ),
  {
    claim: "A-REDYEARS: in a year without obligation a course takes nothing off",
    person: someone({ exemptions: [phd("2017-01-01", "2017-12-31")] }, "2017-05-20"),
    lines: { "obligation.reductions.esonero@2017": "0", "obligation.individual": "100" },
  },
  takesOff("esenzione", "R-ESZ-02: 14 days take nothing off", [illness("2018-03-01", "2018-03-14")], { 2018: "0" }),
  takesOff("esenzione", "R-ESZ-02: 15 days take 2 off", [illness("2018-03-01", "2018-03-15")], { 2018: "2" }),
  takesOff("esenzione", "R-ESZ-02: 29 days take 2 off", [illness("2018-03-01", "2018-03-29")], { 2018: "2" }),
  takesOff("esenzione", "R-ESZ-02: 30 days take 4 off", [illness("2018-03-01", "2018-03-30")], { 2018: "4" }),
  takesOff("esenzione", "R-ESZ-02: 16 February to 1 March 2019 are 14 days", [illness("2019-02-16", "2019-03-01")], {
    2019: "0",
  }),
  takesOff("esenzione", "R-ESZ-03: a solar year takes a third off", [illness("2018-01-01", "2018-12-31")], {
    2018: "50",
  }),
  takesOff("esenzione", "R-ESZ-03: a day less takes 48 off", [illness("2018-01-01", "2018-12-30")], { 2018: "48" }),
  takesOff(
    "esenzione",
    "R-ESZ-03: 365 days that are not a solar year take 48 off",
    [illness("2018-01-02", "2019-01-01")],
    {
      2018: "48",
      2019: "0",
    },
  ),
  takesOff(
    "esenzione",
    "A-BLOCKS: a block across two years belongs to its last day",
    [illness("2017-12-25", "2018-01-08")],
    {
      2017: "0",
      2018: "2",
    },
  ),
  takesOff(
    "esenzione",
    "A-MERGE: two touching periods for one reason are one",
    [illness("2018-03-01", "2018-03-10"), illness("2018-03-11", "2018-03-15")],
    { 2018: "2" },
  ),
  takesOff(
    "esenzione",
    "A-MERGE: for two reasons they are two",
    [illness("2018-03-01", "2018-03-10"), { ...illness("2018-03-11", "2018-03-15"), reason: "maternity" }],
    { 2018: "0" },
  ),
  takesOff(
    "esenzione",
    "A-SOLAR: a solar year of two touching periods takes a third off",
    [illness("2018-01-01", "2018-06-30"), illness("2018-07-01", "2018-12-31")],
    { 2018: "50" },
  ),
  takesOff(
    "esenzione",
    "R-ESZ-04: two reasons in one year take no more than a third off",
    [illness("2018-01-01", "2018-12-31"), { ...illness("2018-01-01", "2018-12-31"), reason: "maternity" }],
    { 2018: "50" },
  ),
  {
    claim: "A-JOINTCAP, R-OVL-01: study and leave in one year take a third off together, the study first",
    person: someone({ exemptions: [phd("2018-01-01", "2018-12-31"), illness("2018-03-01", "2018-05-30")] }),
    lines: {
      "obligation.reductions.esonero@2018": "50",
      "obligation.reductions.esenzione@2018": "0",
      "obligation.individual": "100",
    },
  },
  {
    claim: "R-ESZ-05: credits acquired during a leave are not valid, from the day after they are",
    person: someone({
      exemptions: [illness("2018-03-01", "2018-05-30")],
      ...attended({ acquiredOn: "2018-05-30" }, { acquiredOn: "2018-05-31" }),
    }),
    lines: { "credits.excluded.during-esenzione[PA-1]": "10", "credits.counted": "10", "obligation.individual": "138" },
  },
  {
    claim: "R-EXO-07, C-02: credits acquired during a year of study count",
    person: someone({ exemptions: [phd("2018-01-01", "2018-12-31")], ...attended({}) }),
    lines: { "credits.excluded.during-esonero[PA-1]": "0", "credits.counted": "10" },
  },
];
