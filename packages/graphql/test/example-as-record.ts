/**
 * Turns the facts of an example into what the registry holds of a person, or says why they cannot be: an example may take the value of a
 * rule as given, speak of planned events, or leave unsaid what no registry may.
 */
import type { ProfessionalFacts } from "@delibera/database";
import { isPrinted } from "./figure-of-ledger.ts";

export interface AskedExample {
  readonly title: string;
  readonly triennium: string;
  readonly asOf: string | null;
  readonly knownOn: string | null;
  readonly interpretations: readonly { readonly name: string; readonly option: string }[];
  readonly facts: string;
  readonly given: readonly string[];
  readonly expectations: readonly AskedExpectation[];
}

export interface AskedExpectation {
  readonly rule: string;
  readonly figure: string | null;
  readonly item: string | null;
  readonly previous: boolean;
  readonly actual: string;
  readonly exact: string | null;
}

export const reasons = {
  given: "takes the value of a rule as given",
  figure: "is about a rule on the way to the figures of a ledger",
  credits: "leaves unsaid the credits of a participation",
  large: "gives one participation more than 50 credits, which no event gives",
  event: "leaves unsaid the event, and asks what follows from that",
  association: "speaks of an Association, of which the registry of the Orders knows nothing",
  unlisted: "asks about a request that the ledger of its triennium does not list",
  unread: "asks for a figure that a ledger does not print",
} as const;

export type Reason = keyof typeof reasons;

type Item = Readonly<Record<string, unknown>>;
type Facts = Readonly<Record<string, readonly Item[] | undefined>>;

/** What the registry must hold of anybody, of whom an example says nothing. */
const somebody = { firstName: "Ada", lastName: "Esempio", birthDate: "1980-01-01", profession: 1 };

/** A discipline of each profession that the examples name: the registry holds none without one. */
const disciplines: Readonly<Record<number, number>> = { 1: 58, 2: 64, 3: 66, 5: 78, 14: 85, 27: 94 };

export function recordOf(example: AskedExample, number: number): ProfessionalFacts | Reason {
  const { given, expectations } = example;
  if (given.length > 0) return "given";
  const figures = expectations.flatMap(({ figure }) => (figure === null ? [] : [figure]));
  if (figures.length === 0) return "figure";
  if (!figures.some(isPrinted)) return "unread";
  const facts = JSON.parse(example.facts) as Facts;
  const lacking = lackOf(facts, example);
  if (lacking !== undefined) return lacking;
  const id = idOf(number);
  const profession = Number((facts as { readonly profession?: unknown }).profession ?? somebody.profession);
  return {
    ...somebody,
    ...facts,
    profession,
    disciplines: [disciplines[profession]],
    id,
    fiscalCode: `PRVSMP80A01${String.fromCharCode(65 + (number % 26))}${String(number).padStart(3, "0")}A`,
    participations: (facts["participations"] ?? []).map((each) => participationOf(id, each)),
    // The registry holds no position without the credits acquired; who speaks of balances and certificates does not say them.
    positions: (facts["positions"] ?? []).map((each) => ({ acquired: "0.0", ...each })),
    dossiers: (facts["dossiers"] ?? []).map((each) => ({ areas: [], ...each })),
    individualTraining: (facts["individualTraining"] ?? []).map((each) => activityOf(id, each)),
  } as unknown as ProfessionalFacts;
}

export const idOf = (number: number) => `EX-${String(number).padStart(4, "0")}`;

function lackOf(facts: Facts, { interpretations }: AskedExample): Reason | undefined {
  const lacks = (list: string, ...keys: readonly string[]) =>
    (facts[list] ?? []).some((item) => keys.some((key) => item[key] === undefined));
  if (facts["association"] !== undefined) return "association";
  if (lacks("participations", "credits", "role", "acquiredOn")) return "credits";
  if (facts["participations"]?.some(({ credits }) => Number(credits) > 50)) return "large";
  const asks = interpretations.some(({ name }) => name === "partecipazione_senza_evento");
  return asks && lacks("participations", "event") ? "event" : undefined;
}

/** Events of different people are different events, and one that is not named is presumed an event of its own. */
function participationOf(person: string, item: Item): Item {
  return {
    edition: 1,
    provider: "national",
    format: "RES",
    recruited: false,
    disciplines: "all",
    radioprotection: false,
    ...item,
    ...(item["edition"] === undefined ? {} : { edition: Number(item["edition"]) }),
    id: `${person}-${item["id"]}`,
    event: `${person}-${item["event"] ?? item["id"]}`,
  };
}

function activityOf(person: string, item: Item): Item {
  return {
    ...item,
    id: `${person}-${item["id"]}`,
    ...(item["hours"] === undefined ? {} : { hours: Number(item["hours"]) }),
  };
}
