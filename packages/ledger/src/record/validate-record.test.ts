import { describe, expect, it } from "vitest";
import { interchangeExample } from "../../test/interchange-example.ts";
import { validateRecord } from "./validate-record.ts";

/** The example with one value replaced: `"participations.0.credits"` names the place. */
function exampleWith(place: string, value: unknown): unknown {
  const copy = structuredClone<Record<string, unknown>>(interchangeExample);
  const keys = place.split(".");
  const last = keys.pop() ?? "";
  let here = copy;
  for (const key of keys) here = here[key] as Record<string, unknown>;
  if (value === undefined) delete here[last];
  else here[last] = value;
  return copy;
}

function refusals(json: unknown): readonly string[] {
  return (validateRecord(json).problems ?? []).map(({ path, message }) => `${path}: ${message.it} | ${message.en}`);
}

describe("a record", () => {
  it("is accepted with every kind of fact", () => {
    expect(validateRecord(interchangeExample)).toEqual({ record: interchangeExample });
  });

  it("is accepted with an id alone: what is absent is a missing fact, not a mistake", () => {
    expect(validateRecord({ id: "P-1" })).toEqual({ record: { id: "P-1" } });
  });

  it.each([
    ["participations.0.credits", "50.0"],
    ["participations.0.credits", "50"],
    ["participations.0.credits", "0.1"],
    ["participations.0.disciplines", "all"],
    ["participations.0.research", true],
    ["participations.0.registeredOn", "2024-10-01"],
    ["exemptions.0.to", undefined],
    ["exemptions.0.registeredOn", "2019-01-11"],
    ["positions.0.registeredOn", "2019-01-11"],
    ["fiscalCode", "RSSMRA80A01H50MM"],
    ["fiscalCode", "RSSMRA80A01H501U"],
    ["fiscalCode", "00000000000"],
    ["individualTraining.3.credits", "80.0"],
  ])("is accepted with %s %j", (place, value) => {
    expect(refusals(exampleWith(place, value))).toEqual([]);
  });
});

describe("a refusal names the place, says what is wrong and what to write", () => {
  const cases: readonly (readonly [place: string, value: unknown, path: string, it: string, en: string])[] = [
    [
      "participations.0.credits",
      "12.55",
      "participations[0].credits",
      "`12.55` ha troppi decimali: scriverne al massimo uno",
      "`12.55` has too many decimals: write at most one",
    ],
    [
      "participations.0.credits",
      "50.1",
      "participations[0].credits",
      "`50.1` supera i 50,0 crediti che una partecipazione può dare: correggere l'importo",
      "`50.1` is above the 50.0 credits that one participation can give: correct the amount",
    ],
    [
      "participations.0.credits",
      "0.0",
      "participations[0].credits",
      "`0.0` non è maggiore di zero: togliere la partecipazione o correggere i crediti",
      "`0.0` is not above zero: remove the participation or correct the credits",
    ],
    [
      "participations.0.credits",
      12.5,
      "participations[0].credits",
      'trovato il numero `12.5`: gli importi si scrivono come testo con il punto decimale, ad esempio "12.5"',
      'found the number `12.5`: amounts are written as text with a decimal point, for example "12.5"',
    ],
    [
      "participations.0.credits",
      "12,5",
      "participations[0].credits",
      '`12,5` ha la virgola: nei documenti JSON scrivere il punto, "12.5"',
      '`12,5` has a comma: in JSON documents write a point, "12.5"',
    ],
    [
      "participations.0.credits",
      "012.5",
      "participations[0].credits",
      '`012.5` non è un importo: scrivere cifre con il punto decimale, ad esempio "12.5"',
      '`012.5` is not an amount: write digits with a decimal point, for example "12.5"',
    ],
    [
      "participations.0.acquiredOn",
      "2017-02-29",
      "participations[0].acquiredOn",
      "`2017-02-29` non esiste nel calendario: correggere il giorno o il mese",
      "`2017-02-29` is not in the calendar: correct the day or the month",
    ],
    [
      "birthDate",
      "01/01/1980",
      "birthDate",
      '`01/01/1980` non è una data fra il 1900 e il 2099: scriverla come "2017-05-20"',
      '`01/01/1980` is not a date from 1900 to 2099: write it as "2017-05-20"',
    ],
    [
      "fiscalCode",
      "RSSMRA80A01H501X",
      "fiscalCode",
      "`RSSMRA80A01H501X` ha il carattere di controllo sbagliato: con quei caratteri sarebbe `U`, ricopiare il codice dal documento",
      "`RSSMRA80A01H501X` has the wrong check character: with those characters it would be `U`, copy the code again from the document",
    ],
    [
      "fiscalCode",
      "RSSMRA80B30H501X",
      "fiscalCode",
      "`RSSMRA80B30H501X` porta una data di nascita che non esiste: ricopiare il codice dal documento",
      "`RSSMRA80B30H501X` carries a date of birth that does not exist: copy the code again from the document",
    ],
    [
      "fiscalCode",
      "rssmra80a01h501u",
      "fiscalCode",
      "`rssmra80a01h501u` non ha la forma di un codice fiscale: scrivere i sedici caratteri in maiuscolo e senza spazi, o le undici cifre del codice provvisorio",
      "`rssmra80a01h501u` is not shaped like a fiscal code: write its sixteen characters in capitals and without spaces, or the eleven digits of a provisional code",
    ],
    [
      "participations.0.creditos",
      "12.0",
      "participations[0].creditos",
      "chiave `creditos` sconosciuta: forse `credits`?",
      "unknown key `creditos`: perhaps `credits`?",
    ],
    [
      "individualTraining.1.hours",
      4,
      "individualTraining[1].hours",
      "chiave `hours` sconosciuta: qui si possono scrivere `kind`, `id`, `acquiredOn`, `registeredOn`, `from`, `to`",
      "unknown key `hours`: here one may write `kind`, `id`, `acquiredOn`, `registeredOn`, `from`, `to`",
    ],
    [
      "participations.0.acquiredOn",
      undefined,
      "participations[0].acquiredOn",
      "manca `acquiredOn`: aggiungerlo",
      "`acquiredOn` is missing: add it",
    ],
    [
      "registrations.0.kind",
      "erste",
      "registrations[0].kind",
      "`erste` non è fra i valori ammessi: scrivere uno fra `first`, `cancellation`, `reenrolment`",
      "`erste` is not among the accepted values: write one of `first`, `cancellation`, `reenrolment`",
    ],
    [
      "exemptions.0.reason",
      "phds",
      "exemptions[0].reason",
      "`phds` non è fra i codici ammessi: forse `phd`?",
      "`phds` is not among the accepted codes: perhaps `phd`?",
    ],
    [
      "individualTraining.0.kind",
      "selfstudy",
      "individualTraining[0].kind",
      "`selfstudy` non è fra i valori ammessi: scrivere uno fra `publication`, `trial`, `tutoring`, `abroad`, `self-study`",
      "`selfstudy` is not among the accepted values: write one of `publication`, `trial`, `tutoring`, `abroad`, `self-study`",
    ],
    [
      "individualTraining.0.kind",
      undefined,
      "individualTraining[0].kind",
      "manca `kind`: aggiungerlo",
      "`kind` is missing: add it",
    ],
    [
      "individualTraining.4.hours",
      1.5,
      "individualTraining[4].hours",
      "trovato il numero `1.5`: scrivere un numero intero senza virgolette",
      "found the number `1.5`: write a whole number without quotes",
    ],
    [
      "participations.0.recruited",
      "no",
      "participations[0].recruited",
      "trovato un testo: scrivere true o false",
      "found a text: write true or false",
    ],
    [
      "participations",
      {},
      "participations",
      "trovato un oggetto: scrivere una lista fra parentesi quadre",
      "found an object: write a list in square brackets",
    ],
    [
      "participations.0.moved",
      [],
      "participations[0].moved",
      "trovato una lista: scrivere un oggetto fra graffe",
      "found a list: write an object in braces",
    ],
    [
      "firstName",
      7,
      "firstName",
      "trovato il numero `7`: scrivere un testo fra virgolette",
      "found the number `7`: write a text in quotes",
    ],
    [
      "firstName",
      " Mario",
      "firstName",
      "` Mario` non è un nome: scriverne uno fra 1 e 100 caratteri, senza spazi agli estremi",
      "` Mario` is not a name: write one of 1 to 100 characters, without blanks at the ends",
    ],
    [
      "id",
      "",
      "id",
      "`` non è un identificativo: scrivere da 1 a 64 lettere, cifre o segni . _ : / - senza spazi",
      "`` is not an identifier: write 1 to 64 letters, digits or the signs . _ : / - without blanks",
    ],
    [
      "profession",
      32,
      "profession",
      "`32` non è fra i valori ammessi: scrivere uno fra `1-30`, `33`",
      "`32` is not among the accepted values: write one of `1-30`, `33`",
    ],
    [
      "disciplines",
      [58, 58],
      "disciplines",
      "`58` compare più di una volta: scriverlo una volta sola",
      "`58` appears more than once: write it once",
    ],
    [
      "participations.0.disciplines",
      "ALL",
      "participations[0].disciplines",
      '`ALL` non è ammesso: scrivere "all" o la lista dei codici delle discipline',
      '`ALL` is not accepted: write "all" or the list of discipline codes',
    ],
    [
      "positions.0.triennium",
      "2015-2017",
      "positions[0].triennium",
      '`2015-2017` non è un triennio: scrivere ad esempio "2017-2019" (i trienni cominciano nel 2011, 2014, 2017 …)',
      '`2015-2017` is not a three-year period: write for example "2017-2019" (periods begin in 2011, 2014, 2017 …)',
    ],
    [
      "exemptions.0.legalYears",
      0,
      "exemptions[0].legalYears",
      "`0` è minore di 1: scrivere almeno 1",
      "`0` is below 1: write at least 1",
    ],
    [
      "individualTraining.4.hours",
      10000,
      "individualTraining[4].hours",
      "`10000` è maggiore di 9999: scrivere al massimo 9999",
      "`10000` is above 9999: write at most 9999",
    ],
    [
      "dossiers.0.areas.0.planned",
      "101",
      "dossiers[0].areas[0].planned",
      '`101` non è una percentuale da 0 a 100: scrivere ad esempio "80"',
      '`101` is not a percentage from 0 to 100: write for example "80"',
    ],
    [
      "individualTraining.3.country",
      "Svizzera",
      "individualTraining[3].country",
      '`Svizzera` non è un codice di paese: scrivere le due lettere maiuscole ISO 3166-1, ad esempio "CH"',
      '`Svizzera` is not a country code: write the two capital letters of ISO 3166-1, for example "CH"',
    ],
    [
      "retirement.incomes.0.amount",
      "4.999,99",
      "retirement.incomes[0].amount",
      '`4.999,99` non è un importo: scrivere cifre con il punto decimale, ad esempio "4999.99"',
      '`4.999,99` is not an amount: write digits with a decimal point, for example "4999.99"',
    ],
    [
      "retirement.incomes.0.amount",
      "4999.999",
      "retirement.incomes[0].amount",
      "`4999.999` ha troppi decimali: scriverne al massimo due",
      "`4999.999` has too many decimals: write at most two",
    ],
    [
      "exemptions.1.to",
      "2018-02-28",
      "exemptions[1].to",
      "`2018-02-28` viene prima di `from` (`2018-03-01`): correggere una delle due date",
      "`2018-02-28` is before `from` (`2018-03-01`): correct one of the two dates",
    ],
    [
      "participations.0.registeredOn",
      "2024-09-30",
      "participations[0].registeredOn",
      "`2024-09-30` viene prima di `acquiredOn` (`2024-10-01`), e il registro non può conoscere ciò che non è ancora avvenuto: correggere una delle due date",
      "`2024-09-30` is before `acquiredOn` (`2024-10-01`), and the registry cannot know what has not happened yet: correct one of the two dates",
    ],
    [
      "events.0.hours",
      "12,5",
      "events[0].hours",
      '`12,5` ha la virgola: nei documenti JSON scrivere il punto, "12.5"',
      '`12,5` has a comma: in JSON documents write a point, "12.5"',
    ],
    [
      "events.0.end",
      "2024-02-29",
      "events[0].end",
      "`2024-02-29` viene prima di `start` (`2024-03-01`): correggere una delle due date",
      "`2024-02-29` is before `start` (`2024-03-01`): correct one of the two dates",
    ],
    [
      "individualTraining.0.id",
      "PA-1",
      "individualTraining[0].id",
      "`PA-1` è già in `participations[0].id`: toglierne uno o cambiarlo",
      "`PA-1` is already in `participations[0].id`: remove one or change it",
    ],
  ];
  it.each(cases)("%s %j", (place, value, path, italian, english) => {
    expect(refusals(exampleWith(place, value))).toEqual([`${path}: ${italian} | ${english}`]);
  });

  it("reports every mistake at once, each with its own path", () => {
    const json = { id: "P-1", nome: "Anna", participations: [{ id: "PA 1", credits: 3 }] };
    expect((validateRecord(json).problems ?? []).map(({ path }) => path).sort()).toEqual([
      "nome",
      "participations[0].acquiredOn",
      "participations[0].credits",
      "participations[0].id",
      "participations[0].role",
    ]);
  });

  it("never lets a control character of the input reach the terminal", () => {
    expect(refusals({ id: "\u001b[31mP" })).toEqual([
      "id: `·[31mP` non è un identificativo: scrivere da 1 a 64 lettere, cifre o segni . _ : / - senza spazi | `·[31mP` is not an identifier: write 1 to 64 letters, digits or the signs . _ : / - without blanks",
    ]);
  });

  it.each([
    [null, "null"],
    [[], "una lista"],
    ["x", "un testo"],
    [3, "il numero `3`"],
  ])("a document that is %j is refused as a whole", (json, found) => {
    expect((validateRecord(json).problems ?? []).map(({ path, message }) => [path, message.it])).toEqual([
      ["$", `trovato ${found}: scrivere un oggetto fra graffe`],
    ]);
  });
});
