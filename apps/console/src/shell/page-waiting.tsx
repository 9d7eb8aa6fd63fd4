/** What stands in place of a screen while its code arrives. */
import { Waiting } from "../design/waiting.tsx";
import { useText } from "../messages/text.ts";

export function PageWaiting() {
  const text = useText();
  return (
    <div className="page">
      <Waiting>{text("waiting.page")}</Waiting>
    </div>
  );
}
