/** What stands beside the text: the ledger, and panels that are fetched when somebody opens them. The one open is in the address. */
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode, RefObject } from "react";
import { Suspense } from "react";
import { fetchedPart } from "../../design/fetched-part.tsx";
import { Tabs } from "../../design/tabs.tsx";
import { Waiting } from "../../design/waiting.tsx";
import type { OutlineDivision } from "../../editor/protocol.ts";
import type { RuleEditorHandle } from "../../editor/rule-editor.tsx";
import { useText } from "../../messages/text.ts";
import type { Panel } from "./panels.ts";
import { useDeliberationSearch } from "./search.ts";
import type { Study } from "./study.ts";

const AuthoringPanels = fetchedPart(() => import("./authoring-panels.tsx"));
const CommentsPanel = fetchedPart(() => import("./comments-panel.tsx"));
const offered = ["ledger", "tests", "differences", "values", "comments"] as const satisfies readonly Panel[];

export interface BesideText {
  /** Of the draft in this browser. */
  readonly id: string;
  readonly study: Study;
  readonly file: string;
  /** Undefined for an act that was never published. */
  readonly published: string | undefined;
  readonly text: string;
  readonly triennium: string | undefined;
  readonly editor: RefObject<RuleEditorHandle | null>;
  /** Of the text as it stands; undefined while the compiler is behind it. */
  readonly outline: readonly OutlineDivision[] | undefined;
}

export function SidePane({ children, ...beside }: BesideText & { readonly children: ReactNode }) {
  const text = useText();
  const navigate = useNavigate();
  const { panel = "ledger" } = useDeliberationSearch();
  const chosen = offered.find((name) => name === panel) ?? "ledger";
  const choose = (name: Panel) => {
    const search = (earlier: object) => ({ ...earlier, panel: name === "ledger" ? undefined : name });
    navigate({ to: ".", search, resetScroll: false }).catch(() => undefined);
  };
  return (
    <div className="side-pane">
      <Tabs
        label={text("panel.label")}
        tabs={offered.map((name) => ({ name, label: text(`panel.${name}`) }))}
        chosen={chosen}
        onChoose={choose}
      >
        {chosen === "ledger" ? (
          children
        ) : (
          <Suspense fallback={<Waiting>{text("waiting.page")}</Waiting>}>
            {chosen === "comments" ? (
              <CommentsPanel
                id={beside.id}
                text={beside.text}
                goToLine={(line) => beside.editor.current?.goToLine(line)}
              />
            ) : (
              <AuthoringPanels panel={chosen} {...beside} />
            )}
          </Suspense>
        )}
      </Tabs>
    </div>
  );
}
