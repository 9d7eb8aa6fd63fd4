/** Invented facts around training: enrolment, leave and study, retirement, radiology, emergencies, dossiers, past trienni. */
import type { Random } from "@delibera/database/invention";
import type { Program } from "@delibera/rules-dsl/ir";
import { firstOfYear, lastOfYear } from "@delibera/rules-dsl/values";
import { factTable } from "../snapshot/fact-columns.ts";
import type { OpenColumns } from "../snapshot/open-columns.ts";
import { career, occupationalMedicine, radiologists, reasons } from "./proportions.ts";
import type { SyntheticPerson } from "./synthetic-person.ts";
import { newDossiers } from "./write-dossiers.ts";
import { newPositions } from "./write-positions.ts";

/** The status of the person at the end of the triennium, as `statuses` names it. */
export type CareerWriter = (person: SyntheticPerson, random: Random) => "enrolled" | "cancelled" | "retired";

export function newCareers(program: Program, columns: OpenColumns, start: number): CareerWriter {
  const subject = factTable(program, columns, "");
  const [birthDate, profession] = [subject.number("birthDate"), subject.number("profession")];
  const disciplines = factTable(program, columns, "disciplines");
  const discipline = disciplines.number("value");
  const register = newRegistrations(program, columns, start);
  const leave = newExemptions(program, columns, start);
  const retire = newRetirement(program, columns, start);
  const work = newPeriods(program, columns);
  const dossier = newDossiers(program, columns, start);
  const positions = newPositions(program, columns, start);
  return (person, random) => {
    subject.begin();
    birthDate(firstOfYear(person.birthYear) + random.below(365));
    profession(person.profile.code);
    disciplines.begin();
    discipline(person.discipline);
    const isEnrolled = register(person, random);
    leave(person, random);
    const isRetired = retire(person, random);
    work(person, random);
    dossier(person, random);
    positions(person, random);
    if (!isEnrolled) return "cancelled";
    return isRetired ? "retired" : "enrolled";
  };
}

function newRegistrations(program: Program, columns: OpenColumns, start: number) {
  const table = factTable(program, columns, "registrations");
  const [kind, resolvedOn] = [table.option("kind"), table.number("resolvedOn")];
  const registeredOn = table.number("registeredOn");
  const write = (code: string, day: number, random: Random): void => {
    table.begin();
    kind(code);
    resolvedOn(day);
    registeredOn(day + random.between(1, 20));
  };
  return (person: SyntheticPerson, random: Random): boolean => {
    const first = firstOfYear(person.enrolled) + random.below(330);
    write("first", first, random);
    const cancelled = firstOfYear(start) + random.below(900);
    if (!random.chance(career.cancelled) || cancelled < first + 400) return true;
    write("cancellation", cancelled, random);
    const back = cancelled + random.between(40, 700);
    if (!random.chance(career.backAgain) || back > lastOfYear(start + 2)) return false;
    write("reenrolment", back, random);
    return true;
  };
}

function newExemptions(program: Program, columns: OpenColumns, start: number) {
  const table = factTable(program, columns, "exemptions");
  const [kind, reason] = [table.option("kind"), table.option("reason")];
  const [from, to, registeredOn] = [table.number("from"), table.number("to"), table.number("registeredOn")];
  const [requestedOn, legalYears] = [table.number("requestedOn"), table.number("legalYears")];
  const [cfu, year] = [table.number("universityCreditsPerYear"), table.number("attributedYear")];
  return ({ enrolled }: SyntheticPerson, random: Random): void => {
    if (random.chance(career.suspended)) {
      const first = firstOfYear(Math.max(start, enrolled)) + random.below(900);
      const last = first + random.between(15, 365);
      table.begin();
      kind("esenzione");
      reason(random.weighted(reasons.esenzione));
      from(first);
      to(last);
      requestedOn(last + random.between(1, 60));
      registeredOn(last + 90);
    }
    if (random.chance(career.studying)) {
      const years = random.between(1, 3);
      const first = firstOfYear(start + random.between(-1, 2)) + random.between(240, 330);
      table.begin();
      kind("esonero");
      reason(random.weighted(reasons.esonero));
      from(first);
      to(first + years * 365 - 1);
      legalYears(years);
      cfu(60);
      if (years === 1) year(start + random.between(0, 2));
      requestedOn(first + random.between(1, 60));
      registeredOn(first + 90);
    }
  };
}

function newRetirement(program: Program, columns: OpenColumns, start: number) {
  const subject = factTable(program, columns, "");
  const [isThere, from] = [subject.boolean("retirement"), subject.number("retirement.from")];
  const occasional = subject.boolean("retirement.occasionalPractice");
  const registeredOn = subject.number("retirement.registeredOn");
  const incomes = factTable(program, columns, "retirement.incomes");
  const [year, amount, known] = [incomes.number("year"), incomes.number("amount"), incomes.number("registeredOn")];
  return ({ birthYear }: SyntheticPerson, random: Random): boolean => {
    const retired = birthYear + career.retiredFrom;
    if (retired > start + 2 || !random.chance(career.retired)) return false;
    const day = firstOfYear(retired) + random.below(365);
    const isOccasional = random.chance(career.occasional);
    isThere(true);
    from(day);
    occasional(isOccasional);
    registeredOn(day + random.between(10, 120));
    if (!isOccasional) return true;
    for (let of = Math.max(start, retired); of <= start + 2; of++) {
      incomes.begin();
      year(of);
      amount(random.between(0, 80) * 100);
      known(lastOfYear(of) + random.between(90, 270));
    }
    return true;
  };
}

/** Work with radiation, work as competent doctor, emergencies where one lives. */
function newPeriods(program: Program, columns: OpenColumns) {
  const open = (path: string) => {
    const table = factTable(program, columns, path);
    return { table, from: table.number("from"), registeredOn: table.number("registeredOn") };
  };
  const [doctor, radiology, emergency] = [open("competentDoctor"), open("radiology"), open("emergencies")];
  const [activity, kind, to] = [
    radiology.table.option("kind"),
    emergency.table.option("kind"),
    emergency.table.number("to"),
  ];
  const struck = (code: string, first: number, last: number): void => {
    emergency.table.begin();
    kind(code);
    emergency.from(first);
    to(last);
    emergency.registeredOn(last);
  };
  return ({ profile, discipline, enrolled, region }: SyntheticPerson, random: Random): void => {
    const since = firstOfYear(enrolled) + 364;
    if (profile.code === 1 && discipline === occupationalMedicine) {
      doctor.table.begin();
      doctor.from(since);
      doctor.registeredOn(since + 30);
    }
    const work = radiologicalWork(profile.code, discipline, random);
    if (work !== undefined) {
      radiology.table.begin();
      activity(work);
      radiology.from(since);
      radiology.registeredOn(since + 30);
    }
    // The days of the two acts: 24 August 2016 to 31 December 2017, 1 May to 31 December 2023.
    if (career.earthquake.regions.some((each) => each === region) && random.chance(career.earthquake.share))
      struck("earthquake-2016", firstOfYear(2016) + 236, lastOfYear(2017));
    if (career.flood.regions.some((each) => each === region) && random.chance(career.flood.share))
      struck("flood-2023", firstOfYear(2023) + 120, lastOfYear(2023));
  };
}

function radiologicalWork(profession: number, discipline: number, random: Random): string | undefined {
  if (profession === 27 || (profession === 1 && radiologists.includes(discipline))) return "ordinary";
  if (profession === 8) return "medical-physics";
  return profession === 2 && random.chance(3000) ? "complementary" : undefined;
}
