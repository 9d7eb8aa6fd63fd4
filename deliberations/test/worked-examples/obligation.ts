/** Domain 1.1 and 1.2: the obligation, its start, its proportion to the years, the bonuses of the past triennium. */
import type { Case } from "./case.ts";
import { acquiredBefore, attended, phd, someone } from "./case.ts";

const band = (acquired: string, bonus: string, individual: string): Case => ({
  claim: `R-BON-01, C-04: ${acquired} credits in 2014-2016 take ${bonus} off`,
  person: someone(acquiredBefore(acquired)),
  lines: { "obligation.bonuses.previous-triennium": bonus, "obligation.individual": individual },
});

export const obligation: readonly Case[] = [
  {
    claim: "R-OBL-01: the obligation of 2017-2019 is 150 credits",
    person: someone(),
    lines: { "obligation.standard": "150", "obligation.years": "3", "obligation.individual": "150" },
  },
  {
    claim: "M-01: enrolled in 2017, the obligation is 100",
    person: someone({}, "2017-05-20"),
    lines: { "obligation.start": "2018-01-01", "obligation.years": "2", "obligation.individual": "100" },
  },
  {
    claim: "M-02: enrolled in 2018, the obligation is 50",
    person: someone({}, "2018-09-03"),
    lines: { "obligation.start": "2019-01-01", "obligation.years": "1", "obligation.individual": "50" },
  },
  {
    claim: "R-REG-01: enrolled on 1 January 2017, the obligation starts on 1 January 2018",
    person: someone({}, "2017-01-01"),
    lines: { "obligation.start": "2018-01-01", "obligation.individual": "100" },
  },
  {
    claim: "R-REG-01: enrolled on 31 December 2016, the obligation starts the next day",
    person: someone({}, "2016-12-31"),
    lines: { "obligation.start": "2017-01-01", "obligation.individual": "150" },
  },
  {
    claim: "R-REG-01: enrolled in 2019, nothing is due in the triennium",
    person: someone({}, "2019-01-01"),
    lines: { "obligation.start": "2020-01-01", "obligation.years": "0", "obligation.individual": "0" },
  },
  {
    claim: "R-REG-02: credits acquired before the obligation starts are not useful",
    person: someone(attended({ acquiredOn: "2017-12-31" }, { acquiredOn: "2018-01-01" }), "2017-05-20"),
    lines: { "credits.acquired": "20", "credits.excluded.before-obligation[PA-1]": "10", "credits.counted": "10" },
  },
  {
    claim: "R-PRO-01: net of a year of study, for two years, 200/3 are due and nothing is rounded",
    person: someone({ exemptions: [phd("2018-01-01", "2018-12-31")] }, "2017-05-20"),
    lines: { "obligation.prorated": "200/3", "requirements.learner-40": "not met: 0 of 80/3, 80/3" },
  },
  {
    claim: "A-PRORATION: read year by year, the same person owes 50",
    person: someone({ exemptions: [phd("2018-01-01", "2018-12-31")] }, "2017-05-20"),
    interpretations: { calcolo_del_debito: "anno_per_anno" },
    lines: { "obligation.prorated": "50" },
  },
  band("79.9", "0", "150"),
  band("80.0", "15", "135"),
  band("120.0", "15", "135"),
  band("120.1", "15", "135"),
  band("120.9", "15", "135"),
  band("121.0", "30", "120"),
  band("150.0", "30", "120"),
  band("150.1", "30", "120"),
  {
    claim: "C-04: with the wording of the Vademecum 120.1 credits take 30 off",
    person: someone(acquiredBefore("120.1")),
    interpretations: { fascia_fra_120_e_121: "upper" },
    lines: { "obligation.bonuses.previous-triennium": "30" },
  },
  {
    claim: "R-BON-02: the individual dossier takes 15 more off",
    person: someone(acquiredBefore("130.0", true)),
    lines: {
      "obligation.bonuses.dossier": "15",
      "obligation.bonuses.previous-triennium": "30",
      "obligation.individual": "105",
    },
  },
  {
    claim: "A-BANDINPUT: without a past position the credits held in the record decide the band",
    person: someone(
      attended({ acquiredOn: "2014-01-01", credits: "50.0" }, { acquiredOn: "2016-12-31", credits: "30.0" }),
    ),
    lines: { "obligation.bonuses.previous-triennium": "15" },
  },
  {
    claim: "A-FLOOR: the bonuses do not take the obligation below zero",
    person: someone(acquiredBefore("130.0", true), "2019-09-03"),
    lines: { "obligation.prorated": "0", "obligation.individual": "0" },
  },
];
