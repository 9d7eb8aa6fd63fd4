/** What happened to a person around training: enrolment, leave and study, retirement, radiology, emergencies. */
import type { ExemptionFact, PeriodFact, ProfessionalFacts, RegistrationFact } from "../facts/professional-facts.ts";
import { day, toDate, yearOf } from "./civil-day.ts";
import type { FictionalPerson } from "./fictional-person.ts";
import type { Random } from "./random.ts";

/** The last day the fictional registry knows of. */
export const knownUntil = day(2026, 10, 31);

export interface Career {
  readonly facts: Pick<
    ProfessionalFacts,
    "registrations" | "exemptions" | "retirement" | "radiology" | "competentDoctor" | "emergencies"
  >;
  /** The day of first enrolment. */
  readonly enrolledOn: number;
  /** Whether the person is enrolled on a day. */
  enrolled(on: number): boolean;
}

export function fictionalCareer(fictional: FictionalPerson, random: Random): Career {
  const enrolledOn = firstEnrolment(fictional, random);
  const { registrations, gap } = enrolments(enrolledOn, random);
  const radiology = radiologyOf(fictional, random);
  const competentDoctor = competentDoctorOf(fictional, random);
  const retirement = retirementOf(fictional, enrolledOn, random);
  return {
    facts: {
      registrations,
      exemptions: [...leaves(fictional, enrolledOn, random), ...studies(enrolledOn, random)],
      emergencies: emergenciesOf(enrolledOn, random),
      ...(retirement === undefined ? {} : { retirement }),
      ...(radiology === undefined ? {} : { radiology: [radiology] }),
      ...(competentDoctor === undefined ? {} : { competentDoctor: [competentDoctor] }),
    },
    enrolledOn,
    enrolled: (on) => on >= enrolledOn && !(gap !== undefined && on >= gap[0] && on <= gap[1]),
  };
}

function firstEnrolment({ profile, birthYear }: FictionalPerson, random: Random): number {
  const year = Math.min(birthYear + random.between(...profile.enrolsAt), 2025);
  return day(year, random.between(1, 12), random.between(1, 28));
}

function enrolments(enrolledOn: number, random: Random): { registrations: RegistrationFact[]; gap?: [number, number] } {
  const first: RegistrationFact = {
    kind: "first",
    resolvedOn: toDate(enrolledOn),
    appliedOn: toDate(enrolledOn - random.between(7, 45)),
    registeredOn: toDate(enrolledOn + random.between(1, 20)),
  };
  const cancelledOn = day(random.between(2018, 2026), random.between(1, 9), random.between(1, 28));
  if (!random.chance(200) || cancelledOn < enrolledOn + 400) return { registrations: [first] };
  const cancellation = resolution("cancellation", cancelledOn, random);
  const backOn = cancelledOn + random.between(40, 700);
  if (!random.chance(5000) || backOn + 20 > knownUntil) {
    return { registrations: [first, cancellation], gap: [cancelledOn, Number.POSITIVE_INFINITY] };
  }
  return {
    registrations: [first, cancellation, resolution("reenrolment", backOn, random)],
    gap: [cancelledOn, backOn - 1],
  };
}

function resolution(kind: "cancellation" | "reenrolment", on: number, random: Random): RegistrationFact {
  return { kind, resolvedOn: toDate(on), registeredOn: toDate(on + random.between(1, 20)) };
}

function leaves({ sex, birthYear }: FictionalPerson, enrolledOn: number, random: Random): ExemptionFact[] {
  const found: ExemptionFact[] = [];
  for (const triennium of [2014, 2017, 2020, 2023]) {
    const start = day(triennium + random.below(3), random.between(1, 12), random.between(1, 28));
    if (start < enrolledOn) continue;
    const age = triennium - birthYear;
    if (sex === "female" && age >= 25 && age <= 42 && random.chance(1500)) {
      found.push(leave("maternity", start, 151, random));
      if (random.chance(4000)) found.push(leave("parental-leave", start + 151, random.between(30, 183), random));
    } else if (random.chance(450)) {
      found.push(leave("illness", start, random.pick([12, 14, 15, 29, 30, 45, 90]), random));
    } else if (random.chance(150)) {
      const reason = random.pick([
        "family-reasons",
        "serious-illness",
        "disabled-family-care",
        "adoption",
        "public-office",
      ]);
      found.push(random.chance(2500) ? wholeYear(reason, triennium + 1, random) : leave(reason, start, 180, random));
    }
  }
  return found.filter(isKnown);
}

function leave(reason: string, start: number, days: number, random: Random): ExemptionFact {
  const end = start + days - 1;
  const requestedOn = end + random.between(5, 120);
  return {
    kind: "esenzione",
    reason,
    from: toDate(start),
    to: toDate(end),
    requestedOn: toDate(requestedOn),
    registeredOn: toDate(requestedOn + random.between(0, 10)),
  };
}

function wholeYear(reason: string, year: number, random: Random): ExemptionFact {
  return leave(reason, day(year, 1, 1), day(year + 1, 1, 1) - day(year, 1, 1), random);
}

function studies(enrolledOn: number, random: Random): ExemptionFact[] {
  if (!random.chance(1100)) return [];
  const [reason, legalYears] = random.weighted([
    [["master", 1], 45],
    [["specialisation", 4], 20],
    [["degree", 2], 15],
    [["phd", 3], 10],
    [["psychotherapy", 4], 5],
    [["general-medicine", 3], 5],
  ] as const);
  const firstYear = Math.max(2014, yearOf(enrolledOn) + random.between(0, 8));
  const years = Array.from({ length: legalYears }, (_, index) => firstYear + index);
  return years
    .map((year): ExemptionFact => {
      // An academic year: the greater part of the attendance falls in the year after it begins.
      const requestedOn = day(year + 2, random.between(1, 6), random.between(1, 28));
      return {
        kind: "esonero",
        reason,
        from: toDate(day(year, 11, 1)),
        to: toDate(day(year + 1, 10, 31)),
        legalYears,
        universityCreditsPerYear: 60,
        attributedYear: year + 1,
        requestedOn: toDate(requestedOn),
        registeredOn: toDate(requestedOn + random.between(0, 15)),
      };
    })
    .filter(isKnown);
}

function retirementOf({ birthYear }: FictionalPerson, enrolledOn: number, random: Random) {
  const year = birthYear + random.between(66, 69);
  if (year > 2025 || year <= yearOf(enrolledOn)) return undefined;
  const from = day(year, random.between(1, 12), 1);
  const occasionalPractice = random.chance(7000);
  const years = Array.from({ length: Math.max(0, 2026 - year) }, (_, index) => year + index).filter((it) => it < 2026);
  return {
    from: toDate(from),
    occasionalPractice,
    incomes: years
      .map((it) => ({
        year: it,
        amount: random.pick(["0.00", "1800.00", "3200.50", "4999.99", "5000.00", "5000.01", "7400.00"]),
        registeredOn: toDate(day(it + 1, 6, 30)),
      }))
      .filter(isKnown),
    ...(random.chance(500) && year < 2024 ? { exemptionRevokedOn: "2025-03-01" } : {}),
    registeredOn: toDate(Math.max(from, day(2021, 12, 14))),
  };
}

function radiologyOf({ person }: FictionalPerson, random: Random) {
  const kind =
    person.profession === 27 ||
    (person.profession === 1 && person.disciplines.some((it) => [26, 49, 52, 54].includes(it)))
      ? "ordinary"
      : person.profession === 2 && random.chance(6000)
        ? "complementary"
        : person.profession === 8
          ? "medical-physics"
          : undefined;
  if (kind === undefined) return undefined;
  return { kind, from: "2020-01-01", registeredOn: toDate(day(2021, 11, 12) + random.below(400)) } as const;
}

function competentDoctorOf({ person }: FictionalPerson, random: Random): PeriodFact | undefined {
  if (!person.disciplines.includes(57) || person.profession !== 1 || !random.chance(7000)) return undefined;
  const from = day(random.between(2017, 2024), 1, 1);
  return { from: toDate(from), registeredOn: toDate(from + random.between(0, 60)) };
}

function emergenciesOf(enrolledOn: number, random: Random) {
  const flood = { kind: "flood-2023", from: "2023-05-01", to: "2023-10-31", registeredOn: "2024-02-15" } as const;
  const earthquake = {
    kind: "earthquake-2016",
    from: "2016-08-24",
    to: "2017-12-31",
    registeredOn: "2019-09-30",
  } as const;
  return [
    ...(random.chance(100) && enrolledOn < day(2023, 5, 1) ? [flood] : []),
    ...(random.chance(80) && enrolledOn < day(2016, 8, 24) ? [earthquake] : []),
  ];
}

function isKnown(fact: { readonly registeredOn?: string }): boolean {
  return fact.registeredOn === undefined || fact.registeredOn <= toDate(knownUntil);
}
