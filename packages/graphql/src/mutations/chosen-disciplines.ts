/** The disciplines that somebody chooses: at least one, none twice, all of the one profession. */
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { eq } from "drizzle-orm";
import { badInput } from "../bad-input.ts";

/** Throws BAD_USER_INPUT saying which code is wrong and which codes there are. */
export async function refuseUnknownDisciplines(
  disciplines: readonly number[],
  profession: { readonly code: number; readonly name: string },
  db: Db,
): Promise<void> {
  if (disciplines.length === 0)
    throw badInput(
      { en: "`disciplines` is empty: choose at least one", it: "`disciplines` è vuoto: se ne sceglie almeno una" },
      "disciplines",
    );
  const twice = disciplines.find((code, place) => disciplines.indexOf(code) !== place);
  if (twice !== undefined)
    throw badInput(
      { en: `\`disciplines\` has ${twice} twice`, it: `\`disciplines\` ha ${twice} due volte` },
      "disciplines",
    );
  const known = await db
    .selectDistinct({ code: tables.disciplines.code })
    .from(tables.disciplines)
    .where(eq(tables.disciplines.profession, profession.code));
  const codes = known.map(({ code }) => code).sort((left, right) => left - right);
  const unknown = disciplines.find((code) => !codes.includes(code));
  if (unknown === undefined) return;
  const of = `${profession.code}, ${profession.name}`;
  throw badInput(
    {
      en: `the profession ${of}, has no discipline ${unknown}: it has ${codes.join(", ")}`,
      it: `la professione ${of}, non ha la disciplina ${unknown}: ha ${codes.join(", ")}`,
    },
    "disciplines",
  );
}
