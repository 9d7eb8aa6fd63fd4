/**
 * What a registry of the whole country is asked: every query of the portal and of the console, and of the capabilities in the docs that
 * neither of them has, each with variables of its own every time it is asked.
 */
import { readFileSync } from "node:fs";
import type { Grant } from "@delibera/identity";

export interface Question {
  readonly name: string;
  readonly source: string;
  /** Whom it is asked as. */
  readonly grant: Grant;
  /** Of the asking with that number. */
  readonly variables: (number: number) => Readonly<Record<string, unknown>>;
}

export interface Known {
  readonly people: readonly {
    readonly id: string;
    readonly fiscalCode: string;
    readonly lastName: string;
    /** One of theirs. */
    readonly participation: string;
  }[];
  readonly events: readonly string[];
  readonly provider: NonNullable<Grant["provider"]>;
  readonly order: NonNullable<Grant["order"]>;
  /** Numbers of its members' rows, spread over the whole of it. */
  readonly members: readonly number[];
}

const operator: Grant = { role: "registry-operator" };
const trienni = ["2017-2019", "2020-2022", "2023-2025", "2026-2028"];
const participation = `registryId role credits acquiredOn edition { number startsOn endsOn }
  event { registryId title format provider { name kind } }`;

/** Queries about drafts, acts and examples know nothing of people, and are those of a registry of any size. */
const aboutLaw =
  /Simulation|^KeptCohort|^(ActToEdit|Acts|ChecklistOfDraft|CourseOfActs|DraftOnServer|DraftUnderReview|Drafts|DraftsOfAct|Published|RulesToTry|WhoIsSignedIn)/;

export function questionsOf(known: Known): Question[] {
  const { provider, order } = known;
  const someone = (number: number) => known.people[number % known.people.length] as Known["people"][number];
  const own = (number: number) => ({
    id: someone(number).id,
    triennium: trienni[number % trienni.length],
    line: "balance",
    language: "IT",
    depth: 2,
    under: null,
    search: someone(number).lastName.slice(0, 5),
    first: 20,
    event: known.events[number % known.events.length],
    fiscalCode: someone(number).fiscalCode,
    after: null,
    exemption: { kind: "ESENZIONE", reason: "maternity", from: "2024-03-01", to: "2024-07-31" },
    enrolment: { enrolledOn: "2026-10-01", closesOn: "2026-12-01", eventStart: "2026-12-15" },
    participation: someone(number).participation,
    by: "PROFESSIONAL",
  });
  /** Those of the docs have days and filters of their own, and are about somebody else each time. */
  const about = (number: number) => ({ id: someone(number).id, triennium: trienni[number % trienni.length] });
  const asked = (name: string, source: string, grant: Grant = operator): Question => ({
    name,
    source,
    grant,
    variables: (number) => onlyNamed(source, own(number)),
  });
  const written = ["console", "portal"].flatMap((app) =>
    Object.values(
      JSON.parse(readFileSync(new URL(`../../${app}/operations.json`, import.meta.url), "utf8")) as Record<
        string,
        string
      >,
    )
      .filter((source) => source.startsWith("query "))
      .map((source) => asked(`${app}: ${/^query (\w+)/.exec(source)?.[1]}`, source))
      .filter(({ name }) => !aboutLaw.test(name.replace(/^\w+: /, ""))),
  );
  const offered = examplesOfExplorer("console")
    // One is written about a person of the registry that is served, who need not have the same participations here.
    .map(({ source, variables }) => ({
      source: source.replace('"P-0001"', `"${someone(0).id}"`).replace('"PA-0001-20"', `"${someone(0).participation}"`),
      variables,
    }))
    .map(({ source, variables }) => ({
      ...asked(`docs: ${/^query (\w+)/.exec(source)?.[1]}`, source),
      variables: (number: number) => ({ ...variables, ...onlyNamed(source, about(number)) }),
    }))
    .filter(({ name }) => !/^docs: (Acts|WouldBeAdmissible|Simulations)$/.test(name));
  const page = `edges { node { ${participation} } } pageInfo { hasNextPage endCursor }`;
  return [
    ...offered,
    ...written.map((question) =>
      question.name.endsWith("AuditLog") ? { ...question, grant: { role: "auditor" as const } } : question,
    ),
    asked(
      "a person's area",
      `query ($id: ID!, $triennium: String!) { professional(id: $id) { registryId firstName lastName
      ledger(triennium: $triennium) { obligation { individual { exact } } balance { exact } certifiable document }
      participations(first: 20) { ${page} } creditsByYear { year format credits } exemptions { from to }
      registrations { kind resolvedOn } dossiers { kind triennium } enrolments { receipt } requests { id } } }`,
    ),
    asked(
      "what a person keeps, asked and is told",
      `query ($id: ID!, $triennium: String!) { professional(id: $id) { contact { __typename } newsletter { __typename }
      registrationCertificate registrationConfirmation { __typename } leftOutOfCreditsByYear { __typename }
      employments { from body { name } } enrolments { receipt standing { __typename } } requests { kind state form printed }
      mayCertifyDisability(triennium: $triennium) { verdict answers { reasons { it en } } }
      mayBeCompetentDoctor(on: "2026-07-01") { verdict answers { reasons { it en } } } } }`,
    ),
    asked(
      "an event with its opinions",
      `query ($event: ID!) { event(id: $event) { title ratings { answers } disclosure { __typename }
      provider { name contact { __typename } helpDesk } editions { number standing { __typename } } } }`,
    ),
    asked(
      "a whole explanation, to the last fact",
      `query ($id: ID!, $triennium: String!) { professional(id: $id) { ledger(triennium: $triennium) { explanation(line: "balance") {
      nodes { id parent kind sentence value citation { act article comma } } } } } }`,
    ),
    asked(
      "bodies that employ",
      `query { employingBodies(first: 20, search: "azienda") { edges { node { id name } } } }`,
    ),
    asked("who is signed in", "query { viewer { role newcomer { __typename } professional { registryId } } }"),
    asked("files of reports", "query { reportImports(first: 20) { edges { node { importId state } } } }", {
      role: "provider",
      provider,
    }),
    asked("a file of reports", "query ($id: ID!) { reportImport(id: $id) { state tally { __typename } } }"),
    asked(
      "a move that might be asked",
      `query ($id: ID!, $participation: String!) { professional(id: $id) {
      mayMoveParticipation(participation: $participation, to: "2020-2022", on: "2026-07-01") { verdict answers { reasons { it en } } } } }`,
    ),
    asked(
      "events to come",
      `query { events(first: 20, startsFrom: "2026-01-01") { edges { node { registryId title editions { number startsOn } } } } }`,
    ),
    asked(
      "events by discipline and format",
      "query { events(first: 20, disciplines: [58], format: FAD) { edges { node { registryId title provider { name } } } } }",
    ),
    asked("events by a word", `query { events(first: 20, search: "rischio") { edges { node { registryId title } } } }`),
    asked(
      "events with enrolment open",
      "query { events(first: 20, enrolmentOpen: true) { edges { node { registryId title } } } }",
    ),
    asked(
      "who took part in an event",
      `query ($event: ID!) { event(id: $event) { title participations(first: 20) { ${page} } } }`,
      { role: "provider", provider },
    ),
    asked("participations of a provider", `query { participations(first: 20) { ${page} } }`, {
      role: "provider",
      provider,
    }),
    asked(
      "participations from a day",
      `query { participations(first: 20, acquiredFrom: "2024-01-01", role: TEACHER) { ${page} } }`,
    ),
    asked(
      "participations until a day long ago",
      `query { participations(first: 20, acquiredTo: "2017-06-30") { ${page} } }`,
    ),
    asked("participations of members of an Order", `query { participations(first: 20) { ${page} } }`, {
      role: "order",
      order,
    }),
    asked("how many there are", "query { participations { totalCount } professionals { totalCount } }"),
    asked(
      "members of an Order",
      `query { professionals(first: 20) { edges { node { registryId lastName ledger(triennium: "2023-2025") { certifiable } } } } }`,
      { role: "order", order },
    ),
    {
      ...asked(
        "members of an Order that nobody asked for yet",
        `query ($after: String) { professionals(first: 20, after: $after) { edges { node { registryId lastName
        ledger(triennium: "2023-2025") { certifiable } } } } }`,
        { role: "order", order },
      ),
      variables: (number) => ({
        after: Buffer.from(`row:${known.members[number % known.members.length]}`).toString("base64url"),
      }),
    },
    asked(
      "a member by name",
      "query ($search: String) { professionals(first: 20, search: $search) { edges { node { registryId lastName } } } }",
      { role: "order", order },
    ),
    asked(
      "statistics of an Order",
      "query { orderStatistics { name professions { profession { code } members } standing { __typename } resolutions { year } } }",
      { role: "order", order },
    ),
    asked("requests that wait", "query { requests(first: 20, pending: true) { edges { node { id kind } } } }"),
    asked(
      "people of a profession",
      "query { professionals(first: 20, profession: 1) { edges { node { registryId lastName } } } }",
    ),
    asked(
      "competent doctors of the Ministry",
      "query { professionals(first: 20) { edges { node { registryId lastName } } } }",
      { role: "ministry" },
    ),
    asked(
      "people under pseudonyms",
      "query { professionals(first: 20) { edges { node { id profession { code } } } } }",
      { role: "analyst" },
    ),
    asked(
      "the insurer's check",
      `query ($fiscalCode: String!) { insuranceCheck(fiscalCode: $fiscalCode, triennium: "2023-2025") { __typename } }`,
      { role: "insurer" },
    ),
    asked(
      "a person by fiscal code",
      "query ($fiscalCode: String) { professionals(first: 1, search: $fiscalCode) { edges { node { registryId } } } }",
    ),
    asked("who wants the newsletter", "query { newsletterSubscribers(first: 20) { edges { node { __typename } } } }"),
  ];
}

/** The queries of the docs, which the explorer of the console offers too: a test keeps the two lists the same. */
function examplesOfExplorer(app: string): readonly { source: string; variables: Readonly<Record<string, unknown>> }[] {
  const text = readFileSync(new URL(`../../${app}/src/screens/explorer/examples.ts`, import.meta.url), "utf8");
  const all = text.matchAll(/operation: `([^`]*)`,\s*variables: (?:`([^`]*)`|"([^"]*)")/g);
  return [...all].flatMap(([, source = "", template, quoted = "{}"]) =>
    source.startsWith("query ")
      ? [{ source, variables: JSON.parse((template ?? quoted).replace("\\n", "")) as Record<string, unknown> }]
      : [],
  );
}

/** A server refuses variables that a query does not declare as little as it needs them; only what is declared is sent. */
function onlyNamed(source: string, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => source.includes(`$${name}:`)));
}
