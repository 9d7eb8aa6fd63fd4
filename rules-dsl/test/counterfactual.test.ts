import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CounterfactualRequest } from "../src/analysis/analysis.ts";
import { counterfactual } from "../src/analysis/analysis.ts";
import { compile } from "../src/compile.ts";
import { evaluate } from "../src/evaluator/evaluate.ts";
import type { Program } from "../src/ir/program.ts";

const library = readFileSync(new URL("library.delibera", import.meta.url), "utf8").replace(
  / {2}azione prendere_un_libro[\s\S]*?\n {2}fine\n/,
  `  azione prendere_un_libro "prendere un libro" / "borrow a book"
    aggiunge prestito con tipo = libro
    quantità costo fino a 50 gettoni
  fine
  azione vedere_un_film "vedere un film" / "see a film"
    aggiunge prestito con tipo = film
    quantità costo fino a 50 gettoni
  fine
`,
);

function programOf(clauses: string): Program {
  const act = `delibera quote "Quote"
  autorità consiglio
  adottata il 10/01/2020
  con effetto dal 01/01/2020
  fonte «verbale»
  articolo 1
    comma 1
      testo «Testo.»
      regola libri : gettoni
        = somma di costo di p per ogni p in prestiti con tipo di p = libro
      regola film_visti : gettoni
        = somma di costo di p per ogni p in prestiti con tipo di p = film
      ${clauses}
    fine
  fine
fine
`;
  const { program, diagnostics } = compile([
    { name: "library.delibera", text: library },
    { name: "quote.delibera", text: act },
  ]);
  if (!program) throw new Error(diagnostics.map(({ code }) => code).join(" "));
  return program;
}

const request = { cycle: "2020-2021", asOf: "2020-06-30", knownOn: "2020-06-30" } as const;
const ask = (clauses: string, facts: object, more: Partial<CounterfactualRequest> = {}) =>
  counterfactual(programOf(clauses), facts as Record<string, unknown>, { ...request, ...more });
const told = (found: ReturnType<typeof ask>) => ({
  kind: found.kind,
  todo: found.todo.map(({ action, amount, unit, by }) => `${action} ${amount} ${unit} entro ${by}`),
  total: found.total,
});

const total = `regola quota : gettoni
        = libri + (film_visti al massimo 10 gettoni)
      requisito totale
        conta quota
        almeno 39,9 gettoni`;
const share = `${total}
      requisito parte
        conta libri
        almeno il 40% di quota`;
const both = { goals: ["totale", "parte"] };

describe("what must still be done", () => {
  it("is what is lacking, by the end of the season, exact to the step", () => {
    expect(told(ask(total, {}, { goals: ["totale"] }))).toEqual({
      kind: "plan",
      todo: ["prendere_un_libro 39.9 gettoni entro 2021-12-31"],
      total: "39.9",
    });
  });

  it("sees early that nothing to be done meets one of several requirements", () => {
    const withRecords = `${share}
      regola altri : gettoni
        = somma di costo di p per ogni p in prestiti con tipo di p = disco
      requisito dischi
        conta altri
        almeno 2 gettoni`;
    const found = ask(withRecords, {}, { goals: ["totale", "parte", "dischi"] });
    // Once for each choice of one to three of two actions, and once more for the first, before it is known which to look at first.
    expect([found.kind, found.evaluations]).toEqual(["impossible", 10]);
  });

  it("is told most by a point where one requirement fails, when that one is looked at by itself", () => {
    const withBands = `${share}
      regola premio : gettoni
        scaglioni su libri
          sotto 5 gettoni : 0 gettoni
          almeno 5 gettoni : 3 gettoni
      requisito premi
        conta premio + film_visti
        almeno 12 gettoni`;
    const found = ask(withBands, {}, { goals: ["totale", "parte", "premi"] });
    // All of them looked at together at each point: 110 evaluations.
    expect([found.kind, found.total, found.evaluations]).toEqual(["plan", "39.9", 51]);
  });

  it("does not count on what a limit cuts off", () => {
    const films = { loans: [{ id: "F", kind: "film", cost: "25", takenOn: "2020-02-01" }] };
    expect(told(ask(share, films, both))).toEqual({
      kind: "plan",
      todo: ["prendere_un_libro 29.9 gettoni entro 2021-12-31"],
      total: "29.9",
    });
  });

  it("names the commi, and what each requirement counts before and after", () => {
    const { goals } = ask(share, {}, both);
    expect(goals.map(({ rule, citation, before, after }) => [rule, citation?.comma, before, after])).toMatchObject([
      ["totale", "1", { met: false, missing: { exact: "39.9" } }, { met: true, counted: { exact: "39.9" } }],
      ["parte", "1", { met: true }, { met: true, required: { exact: "15.96" } }],
    ]);
  });

  it("is nothing for whoever has met everything", () => {
    const enough = { loans: [{ id: "B", kind: "book", cost: "40", takenOn: "2020-02-01" }] };
    expect(told(ask(share, enough, both))).toEqual({ kind: "nothing-to-do", todo: [], total: undefined });
  });

  it("is impossible when a limit lies below what is required, and when the deadline is past", () => {
    const capped = `requisito totale
        conta libri al massimo 10 gettoni
        almeno 39,9 gettoni`.replace("libri al massimo 10 gettoni", "visti_al_massimo");
    const clauses = `regola visti_al_massimo : gettoni
        = (libri + film_visti) al massimo 10 gettoni
      ${capped}`;
    expect(told(ask(clauses, {}, { goals: ["totale"] })).kind).toBe("impossible");
    const late = { asOf: "2021-12-31", knownOn: "2021-12-31", goals: ["totale"] };
    expect(told(ask(total, {}, late)).kind).toBe("impossible");
  });

  it("has the deadline that the requirement states", () => {
    const clauses = `requisito totale
        conta libri
        almeno 1 gettone
        entro 31/01/2021`;
    expect(told(ask(clauses, {}, { goals: ["totale"] })).todo).toEqual([
      "prendere_un_libro 1 gettoni entro 2021-01-31",
    ]);
  });

  it("is not said when a fact is missing: the fact is", () => {
    const clauses = `requisito totale
        conta libri
        almeno se compleanno < 01/01/2000 allora 3 gettoni altrimenti 1 gettone`;
    expect(ask(clauses, {}, { goals: ["totale"] })).toMatchObject({ kind: "undetermined", missing: ["birthDate"] });
  });

  it("asks for two items when one may not be so large", () => {
    const clauses = `requisito totale
        conta libri
        almeno 60 gettoni`;
    expect(told(ask(clauses, {}, { goals: ["totale"] }))).toMatchObject({ kind: "plan", total: "60" });
    expect(ask(clauses, {}, { goals: ["totale"] }).todo).toHaveLength(2);
  });

  it("does not count on what the facts say of the time after the reference date", () => {
    const later = { loans: [{ id: "L", kind: "book", cost: "39.9", takenOn: "2021-05-05" }] };
    expect(told(ask(total, later, { goals: ["totale"] })).total).toBe("39.9");
  });

  it("may make a request acceptable", () => {
    const clauses = `regola rinnovo : esito
        rifiuta quando libri < 2,5 gettoni perché «ha letto poco»
        altrimenti accoglie`;
    expect(told(ask(clauses, {}, { goals: ["rinnovo"] })).todo).toEqual([
      "prendere_un_libro 2.5 gettoni entro 2021-12-31",
    ]);
  });
});

describe("the least", () => {
  /** Every choice of one or two items, every count of steps up to the bound. */
  function bruteForce(
    program: Program,
    facts: { readonly loans: readonly object[] },
    goals: readonly string[],
    bound: number,
  ) {
    const kinds = ["book", "film"];
    const counts = Array.from({ length: bound }, (_, index) => index + 1);
    const item = (kind: string, count: number, place: number) => {
      return { id: `+${place}`, kind, cost: `${Math.trunc(count / 10)}.${count % 10}`, takenOn: "2021-12-31" };
    };
    const fulfils = (items: readonly object[]) => {
      const outcome = evaluate(
        program,
        { loans: [...facts.loans, ...items] },
        { ...request, asOf: "2021-12-31", knownOn: "2021-12-31" },
      );
      return goals.every((rule) => {
        const value = outcome.valueOf(rule);
        return value.kind === "requirement" && value.met;
      });
    };
    const one = kinds.flatMap((kind) => counts.map((count) => ({ sum: count, items: [item(kind, count, 1)] })));
    const two = [
      ["book", "book"],
      ["book", "film"],
      ["film", "film"],
    ].flatMap(([first = "", second = ""]) =>
      counts.flatMap((a) => counts.map((b) => ({ sum: a + b, items: [item(first, a, 1), item(second, b, 2)] }))),
    );
    const sums = [...one, ...two].filter(({ items }) => fulfils(items)).map(({ sum }) => sum);
    return sums.length === 0 ? undefined : Math.min(...sums);
  }

  const tenths = (count: number) => `${Math.trunc(count / 10)},${count % 10}`;
  const situation = fc.record({
    need: fc.integer({ min: 1, max: 14 }),
    cap: fc.integer({ min: 0, max: 14 }),
    percent: fc.constantFrom(0, 20, 40, 60, 100),
    band: fc.integer({ min: 1, max: 9 }),
    bonus: fc.integer({ min: 0, max: 6 }),
    have: fc.array(fc.record({ kind: fc.constantFrom("book", "film"), count: fc.integer({ min: 1, max: 9 }) }), {
      maxLength: 2,
    }),
  });

  it("is what trying every count of steps finds, with limits, shares and bands", () => {
    fc.assert(
      fc.property(situation, ({ need, cap, percent, band, bonus, have }) => {
        const program = programOf(`regola premio : gettoni
        scaglioni su film_visti
          sotto ${tenths(band)} : 0 gettoni
          almeno ${tenths(band)} : ${tenths(bonus)} gettoni
      regola quota : gettoni
        = libri + premio + (film_visti al massimo ${tenths(cap)} gettoni)
      requisito totale
        conta quota
        almeno ${tenths(need)} gettoni
      requisito parte
        conta libri
        almeno ${percent}% di quota`);
        const loans = have.map(({ kind, count }, index) => {
          return { id: `H${index}`, kind, cost: tenths(count).replace(",", "."), takenOn: "2020-03-01" };
        });
        const found = counterfactual(program, { loans }, { ...request, ...both, mostItems: 2 });
        if (found.kind === "nothing-to-do") return;
        const least = bruteForce(program, { loans }, both.goals, 16);
        const sum =
          found.total === undefined
            ? undefined
            : BigInt(found.total.includes(".") ? found.total.replace(".", "") : `${found.total}0`);
        expect([found.kind, sum]).toEqual(least === undefined ? ["impossible", undefined] : ["plan", BigInt(least)]);
      }),
      { seed: 11, numRuns: 60 },
    );
  }, 60_000);
});
