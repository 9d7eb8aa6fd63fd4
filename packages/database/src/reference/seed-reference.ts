/** Writes the national lists into the database. Rows already there stay as they are. */
import type { Db } from "../connection/open-database.ts";
import { disciplines, objectives, professions } from "../schema/reference.ts";
import { disciplineList } from "./disciplines.ts";
import { objectiveList } from "./objectives.ts";
import { professionList } from "./professions.ts";

export async function seedReference(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .insert(professions)
      .values([...professionList])
      .onConflictDoNothing();
    await tx
      .insert(disciplines)
      .values([...disciplineList])
      .onConflictDoNothing();
    await tx
      .insert(objectives)
      .values([...objectiveList])
      .onConflictDoNothing();
  });
}
