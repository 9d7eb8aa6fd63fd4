/** Training dossiers: a minority builds one, alone or in a group; of those, some do what they planned. */
import type { DossierAreaFact, DossierFact } from "../facts/professional-facts.ts";
import { day, toDate } from "./civil-day.ts";
import type { Career } from "./fictional-career.ts";
import { knownUntil } from "./fictional-career.ts";
import type { Random } from "./random.ts";

export function fictionalDossiers(career: Career, random: Random): DossierFact[] {
  return windows
    .filter(({ perTenThousand }) => random.chance(perTenThousand))
    .map(({ ends, kind, from, to }): DossierFact => {
      const builtOn = random.between(from, to);
      const finished = ends < 2026;
      return {
        kind,
        triennium: `${ends - 2}-${ends}`,
        builtOn: toDate(builtOn),
        areas: areas(finished, random),
        registeredOn: toDate(finished ? day(ends + 1, 3, 1) : builtOn),
      };
    })
    .filter((it) => it.builtOn > toDate(career.enrolledOn) && (it.registeredOn ?? "") <= toDate(knownUntil));
}

/** Last year of the triennium, and when its dossiers were built. */
const windows = [
  { ends: 2019, kind: "individual", from: day(2018, 1, 1), to: day(2019, 12, 31), perTenThousand: 600 },
  { ends: 2019, kind: "group", from: day(2018, 6, 1), to: day(2019, 12, 31), perTenThousand: 900 },
  { ends: 2022, kind: "individual", from: day(2020, 3, 1), to: day(2021, 12, 31), perTenThousand: 500 },
  { ends: 2022, kind: "group", from: day(2020, 3, 1), to: day(2021, 12, 31), perTenThousand: 1500 },
  { ends: 2025, kind: "individual", from: day(2023, 12, 1), to: day(2024, 12, 31), perTenThousand: 700 },
  { ends: 2025, kind: "group", from: day(2023, 12, 1), to: day(2024, 12, 31), perTenThousand: 1600 },
  { ends: 2028, kind: "individual", from: day(2026, 2, 1), to: day(2026, 9, 30), perTenThousand: 400 },
] as const;

/** Three percentages that sum to a hundred; what was achieved is known when the triennium is over. */
function areas(finished: boolean, random: Random): DossierAreaFact[] {
  const technical = random.pick([50, 60, 70, 80]);
  const process = random.pick([10, 15, 20]);
  const planned = [
    ["technical", technical],
    ["process", process],
    ["system", 100 - technical - process],
  ] as const;
  return planned.map(([area, percentage]) => ({
    area,
    planned: String(percentage),
    ...(finished ? { achieved: String(random.pick([35, 60, 69, 70, 71, 80, 90, 100])) } : {}),
  }));
}
