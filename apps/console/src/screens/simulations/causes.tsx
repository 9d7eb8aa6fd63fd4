/** Because of what people are affected: the rule that first gave another value, with the comma before and after. */
import type { CauseReport } from "@delibera/simulation";
import { CitationLink } from "../../ledger/citation-link.tsx";
import { sentenceCase } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import { useTold } from "./told.ts";
import { WideTable } from "./wide-table.tsx";

export function Causes({ causes }: { readonly causes: readonly CauseReport[] }) {
  const text = useText();
  const told = useTold();
  const { language } = useLanguage();
  return (
    <WideTable caption={text("simulations.causesTitle")}>
      <thead>
        <tr>
          <th scope="col">{text("simulations.rule")}</th>
          <th scope="col">{text("simulations.peopleColumn")}</th>
          <th scope="col">{text("simulations.figure.totalChange")}</th>
          <th scope="col">{text("simulations.before")}</th>
          <th scope="col">{text("simulations.after")}</th>
        </tr>
      </thead>
      <tbody>
        {causes.map((cause) => (
          <tr key={`${cause.rule} ${cause.cycle} ${cause.year ?? ""}`}>
            <th scope="row">
              {sentenceCase(cause.label[language])} <span className="faint small">{cause.year ?? cause.cycle}</span>
            </th>
            <td>{told.people(cause.people)}</td>
            <td>{told.change(cause.totalChange)}</td>
            <td>{cause.before ? <CitationLink citation={cause.before} /> : "—"}</td>
            <td>{cause.after ? <CitationLink citation={cause.after} /> : "—"}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
