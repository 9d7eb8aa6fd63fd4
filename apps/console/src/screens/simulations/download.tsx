/** The answer as a file, with the question that gave it: another person opens the address and gets the same numbers. */
import type { SimulationReport } from "@delibera/simulation";
import { useText } from "../../messages/text.ts";
import type { Asked } from "../../simulations/protocol.ts";

export function Download({ report, asked }: { readonly report: SimulationReport; readonly asked: Asked }) {
  const text = useText();
  const save = () => {
    const document_ = JSON.stringify({ address: window.location.href, asked, report }, null, 2);
    const link = Object.assign(document.createElement("a"), {
      href: URL.createObjectURL(new Blob([document_], { type: "application/json" })),
      download: `simulazione-${report.cycle}.json`,
    });
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <p>
      <button type="button" className="button button-outline" onClick={save}>
        {text("simulations.download")}
      </button>
    </p>
  );
}
