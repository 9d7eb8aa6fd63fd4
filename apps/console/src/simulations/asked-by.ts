/** Turns what the address says into a question, or says which field is missing or wrong. */
import type { Asked, Change } from "./protocol.ts";
import type { SimulationSearch } from "./simulation-search.ts";
import { defaults } from "./simulation-search.ts";

export type Problem = "name" | "values" | "on" | "draft" | "bands";

/** What to ask, or which field is missing or wrong. */
export function askedBy(search: SimulationSearch, triennium: string, draft: string): Asked | readonly Problem[] {
  const change = changeOf(search, draft);
  const bands = amountsIn(search.bands ?? defaults.bands);
  const problems: Problem[] = [
    ...("problem" in change ? [change.problem] : []),
    ...(bands === undefined || !isAscending(bands) ? ["bands" as const] : []),
  ];
  if ("problem" in change || bands === undefined || problems.length > 0) return problems;
  const lastDay = `${triennium.slice(5)}-12-31`;
  return {
    cycle: triennium,
    asOf: search.asOf ?? lastDay,
    knownOn: search.knownOn ?? lastDay,
    people: search.people ?? defaults.people,
    seed: search.seed ?? defaults.seed,
    change,
    bands,
    by: search.by ?? defaults.by,
  };
}

function changeOf(search: SimulationSearch, draft: string): Change | { readonly problem: Problem } {
  const { change = "reading", name, option, values = "", on } = search;
  switch (change) {
    case "reading":
      return name !== undefined && option !== undefined ? { kind: change, name, option } : { problem: "name" };
    case "parameter": {
      const amounts = amountsIn(values);
      if (name === undefined) return { problem: "name" };
      return amounts === undefined ? { problem: "values" } : { kind: change, rule: name, values: amounts };
    }
    case "known":
      return on === undefined ? { problem: "on" } : { kind: change, on };
    case "draft":
      return draft.trim() === "" ? { problem: "draft" } : { kind: change, text: draft };
  }
}

const mostAmounts = 16;

/** `100; 120,5` → `["100", "120.5"]`; undefined when one of them is no amount. */
function amountsIn(written: string): readonly string[] | undefined {
  const amounts = written.split(";").map((each) => each.trim().replace(",", "."));
  const areAmounts = amounts.every((each) => /^-?\d{1,9}(\.\d{1,6})?$/.test(each));
  return areAmounts && amounts.length <= mostAmounts && new Set(amounts).size === amounts.length ? amounts : undefined;
}

/** Compared as whole numbers of millionths: exact, whatever the decimals. */
function isAscending(amounts: readonly string[]): boolean {
  const millionths = amounts.map((each) => {
    const [whole = "0", fraction = ""] = each.replace("-", "").split(".");
    const size = BigInt(whole + fraction.padEnd(6, "0"));
    return each.startsWith("-") ? -size : size;
  });
  return millionths.every((each, place) => place === 0 || (millionths[place - 1] ?? 0n) < each);
}
