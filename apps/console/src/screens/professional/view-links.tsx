/** The views of the page as links: each has its address, and the back button goes from one to the other. */
import { Link } from "@tanstack/react-router";
import { useText } from "../../messages/text.ts";
import type { View } from "./views.ts";
import { views } from "./views.ts";

// The first view leaves its name out of the address: without this, the router would take its link for the current one everywhere.
const exactly = { exact: true, includeSearch: true, explicitUndefined: true };

export function ViewLinks({ current }: { readonly current: View }) {
  const text = useText();
  return (
    <nav className="view-links not-printed" aria-label={text("professional.views")}>
      <ul>
        {views.map((view) => (
          <li key={view}>
            <Link
              to="."
              search={(earlier) => ({ ...earlier, view: view === "ledger" ? undefined : view })}
              activeOptions={exactly}
              aria-current={view === current ? "page" : undefined}
              resetScroll={false}
            >
              {text(`professional.view.${view}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
