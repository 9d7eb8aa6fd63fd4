/** People are laid out in the memory of their columns: nothing else of them is kept while the next come. */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/** Of the heap of objects, in megabytes; columns stand outside of it. */
const heap = 48;
const people = 200_000;

/** An object with a pseudonym for each of so many people does not fit in this heap: the process dies. */
const script = `
  import { layOutPeople, pseudonymOf } from "@delibera/cohorts";
  import { bytesOf } from "@delibera/cohorts";
  import { compile } from "@delibera/rules-dsl/compile";
  const { program } = compile([{ name: "v.delibera", text: process.argv[1] }]);
  const asOf = "2026-01-01";
  const laid = layOutPeople(program, asOf);
  for (let from = 0; from < ${people}; from += 2000) {
    laid.add(Array.from({ length: 2000 }, (_, at) => ({
      pseudonym: "00000000-0000-4000-8000-" + String(from + at).padStart(12, "0"),
      dimensions: { profession: String(at % 30), discipline: "", order: "ORD-" + (at % 100), region: "", birthYear: String(1950 + (at % 50)), status: "enrolled" },
      facts: { birthDate: String(1950 + (at % 50)) + "-01-02", loans: at % 3 === 0 ? [{ pages: "12.5" }] : [] },
    })));
  }
  const { cohort, people } = laid.close();
  console.log(people.count, cohort.tables[1].rows, pseudonymOf(people, ${people - 1}), bytesOf(cohort) < ${people} * 4);
`;

const vocabulary = `vocabolario biblioteca "Biblioteca" / "Library"
  unità pagine singolare pagina passo 0,1 "pagine" / "pages"
  ciclo triennio di 3 anni dal 2017 "triennio" / "three-year period"
  autorità prova "prova" / "trial"
  soggetto persona "persona" / "person"
    campo nato_il : data "nato il" / "born" codice "birthDate"
    campo prestiti : lista di prestito "prestiti" / "loans" codice "loans"
  fine
  entità prestito "prestito" / "loan"
    campo lette : pagine "pagine" / "pages" codice "pages"
  fine
fine
`;

it(`${people} people are laid out where an object for each would not fit`, () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${heap}`, "--import", "tsx", "--input-type=module", "-e", script, vocabulary],
    { cwd: fileURLToPath(new URL("..", import.meta.url)), encoding: "utf8" },
  );
  expect([stdout.trim(), stderr]).toEqual([
    `${people} ${Math.ceil(2000 / 3) * 100} 00000000-0000-4000-8000-000000199999 true`,
    "",
  ]);
}, 240_000);
