/** The heading of an act in words: whose it is, when it holds and from when it was known, where its text comes from. */
import type { ReactNode } from "react";
import { formatDate } from "../messages/format.ts";
import { useLanguage } from "../messages/language.tsx";
import { useText } from "../messages/text.ts";
import type { ActHeadingData } from "./act-heading.ts";
import "./acts.css";

export function ActFacts({ act }: { readonly act: ActHeadingData }) {
  const text = useText();
  const { language } = useLanguage();
  const from = formatDate(act.effectiveFrom, language);
  const effect =
    act.effectiveTo === null
      ? text("deliberations.effectFrom", { from })
      : text("deliberations.effectFromTo", { from, to: formatDate(act.effectiveTo, language) });
  return (
    <dl className="act-facts">
      <Fact name={text("deliberations.authority")}>{act.authority[language]}</Fact>
      <Fact name={text("deliberations.effect")}>{effect}</Fact>
      <Fact name={text("deliberations.known")}>
        {formatDate(act.knownFrom, language)}
        {act.knownFromEffect && <span className="act-note">{text("deliberations.knownFromEffect")}</span>}
      </Fact>
      <Fact name={text("deliberations.source")}>
        {act.source.reference}
        {act.source.confidence !== null && (
          <span className="act-note">{text(`confidence.${act.source.confidence}`)}</span>
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
