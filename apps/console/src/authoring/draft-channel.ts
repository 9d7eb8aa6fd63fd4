/** What the tabs of one browser say to each other about a draft that is open in more than one: that it is, and what is typed. */

interface Said {
  readonly kind: "open" | "here" | "closed" | "typed";
  readonly draft: string;
  readonly tab: string;
  readonly text?: string;
}

export interface DraftChannel {
  typed(text: string): void;
  close(): void;
}

interface Heard {
  /** How many other tabs have the draft open. */
  readonly others: (count: number) => void;
  /** Another tab wrote this. */
  readonly typed: (text: string) => void;
}

export function openDraftChannel(draft: string, { others, typed }: Heard): DraftChannel {
  const tab = crypto.randomUUID();
  const channel = new BroadcastChannel("delibera.drafts");
  const open = new Set<string>();
  const say = (kind: Said["kind"], text?: string) =>
    channel.postMessage({ kind, draft, tab, ...(text === undefined ? {} : { text }) } satisfies Said);
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data.draft !== draft || data.tab === tab) return;
    if (data.kind === "closed") open.delete(data.tab);
    else open.add(data.tab);
    if (data.kind === "open") say("here");
    others(open.size);
    if (data.kind === "typed" && data.text !== undefined) typed(data.text);
  };
  const leave = () => say("closed");
  // A tab that is closed runs no clean-up of its own.
  addEventListener("pagehide", leave);
  say("open");
  return {
    typed: (text) => say("typed", text),
    close: () => {
      removeEventListener("pagehide", leave);
      leave();
      channel.close();
    },
  };
}
