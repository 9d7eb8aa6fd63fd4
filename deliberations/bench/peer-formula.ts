/** The formula of the comparison with other engines, in the rule language, and its columns. */
import type { Cohort } from "@delibera/rules-dsl/columnar";
import { newIntegers, prepareColumnar } from "@delibera/rules-dsl/columnar";
import { compile } from "@delibera/rules-dsl/compile";
import type { Layout } from "@delibera/rules-dsl/specialise";
import { declaredLayout, specialise } from "@delibera/rules-dsl/specialise";
import type { PeerPerson, PeerResult } from "./peer-people.ts";
import { mostOf } from "./peer-people.ts";

const vocabulary = `vocabolario confronto "Confronto" / "Comparison"
  unità crediti singolare credito passo 0,01 "crediti" / "credits"
  ciclo triennio di 3 anni dal 2017 "triennio" / "three-year period"
  autorità prova "prova" / "trial"
  soggetto persona "persona" / "person"
    campo anni_dovuti : numero "anni dovuti" / "years" codice "years"
    campo riduzione : crediti "riduzione" / "reduction" codice "reduction"
    campo acquisiti_prima : crediti "acquisiti prima" / "acquired before" codice "before"
    campo da_discente : crediti "da discente" / "as a learner" codice "learner"
    campo reclutati : crediti "reclutati" / "recruited" codice "sponsored"
    campo da_solo : crediti "da solo" / "alone" codice "alone"
    campo da_docente : crediti "da docente" / "as a teacher" codice "taught"
  fine
  termine obbligo : crediti "obbligo" / "requirement" codice "requirement"
  termine conteggiati : crediti "conteggiati" / "counted" codice "counted"
  termine in_regola : sì/no "in regola" / "met" codice "met"
fine
`;

const act = `delibera confronto_2017 "Confronto"
  autorità prova
  adottata in data non nota
  con effetto dal 01/01/2017 al 31/12/2019
  fonte «prova» attendibilità bassa

  articolo 1 "Tutto"
    comma 1
      riassunto «Il confronto.» fonte «prova» attendibilità bassa
      regola premio : crediti
        = se acquisiti_prima ≥ 121 crediti allora 30 crediti altrimenti se acquisiti_prima ≥ 80 crediti allora 15 crediti altrimenti 0 crediti
      regola obbligo : crediti
        = anni_dovuti * 50 crediti - riduzione - premio al minimo 0 crediti
      regola conteggiati : crediti
        sia soli = da_solo al massimo 20% di obbligo
        = da_discente + (reclutati al massimo 1/3 di obbligo) + (soli + da_docente al massimo 60% di obbligo)
      regola in_regola : sì/no
        = conteggiati ≥ obbligo
    fine
  fine
fine
`;

export interface PeerColumns {
  /** Evaluates everybody. */
  readonly run: () => void;
  /** Of one person, once they have been evaluated. */
  readonly result: (person: number) => PeerResult;
}

export function columnsOfPeer(people: readonly PeerPerson[]): PeerColumns {
  const { program, diagnostics } = compile([
    { name: "vocabolario.delibera", text: vocabulary },
    { name: "confronto.delibera", text: act },
  ]);
  if (!program) throw new Error(JSON.stringify(diagnostics.map(({ code, span }) => ({ code, span }))));
  const [subject] = declaredLayout(program.vocabulary).tables;
  if (!subject) throw new Error("there is no subject");
  const layout: Layout = {
    tables: [
      {
        ...subject,
        columns: subject.columns.map(({ path, type }) => ({
          path,
          optional: false,
          type: type.kind === "amount" ? { ...type, low: 0, high: mostOf[path as keyof PeerPerson] } : type,
        })),
      },
    ],
  };
  const cohort: Cohort = {
    layout,
    texts: [""],
    tables: [
      {
        rows: people.length,
        columns: subject.columns.map(({ path }) => {
          const values = newIntegers("Int16Array", people.length);
          for (const [person, facts] of people.entries()) values[person] = facts[path as keyof PeerPerson];
          return { values };
        }),
      },
    ],
  };
  const asked = { cycle: "2017-2019", asOf: "2019-12-31", knownOn: "2019-12-31" };
  const { program: relational, refusals } = specialise(program, asked, layout);
  if (!relational) throw new Error(JSON.stringify(refusals));
  const { run, result } = prepareColumnar(relational, cohort, { classes: 1 });
  const of = (code: string) => {
    const column = relational.outputs.find((each) => each.code === code)?.parts.value ?? -1;
    const type = relational.nodes[relational.columns[column]?.node ?? -1]?.type;
    return { values: result.values[column], denominator: type?.kind === "amount" ? type.denominator : 1 };
  };
  const [requirement, counted, met] = [of("requirement"), of("counted"), of("met")];
  const hundredths = ({ values, denominator }: ReturnType<typeof of>, person: number, times: number): number =>
    ((values?.[person] ?? 0) * 100 * times) / denominator;
  run(0, people.length);
  return {
    run: () => run(0, people.length),
    result: (person) => ({
      requirement: hundredths(requirement, person, 1),
      counted: hundredths(counted, person, 15),
      met: met.values?.[person] === 1,
    }),
  };
}
