/**
 * What a simulation of a draft gave, kept beside the text it was made of. It counts for that text only, and only when both programs are the
 * ones of this server: the acts in force, and the same with the text in them. Counts of few people are refused: nobody is to be recognised.
 */
import type { PublishedProgram } from "@delibera/acts";
import { hashOfText } from "@delibera/acts";
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import type { Label } from "@delibera/rules-dsl/ir";
import { canonicalJson } from "@delibera/rules-dsl/ir";
import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { CurrentDraft } from "./current-draft.ts";
import { currentDraft, lockDraft } from "./current-draft.ts";
import type { DraftProblem } from "./draft-program.ts";
import { draftProgram } from "./draft-program.ts";
import type { Writer } from "./save-draft.ts";
import type { SimulationFigures } from "./simulation-figures.ts";
import { faultIn } from "./simulation-figures.ts";

const { draftSimulations } = tables;

/** The figures, and what the rules call the measure. */
interface Kept extends SimulationFigures {
  readonly measureLabel: Label;
  readonly unitLabel: Label | null;
}

export interface AttachedSimulation extends Kept {
  /** `sha256:` of all of it. */
  readonly hash: string;
  /** `sha256:` of the text that was simulated. */
  readonly textHash: string;
  readonly by: string;
  readonly at: string;
}

export type Attaching =
  /** Also when the same had been attached before. */
  | { readonly kind: "attached"; readonly draft: CurrentDraft }
  | { readonly kind: "unknown" }
  | { readonly kind: "changed" | "published"; readonly draft: CurrentDraft }
  | { readonly kind: "refused"; readonly problems: readonly DraftProblem[] }
  /** The simulation started from other acts than those in force, or tried another text. */
  | { readonly kind: "other-law" | "other-text" }
  | {
      readonly kind: "fault";
      readonly field: keyof SimulationFigures;
      readonly says: { readonly it: string; readonly en: string };
    };

export interface Attachment {
  /** `sha256:` of the text that is meant. */
  readonly hash: string;
  readonly figures: SimulationFigures;
  readonly by: Writer;
}

export async function attachSimulation(
  db: Db,
  published: PublishedProgram,
  id: string,
  { hash, figures, by }: Attachment,
): Promise<Attaching> {
  const fault = faultIn(figures);
  if (fault !== undefined) return { kind: "fault", ...fault };
  await lockDraft(db, id);
  const draft = await currentDraft(db, id);
  if (draft === undefined) return { kind: "unknown" };
  if (draft.revision.hash !== hash) return { kind: "changed", draft };
  if (draft.state === "published") return { kind: "published", draft };
  const made = await draftProgram(published, { act: draft.act, text: draft.revision.text });
  if (made.kind === "refused") return { kind: "refused", problems: made.problems };
  if (figures.baseline !== published.hash) return { kind: "other-law" };
  const { program, hash: candidate } = made.set;
  if (figures.candidate !== candidate) return { kind: "other-text" };
  const measure = program.rules.find(({ name }) => name === figures.measure);
  if (measure === undefined)
    return {
      kind: "fault",
      field: "measure",
      says: { en: "no rule has this name", it: "nessuna regola ha questo nome" },
    };
  const unit = measure.type.kind === "quantity" ? measure.type.unit : undefined;
  const unitLabel = program.vocabulary.units.find(({ name }) => name === unit)?.label ?? null;
  const result: Kept = { ...figures, measureLabel: measure.label, unitLabel };
  await db
    .insert(draftSimulations)
    .values({
      draftId: draft.row,
      contentHash: hash,
      resultHash: hashOfText(canonicalJson(result)),
      result,
      actor: by.actor,
      actorName: by.name,
    })
    .onConflictDoNothing();
  return { kind: "attached", draft };
}

/** Those that somebody attached to any text of the draft, the last first. */
export async function attachedSimulations(db: Db, draft: number): Promise<readonly AttachedSimulation[]> {
  const rows = await db
    .select({
      result: draftSimulations.result,
      hash: draftSimulations.resultHash,
      textHash: draftSimulations.contentHash,
      by: sql<string>`coalesce(${draftSimulations.actorName}, ${draftSimulations.actor})`,
      at: sql<string>`to_char(${draftSimulations.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    })
    .from(draftSimulations)
    .where(and(eq(draftSimulations.draftId, draft), isNotNull(draftSimulations.result)))
    .orderBy(desc(draftSimulations.id));
  return rows.map(({ result, ...row }) => ({ ...(result as Kept), ...row }));
}
