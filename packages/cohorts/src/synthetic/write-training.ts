/** Invented training: participations in the events of a catalogue that follows from numbers alone, and individual training. */
import type { Random } from "@delibera/database/invention";
import type { Program } from "@delibera/rules-dsl/ir";
import { firstOfYear, lastOfYear } from "@delibera/rules-dsl/values";
import { factTable } from "../snapshot/fact-columns.ts";
import type { OpenColumns } from "../snapshot/open-columns.ts";
import { individual, training } from "./proportions.ts";
import type { SyntheticEvents } from "./synthetic-events.ts";
import type { SyntheticPerson } from "./synthetic-person.ts";

export type TrainingWriter = (person: SyntheticPerson, random: Random) => void;

export function newTraining(
  program: Program,
  columns: OpenColumns,
  { start, events }: { readonly start: number; readonly events: SyntheticEvents },
): TrainingWriter {
  const table = factTable(program, columns, "participations");
  const [event, edition] = [table.number("event"), table.number("edition")];
  const [provider, format, role] = [table.option("provider"), table.option("format"), table.option("role")];
  const [acquiredOn, registeredOn] = [table.number("acquiredOn"), table.number("registeredOn")];
  const credits = columns.table("participations").column("credits");
  const [recruited, all] = [table.boolean("recruited"), table.boolean("allDisciplines")];
  const radioprotection = table.boolean("radioprotection");
  const [isTagged, taggedBy] = [table.boolean("radioprotectionTag"), table.option("radioprotectionTag.by")];
  const [taggedOn, written] = [
    table.number("radioprotectionTag.on"),
    table.boolean("radioprotectionTag.writtenRequest"),
  ];
  const certificates = table.boolean("radioprotectionTag.certificates");
  const [isMoved, movedFrom, movedTo] = [
    table.boolean("moved"),
    table.number("moved.to.from"),
    table.number("moved.to.to"),
  ];
  const movedOn = table.number("moved.on");
  const disciplines = factTable(program, columns, "participations.disciplines");
  const discipline = disciplines.number("value");

  const participation = (person: SyntheticPerson, random: Random): void => {
    const { profile, inOrder } = person;
    const first = Math.max(start, person.enrolled);
    const year = first + random.below(start + 3 - first);
    const isNational = random.chance(training.national);
    const of = random.chance(profile.distance) ? "FAD" : otherFormat(random);
    const found = events.pick(random, year, of, isNational);
    const day = Math.min(lastOfYear(year), of === "FAD" ? found.day + random.below(365 - found.dayOfYear) : found.day);
    table.begin();
    event(found.text);
    if (random.chance(training.editions)) edition(random.between(2, 3));
    provider(isNational ? "national" : "regional");
    format(of);
    const as = roleOf(random);
    role(as);
    acquiredOn(day);
    registeredOn(day + random.between(1, 90));
    const usual = inOrder ? training.credits.inOrder : training.credits.others;
    credits.put(
      usual.from + random.below(usual.usual) + (random.chance(training.large) ? random.below(usual.large) : 0),
    );
    recruited(as === "learner" && profile.recruited && random.chance(training.recruited));
    const isForAll = random.chance(training.allDisciplines);
    all(isForAll);
    radioprotection(random.chance(training.radioprotection));
    if (random.chance(training.tagged)) {
      isTagged(true);
      taggedBy(random.chance(5000) ? "professional" : "order");
      taggedOn(day + random.between(30, 300));
      written(random.chance(9000));
      certificates(random.chance(8000));
    }
    if (random.chance(training.moved) && year === start) {
      isMoved(true);
      movedFrom(firstOfYear(start - 3));
      movedTo(lastOfYear(start - 1));
      movedOn(day + random.between(1, 300));
    }
    if (isForAll) return;
    disciplines.begin();
    discipline(random.chance(training.ownDiscipline) ? person.discipline : random.between(1, 60));
  };

  const alone = newIndividual(program, columns, start);
  return (person, random) => {
    const [fewest, most] = training.participations[person.inOrder ? "inOrder" : "others"];
    const count = person.active ? random.between(fewest, most) : 0;
    for (let place = 0; place < count; place++) participation(person, random);
    alone(person, random);
  };
}

function otherFormat(random: Random): "RES" | "FSC" | "BLENDED" {
  const drawn = random.below(10_000);
  if (drawn < training.formats.FSC) return "FSC";
  return drawn < training.formats.FSC + training.formats.BLENDED ? "BLENDED" : "RES";
}

function roleOf(random: Random): "learner" | "teacher" | "speaker" | "tutor" {
  const { teacher, speaker, tutor } = training.roles;
  const drawn = random.below(10_000);
  if (drawn < teacher) return "teacher";
  if (drawn < teacher + speaker) return "speaker";
  return drawn < teacher + speaker + tutor ? "tutor" : "learner";
}

function newIndividual(program: Program, columns: OpenColumns, start: number) {
  const table = factTable(program, columns, "individualTraining");
  const [kind, acquiredOn] = [table.option("kind"), table.number("acquiredOn")];
  const registeredOn = table.number("registeredOn");
  const [authorship, body] = [table.option("authorship"), table.option("body")];
  const [hours, credits] = [table.number("hours"), table.number("credits")];
  const [from, to] = [table.number("from"), table.number("to")];
  const begin = (code: string, person: SyntheticPerson, random: Random): number => {
    const first = Math.max(start, person.enrolled);
    const day = firstOfYear(first + random.below(start + 3 - first)) + random.below(365);
    table.begin();
    kind(code);
    acquiredOn(day);
    registeredOn(day + random.between(1, 120));
    return day;
  };
  return (person: SyntheticPerson, random: Random): void => {
    if (random.chance(individual.selfStudy)) {
      begin("self-study", person, random);
      hours(random.between(1, 40));
    }
    if (random.chance(individual.publication)) {
      begin("publication", person, random);
      authorship(random.pick(["first", "last", "only", "other"]));
    }
    if (random.chance(individual.tutoring)) {
      const day = begin("tutoring", person, random);
      hours(random.between(5, 60));
      to(day);
      from(day - random.between(30, 180));
    }
    if (random.chance(individual.abroad)) {
      begin("abroad", person, random);
      body(random.pick(["leef", "other"]));
      credits(random.between(2, 30));
    }
    if (random.chance(individual.trial)) {
      const day = begin("trial", person, random);
      to(day);
      from(day - random.between(60, 360));
    }
  };
}
