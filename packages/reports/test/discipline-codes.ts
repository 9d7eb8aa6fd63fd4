/** The codes that the samples use, as if the registry had been asked. */
import type { CodeLists } from "../src/import/code-lists.ts";
import { people } from "./sample-reports.ts";

const professions = new Map<number, Set<number>>();
for (const { profession, disciplines } of people) {
  professions.set(profession, new Set([...(professions.get(profession) ?? []), ...disciplines]));
}

export const disciplineCodes: CodeLists = { professions, objectives: new Set([18, 27]) };
