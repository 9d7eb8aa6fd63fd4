/** A state said twice: by a shape and by a word, never by colour alone. */
import type { ReactNode } from "react";
import type { IconShape } from "./icon.tsx";
import { Icon } from "./icon.tsx";

export type Tone = "good" | "bad" | "doubt" | "neutral";

const shapeOf: Readonly<Record<Tone, IconShape>> = {
  good: "check",
  bad: "cross",
  doubt: "question",
  neutral: "dash",
};

export function Mark({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={`mark mark-${tone}`}>
      <Icon shape={shapeOf[tone]} />
      {children}
    </span>
  );
}
