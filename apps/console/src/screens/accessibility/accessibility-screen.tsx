/** What was checked of the accessibility of these screens, what is known not to be right, and what an administration must add. */
import { Page } from "../../design/page.tsx";
import { it } from "../../messages/accessibility/it.ts";
import type { MessageKey } from "../../messages/text.ts";
import { useText } from "../../messages/text.ts";
import { WithMessages } from "../../messages/with-messages.tsx";
import "./accessibility.css";

const parts = [
  [
    "accessibility.checkedTitle",
    ["accessibility.checked1", "accessibility.checked2", "accessibility.checked3", "accessibility.checked4"],
  ],
  ["accessibility.limitsTitle", ["accessibility.limits1", "accessibility.limits2", "accessibility.limits3"]],
  ["accessibility.statementTitle", ["accessibility.statement1"]],
] as const satisfies readonly (readonly [MessageKey, readonly MessageKey[]])[];

const english = async () => (await import("../../messages/accessibility/en.ts")).en;

export function AccessibilityScreen() {
  return (
    <WithMessages it={it} en={english}>
      <Statement />
    </WithMessages>
  );
}

function Statement() {
  const text = useText();
  return (
    <Page title={text("accessibility.title")} lede={text("accessibility.lede")}>
      {parts.map(([title, points]) => (
        <section key={title} className="prose">
          <h2>{text(title)}</h2>
          <ul>
            {points.map((point) => (
              <li key={point}>{text(point)}</li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}
