/** Mutants that no example tells from the rule, comma by comma; and acceptances that no longer accept anything. */
import { join } from "node:path";
import type { MutationReport } from "@delibera/rules-dsl/analysis";
import type { Terminal } from "../terminal.ts";
import type { Words } from "../words.ts";

export function printMutants(folder: string, report: MutationReport, { colors, inWords }: Terminal): string {
  const survivors = survivorsOf(report);
  const commas = new Map<string, string[]>();
  for (const { mutant } of survivors) {
    const { act, article, comma } = mutant.citation;
    const key = `${act} ${article}/${comma}`;
    const place = `${join(folder, mutant.place.file)}:${mutant.place.line}`;
    commas.set(key, [...(commas.get(key) ?? []), `  ${colors.yellow("~")} ${mutant.id} (${place})`]);
  }
  const stale = report.stale.map(({ mutant, place }) => {
    const where = `${join(folder, place.file)}:${place.line}`;
    return `${colors.yellow("!")} ${inWords(staleMutant(mutant))} (${where})`;
  });
  return [...[...commas].flatMap(([comma, lines]) => [colors.bold(comma), ...lines]), ...stale].join("\n");
}

/** Neither killed nor accepted. */
export function survivorsOf({ results }: MutationReport): MutationReport["results"] {
  return results.filter(({ killedBy, accepted }) => killedBy === undefined && accepted === undefined);
}

export function mutantSummary(report: MutationReport): Words {
  const all = report.results.length;
  const survivors = survivorsOf(report).length;
  const killed = report.results.filter(({ killedBy }) => killedBy !== undefined).length;
  const accepted = all - survivors - killed;
  return {
    it: `${all} mutanti: ${killed} uccisi, ${accepted} ammessi, ${survivors} sopravvissuti`,
    en: `${all} mutants: ${killed} killed, ${accepted} accepted, ${survivors} surviving`,
  };
}

function staleMutant(mutant: string): Words {
  return {
    it: `il mutante ammesso «${mutant}» non sopravvive o non esiste: togliere la riga`,
    en: `the accepted mutant «${mutant}» does not survive or does not exist: remove the line`,
  };
}
