/**
 * Checks resolved rule files: every expression gets a type and unit, and each further demand of the language is one file, named
 * as the sentence it enforces. Adds to the report; trees are never changed.
 */
import type { Report } from "../resolve/report.ts";
import type { Resolved } from "../resolve/resolve.ts";
import { actionsCanBeDone } from "./actions-can-be-done.ts";
import { actsAreComplete } from "./acts-are-complete.ts";
import { amountsStayWhole } from "./amounts-stay-whole.ts";
import { bandsCanBeReached } from "./bands-can-be-reached.ts";
import { bandsCoverValues } from "./bands-cover-values.ts";
import { citationsAreWellFormed } from "./citations-are-well-formed.ts";
import { commasAreDeclared } from "./commas-are-declared.ts";
import { conditionsCanHold } from "./conditions-can-hold.ts";
import { conditionsDoNotCollide } from "./conditions-do-not-collide.ts";
import { definitionsDoNotCollide } from "./definitions-do-not-collide.ts";
import { definitionsLeaveNoHole } from "./definitions-leave-no-hole.ts";
import { derogationsAgree } from "./derogations-agree.ts";
import { derogationsCanApply } from "./derogations-can-apply.ts";
import { effectsCoverCycles } from "./effects-cover-cycles.ts";
import { examplesAssert } from "./examples-assert.ts";
import { examplesDiffer } from "./examples-differ.ts";
import { extensionsMoveEnds } from "./extensions-move-ends.ts";
import { interpretationsAreDecided } from "./interpretations-are-decided.ts";
import { loopsStayShallow } from "./loops-stay-shallow.ts";
import { namesInsideAreUsed } from "./names-inside-are-used.ts";
import { newChecking } from "./new-checking.ts";
import { optionsExistInTime } from "./options-exist-in-time.ts";
import { parametersAreUsed } from "./parameters-are-used.ts";
import { propertiesAreTyped } from "./properties-are-typed.ts";
import type { ClauseMemory } from "./remembered-clauses.ts";
import { rememberedIn } from "./remembered-clauses.ts";
import { roundingsArePrescribed } from "./roundings-are-prescribed.ts";
import { rulesAreReadWhereDefined } from "./rules-are-read-where-defined.ts";
import { rulesAreTyped } from "./rules-are-typed.ts";
import { rulesBeginWithWhatTheyRead } from "./rules-begin-with-what-they-read.ts";
import { rulesDoNotReadThemselves } from "./rules-do-not-read-themselves.ts";
import { rulesHaveTypes } from "./rules-have-types.ts";
import type { Checking, SemanticModel } from "./semantic-model.ts";
import { textsMatchFingerprints } from "./texts-match-fingerprints.ts";
import { vocabularyIsComplete } from "./vocabulary-is-complete.ts";

/** @param memory of the clauses checked last, where the same set is checked again and again. */
export function check(resolved: Resolved, report: Report, memory?: ClauseMemory): SemanticModel {
  const begun = newChecking(resolved, report);
  vocabularyIsComplete(begun);
  actionsCanBeDone(begun);
  actsAreComplete(begun);
  citationsAreWellFormed(begun);
  commasAreDeclared(begun);
  rulesHaveTypes(begun);
  const checking: Checking = memory ? { ...begun, remembered: rememberedIn(memory, begun) } : begun;
  rulesAreTyped(checking);
  derogationsAgree(checking);
  derogationsCanApply(checking);
  bandsCoverValues(checking);
  bandsCanBeReached(checking);
  interpretationsAreDecided(checking);
  effectsCoverCycles(checking);
  extensionsMoveEnds(checking);
  definitionsDoNotCollide(checking);
  rulesDoNotReadThemselves(checking);
  amountsStayWhole(checking);
  examplesAssert(checking);
  propertiesAreTyped(checking);
  examplesDiffer(checking);
  parametersAreUsed(checking);
  namesInsideAreUsed(checking);
  textsMatchFingerprints(checking);
  roundingsArePrescribed(checking);
  definitionsLeaveNoHole(checking);
  rulesAreReadWhereDefined(checking);
  rulesBeginWithWhatTheyRead(checking);
  optionsExistInTime(checking);
  loopsStayShallow(checking);
  conditionsCanHold(checking);
  conditionsDoNotCollide(checking);
  const { files, symbols } = resolved;
  const { types, bindings, reads, used, remembered } = checking;
  return { files, symbols, types, bindings, reads, used, ...(remembered ? { declared: remembered.declared } : {}) };
}
