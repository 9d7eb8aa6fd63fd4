/** Which draft of the server a draft of this browser is a copy of, and the text that both last had in common. */
import { get, set } from "idb-keyval";
import { useCallback, useEffect, useState } from "react";
import { linkKey, store } from "../authoring/draft-store.ts";

export interface ServerLink {
  /** The id of the draft on the server; empty when another one is to be begun. */
  readonly draft: string;
  /** Number of the revision that both last had; 0 when they never had one in common. */
  readonly revision: number;
  /** Its text. */
  readonly text: string;
}

/** @param id of the draft in this browser. */
export async function readLink(id: string): Promise<ServerLink | undefined> {
  return await get<ServerLink>(linkKey(id), store());
}

export async function keepLink(id: string, link: ServerLink): Promise<void> {
  await set(linkKey(id), link, store());
}

/** `undefined` while it is sought, `none` when the draft is in this browser only. */
export function useServerLink(id: string) {
  const [link, setLink] = useState<ServerLink | "none">();
  useEffect(() => {
    let current = true;
    const read = () => {
      const reading = readLink(id).then((found) => current && setLink(found ?? "none"));
      // A browser that keeps nothing has no copy of anything.
      reading.catch(() => current && setLink("none"));
    };
    read();
    // Another tab may have saved meanwhile.
    document.addEventListener("visibilitychange", read);
    return () => {
      current = false;
      document.removeEventListener("visibilitychange", read);
    };
  }, [id]);
  const change = useCallback(
    (changed: ServerLink) => {
      setLink(changed);
      // Not kept: the next visit begins without it, and the texts are on both sides all the same.
      keepLink(id, changed).catch(() => undefined);
    },
    [id],
  );
  return [link, change] as const;
}
