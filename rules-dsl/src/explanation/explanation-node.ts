/** The shape of an explanation: sentences with what computers need beside them. */
import type { Citation } from "../ir/program.ts";
import type { Cited } from "./say-citations.ts";
import type { ShownValue } from "./say-values.ts";

export interface ExplanationNode {
  readonly kind: ExplanationKind;
  readonly sentence: string;
  /** Undefined for what is not a value, and for what is not determined. */
  readonly value: ShownValue | undefined;
  /** Where the law says so; undefined for facts and for steps inside a rule. */
  readonly citation: Citation | undefined;
  readonly actTitle: string | undefined;
  readonly article: string | undefined;
  readonly comma: string | undefined;
  /** Of a fact: where it stands in the JSON of the facts. */
  readonly path: string | undefined;
  readonly children: readonly ExplanationNode[];
}

export type ExplanationKind =
  | "rule"
  | "given"
  | "step"
  | "fact"
  /** A member of a collection that counts, one that does not, and one of which it is not known. */
  | "member"
  | "excluded"
  | "doubtful"
  | "alternative"
  | "interpretation"
  | "overridden"
  | "missing"
  | "reason"
  | "conflict";

/** What stands below a sentence, or how to tell it to whoever looks. */
type Below = readonly ExplanationNode[] | (() => readonly ExplanationNode[]);

interface Also extends Partial<Pick<ExplanationNode, "value" | "path">> {
  readonly cited?: Cited | undefined;
  readonly children?: readonly ExplanationNode[];
}

/** A sentence with nothing below it unless `also` says so. */
export function leaf(kind: ExplanationKind, sentence: string, also: Also = {}): ExplanationNode {
  const { cited, value, path, children = [] } = also;
  return {
    kind,
    sentence,
    value,
    citation: cited?.citation,
    actTitle: cited?.actTitle,
    article: cited?.article,
    comma: cited?.comma,
    path,
    children,
  };
}

/** The same sentence with that below it. */
export function withBelow(node: ExplanationNode, below: Below): ExplanationNode {
  return typeof below === "function" ? toldWhenLooked(node, below) : { ...node, children: below };
}

function toldWhenLooked(
  node: Omit<ExplanationNode, "children">,
  tell: () => readonly ExplanationNode[],
): ExplanationNode {
  let told: readonly ExplanationNode[] | undefined;
  return {
    ...node,
    get children() {
      told ??= tell();
      return told;
    },
  };
}
