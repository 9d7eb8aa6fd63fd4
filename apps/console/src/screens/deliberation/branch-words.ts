/** The ways in which a rule may be exercised, in words: the evaluator names them `if-2-then`, `band-0`, `met` … */
import type { AuthoringText } from "../../authoring/words.tsx";

export function branchWords(id: string, text: AuthoringText): string {
  const [, word = id, number] = /^(if|band|gap|ground)-(\d+)/.exec(id) ?? [];
  const at = Number(number ?? 0);
  switch (word) {
    case "governs":
      return text("branch.governs");
    case "loses":
      return text("branch.loses");
    case "condition-fails":
      return text("branch.conditionFails");
    case "if":
      return text(id.endsWith("then") ? "branch.then" : "branch.otherwise", { number: at });
    case "band":
      return text("branch.band", { number: at + 1 });
    case "gap":
      return text("branch.gap", { number: at + 1 });
    case "met":
      return text("branch.met");
    case "not-met":
      return text("branch.notMet");
    case "ground":
      return text("branch.ground", { number: at + 1 });
    case "accepted":
      return text("branch.accepted");
    default:
      return id;
  }
}
