/** Asks one question of the columns in memory and of the database, and says where the answers part. */
import type { Session } from "@delibera/database";
import type { Cohort, ColumnarResult } from "@delibera/rules-dsl/columnar";
import { factsToColumns, measuredLayout, newResultReader, prepareColumnar } from "@delibera/rules-dsl/columnar";
import type { Program } from "@delibera/rules-dsl/ir";
import type { Output, Question, RelationalProgram } from "@delibera/rules-dsl/specialise";
import { specialise } from "@delibera/rules-dsl/specialise";
import type { CohortRelations } from "../src/simulation.ts";
import { runInDatabase, writeCohort } from "../src/simulation.ts";

export interface Agreement {
  /** Values of rows that were compared. */
  readonly compared: number;
  readonly disagreements: readonly string[];
}

export interface Asked extends Omit<Question, "interpretations"> {
  readonly interpretations?: Question["interpretations"];
  /** Rules to compare; without it the declared terms. */
  readonly outputs?: readonly string[];
}

/** Undefined for a program that no backend of cohorts takes. */
export async function compareWithColumns(
  session: Session,
  program: Program,
  people: readonly unknown[],
  questions: readonly Asked[],
): Promise<Agreement | undefined> {
  const layout = measuredLayout(program, people);
  let compared = 0;
  const disagreements: string[] = [];
  const relations = new Map<string, CohortRelations & { readonly cohort: Cohort }>();
  const written = async (asOf: string): Promise<CohortRelations & { readonly cohort: Cohort }> => {
    const { cohort, problems } = factsToColumns(program, layout, people, { asOf });
    if (!cohort) throw new Error(`the facts do not fit their own layout: ${JSON.stringify(problems[0])}`);
    return { cohort, ...(await writeCohort(session, cohort, `cohort_${relations.size}_`)) };
  };
  try {
    for (const asked of questions) {
      const { program: relational } = specialise(program, asked, layout);
      if (!relational) return undefined;
      const known = relations.get(asked.asOf) ?? (await written(asked.asOf));
      relations.set(asked.asOf, known);
      const inMemory = prepareColumnar(relational, known.cohort);
      inMemory.run(0, people.length);
      const inDatabase = await runInDatabase(session, relational, known.cohort, known.catalog);
      const found = parted(program, relational, known.cohort, [inMemory.result, inDatabase]);
      compared += found.compared;
      disagreements.push(...found.disagreements.map((each) => `${asked.cycle} as known on ${asked.knownOn}: ${each}`));
    }
  } finally {
    for (const each of relations.values()) await each.drop();
  }
  return { compared, disagreements };
}

function parted(
  program: Program,
  { outputs }: RelationalProgram,
  cohort: Cohort,
  [inMemory, inDatabase]: readonly [ColumnarResult, ColumnarResult],
): Agreement {
  const [memory, database] = [inMemory, inDatabase].map((each) => newResultReader(each, cohort, program.vocabulary));
  if (!memory || !database) throw new Error("two results are compared");
  const read = (reader: typeof memory, output: Output, row: number) =>
    reader.has(output, row) ? (JSON.stringify(reader.value(output, row)) ?? "undetermined") : "no row";
  const disagreements: string[] = [];
  let compared = 0;
  for (const output of outputs) {
    for (let row = 0; row < (cohort.tables[output.table]?.rows ?? 0); row++) {
      const [first, second] = [read(memory, output, row), read(database, output, row)];
      compared++;
      if (first !== second)
        disagreements.push(`${output.rule}, row ${row}: ${first} in memory, ${second} in the database`);
    }
  }
  return { compared, disagreements };
}
