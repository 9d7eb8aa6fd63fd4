/**
 * A part of a page whose code is fetched when it is shown. What cannot be fetched, because the server is away or has other files by now,
 * takes nothing else of the page with it: it says so in its place, and is fetched again when somebody asks. A browser may go on giving
 * the failure of before; then the page is loaded anew, if the server is there.
 */
import type { ComponentType } from "react";
import { createContext, lazy, useContext, useReducer } from "react";
import { useText } from "../messages/text.ts";
import { Notice } from "./notice.tsx";

const Again = createContext<() => void>(() => undefined);

/** Stands within `Suspense`, as what `lazy` gives. */
export function fetchedPart<Properties extends object>(
  load: () => Promise<{ readonly default: ComponentType<Properties> }>,
): ComponentType<Properties> {
  const notFetched = { default: NotFetched };
  const make = (failed: () => Promise<void>) =>
    lazy<ComponentType<Properties>>(() => load().catch(() => failed().then(() => notFetched)));
  let part = make(() => Promise.resolve());
  return function FetchedPart(properties: Properties) {
    const [, draw] = useReducer((times: number) => times + 1, 0);
    const again = () => {
      part = make(loadPageAnew);
      draw();
    };
    const Part = part as ComponentType<Properties>;
    return (
      <Again.Provider value={again}>
        <Part {...properties} />
      </Again.Provider>
    );
  };
}

async function loadPageAnew(): Promise<void> {
  const isThere = await fetch(globalThis.location.href, { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isThere) globalThis.location.reload();
}

function NotFetched() {
  const text = useText();
  const again = useContext(Again);
  return (
    <Notice title={text("part.notFetched")}>
      <p>
        <button type="button" className="button" onClick={again}>
          {text("part.again")}
        </button>
      </p>
    </Notice>
  );
}
