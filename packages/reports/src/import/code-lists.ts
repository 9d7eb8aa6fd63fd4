/** The national codes that the registry knows: professions with their disciplines, and training objectives. */
import type { Database } from "@delibera/database";
import { disciplines, objectives } from "@delibera/database";

export interface CodeLists {
  /** Disciplines of each profession. */
  readonly professions: ReadonlyMap<number, ReadonlySet<number>>;
  readonly objectives: ReadonlySet<number>;
}

export async function codeLists({ db }: Database): Promise<CodeLists> {
  const professions = new Map<number, Set<number>>();
  const pairs = await db.select({ profession: disciplines.profession, code: disciplines.code }).from(disciplines);
  for (const { profession, code } of pairs) {
    professions.set(profession, (professions.get(profession) ?? new Set()).add(code));
  }
  const rows = await db.select({ code: objectives.code }).from(objectives);
  return { professions, objectives: new Set(rows.map(({ code }) => code)) };
}
