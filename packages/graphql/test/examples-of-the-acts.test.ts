/** Every worked example of every act, asked for through GraphQL as the server runs it, on each database. */
import { describeOnEachDatabase } from "@delibera/database/testing";
import { beforeAll, expect, it } from "vitest";
import { countOfExamples, examplesInTheFiles } from "./examples-in-the-files.ts";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

const query = `query ($name: String!) { act(name: $name) { examples { title file line triennium knownOn passed refused given
  expectations { rule item year label expected actual passed } } } }`;

describeOnEachDatabase("the examples of the acts through GraphQL", (open) => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await openRegistry(open, []);
  });

  const examplesOf = async (name: string) => ((await registry.data(query, { name })) as unknown as Answer).act.examples;

  it.each(examplesInTheFiles)("$act: every one of its $titles.length examples passes", async ({ act, titles }) => {
    const examples = await examplesOf(act);
    expect(examples.map(({ title }) => title)).toEqual(titles);
    expect(examples.filter(({ passed }) => !passed).map(({ title }) => title)).toEqual([]);
    for (const { expectations, refused } of examples) {
      expect(refused).toEqual([]);
      expect(expectations.length).toBeGreaterThan(0);
      expect(expectations.filter(({ passed }) => !passed)).toEqual([]);
    }
  });

  it("are more than six hundred in all", () => {
    expect(countOfExamples).toBeGreaterThan(600);
  });

  it("say what was given, what was expected and what came out, in the language asked for", async () => {
    const [first] = (await examplesOf("cnfc_2017_crediti")).filter(({ title }) => title === "mai sotto zero");
    expect(first).toMatchObject({
      file: "2017-crediti-formativi.delibera",
      triennium: "2017-2019",
      knownOn: null,
      given: [
        "obbligo al netto di esoneri ed esenzioni, per gli anni obbligati: 20 crediti",
        "riduzione per il dossier formativo individuale: 0 crediti",
        "riduzione per i crediti del triennio precedente: 30 crediti",
      ],
      expectations: [
        {
          rule: "obbligo_individuale",
          item: null,
          year: null,
          label: "obbligo formativo individuale",
          expected: "0 crediti",
          actual: "0 crediti",
        },
      ],
    });
    const { act } = (await registry.data(
      `{ act(name: "cnfc_2017_crediti") { examples(language: EN) { title expectations { label expected actual } } } }`,
    )) as unknown as Answer;
    expect(act.examples.find(({ title }) => title === "mai sotto zero")?.expectations).toEqual([
      { label: "individual obligation", expected: "0 credits", actual: "0 credits" },
    ]);
  });
});

interface Answer {
  readonly act: { readonly examples: readonly Example[] };
}

interface Example {
  readonly title: string;
  readonly passed: boolean;
  readonly refused: readonly string[];
  readonly expectations: readonly { readonly passed: boolean }[];
}
