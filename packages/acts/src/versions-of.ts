/** The published versions of one act, the latest first. */
import type { Database } from "@delibera/database";
import { tables } from "@delibera/database";
import { and, desc, eq, isNotNull } from "drizzle-orm";

export interface ActVersion {
  readonly number: number;
  readonly title: string;
  /** `sha256:` of the source text. */
  readonly hash: string;
  /** The instant of publication in this registry, ISO 8601. */
  readonly publishedAt: string;
  readonly sourceText: string;
}

/** Empty when no act has this name. */
export async function versionsOf(database: Database, name: string): Promise<readonly ActVersion[]> {
  const { acts, actVersions } = tables;
  const rows = await database.db
    .select({
      number: actVersions.number,
      title: actVersions.title,
      hash: actVersions.hash,
      publishedAt: actVersions.publishedAt,
      sourceText: actVersions.sourceText,
    })
    .from(actVersions)
    .innerJoin(acts, eq(acts.id, actVersions.actId))
    .where(and(eq(acts.publicId, name), isNotNull(actVersions.publishedAt)))
    .orderBy(desc(actVersions.number));
  return rows.flatMap(({ publishedAt, ...row }) => (publishedAt === null ? [] : [{ ...row, publishedAt }]));
}
