/**
 * Joins what was published from drafts to a set of files that does not know of it, such as the folder read at the start. A file that
 * holds an older text of the act does not bring it back; a file with a text that was never published does.
 */
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import type { SourceFile } from "@delibera/rules-dsl/source";
import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { Edition } from "./latest-edition.ts";
import { hashOfText } from "./store-set.ts";

const { actVersions, draftSteps } = tables;

export async function withPublishedDrafts(
  db: Db,
  { files: published }: Edition,
  files: readonly SourceFile[],
): Promise<readonly SourceFile[]> {
  const drafted = await db
    .select({ id: actVersions.id, act: actVersions.actId, text: actVersions.sourceText })
    .from(actVersions)
    .innerJoin(draftSteps, eq(draftSteps.actVersionId, actVersions.id))
    .where(
      inArray(
        actVersions.id,
        published.map(({ id }) => id),
      ),
    );
  if (drafted.length === 0) return files;
  const earlier = await db
    .select({ act: actVersions.actId, hash: actVersions.hash })
    .from(actVersions)
    .where(
      and(
        isNotNull(actVersions.publishedAt),
        inArray(
          actVersions.actId,
          drafted.map(({ act }) => act),
        ),
      ),
    );
  const joined = new Map(files.map((file) => [file.name, file]));
  for (const { id, act, text } of drafted) {
    const name = published.find((file) => file.id === id)?.name ?? "";
    const offered = joined.get(name);
    const isFresh =
      offered !== undefined &&
      !earlier.some((version) => version.act === act && version.hash === hashOfText(offered.text));
    if (!isFresh) joined.set(name, { name, text });
  }
  return [...joined.values()];
}
