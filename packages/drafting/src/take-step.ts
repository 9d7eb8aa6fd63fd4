/**
 * The steps of a review: asked for, approved or refused by somebody else, taken back. Each is about one text, by its hash: when the
 * text has changed meanwhile the step is overtaken. The database refuses the same, whoever asks it.
 */
import type { Db, DraftStepKind } from "@delibera/database";
import { tables } from "@delibera/database";
import type { CurrentDraft } from "./current-draft.ts";
import { currentDraft, lockDraft } from "./current-draft.ts";
import type { DraftState } from "./draft-states.ts";
import type { Writer } from "./save-draft.ts";

export type Stepping =
  | { readonly kind: "taken"; readonly draft: CurrentDraft }
  /** The text is another one than the one meant. */
  | { readonly kind: "changed"; readonly draft: CurrentDraft }
  /** What became of the draft does not let it. */
  | { readonly kind: "out-of-turn"; readonly draft: CurrentDraft }
  /** Who wrote a draft does not decide on it. */
  | { readonly kind: "own"; readonly draft: CurrentDraft }
  | { readonly kind: "unknown" };

export interface Step {
  readonly kind: Exclude<DraftStepKind, "published">;
  /** `sha256:` of the text that is meant. */
  readonly hash: string;
  readonly by: Writer;
  /** Hash of the program in force. */
  readonly program: string;
  readonly reason?: string | undefined;
}

const turns: Readonly<Record<Step["kind"], readonly DraftState[]>> = {
  "review-requested": ["draft", "refused", "abandoned"],
  approved: ["in-review"],
  refused: ["in-review"],
  withdrawn: ["in-review", "approved"],
  abandoned: ["draft", "refused"],
};

/** Undefined when nothing stands against it. Call it after `lockDraft`. */
export function obstacleTo(draft: CurrentDraft, { kind, hash, by }: Omit<Step, "program">): Stepping | undefined {
  if (draft.revision.hash !== hash) return { kind: "changed", draft };
  if (!turns[kind].includes(draft.state)) return { kind: "out-of-turn", draft };
  const decides = kind === "approved" || kind === "refused";
  return decides && draft.writers.includes(by.actor) ? { kind: "own", draft } : undefined;
}

export async function takeStep(db: Db, id: string, step: Step): Promise<Stepping> {
  await lockDraft(db, id);
  const draft = await currentDraft(db, id);
  if (draft === undefined) return { kind: "unknown" };
  const obstacle = obstacleTo(draft, step);
  if (obstacle !== undefined) return obstacle;
  await db.insert(tables.draftSteps).values({
    draftId: draft.row,
    kind: step.kind,
    revisionId: draft.revision.row,
    contentHash: step.hash,
    program: step.program,
    actor: step.by.actor,
    actorName: step.by.name,
    reason: step.reason ?? null,
  });
  const taken = await currentDraft(db, id);
  return taken === undefined ? { kind: "unknown" } : { kind: "taken", draft: taken };
}
