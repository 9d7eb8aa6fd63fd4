import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Draft } from "./draft-store.ts";
import { forgetRescued, keepRescued, rescueDraft } from "./rescued-drafts.ts";

const draft: Draft = {
  id: "act/prova",
  file: "prova.delibera",
  title: "Prova",
  text: "delibera prova",
  basis: undefined,
  view: { cursor: 3, top: 0 },
  savedAt: "2026-11-21T10:00:00.000Z",
};

/** Its keys are its own properties, as those of the browser's. */
class Kept {
  [key: string]: unknown;
  getItem(key: string): string | null {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

describe("a draft that is written down until the database has it", () => {
  beforeEach(() => {
    vi.stubGlobal("localStorage", new Kept());
    vi.useFakeTimers({ now: new Date("2026-11-21T10:00:01.000Z") });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  const kept = async () => {
    const handed: [string, string][] = [];
    await keepRescued(async ({ draft: { text }, at }) => void handed.push([text, at]));
    return handed;
  };

  it("is handed over whole, with the moment, once", async () => {
    rescueDraft(draft);
    expect(await kept()).toEqual([["delibera prova", "2026-11-21T10:00:01.000Z"]]);
    expect(await kept()).toEqual([]);
  });

  it("stays when it could not be kept", async () => {
    rescueDraft(draft);
    await expect(keepRescued(() => Promise.reject(new Error("full")))).rejects.toThrow("full");
    expect(await kept()).toHaveLength(1);
  });

  it("is forgotten once the database has it, but not what another page wrote down meanwhile", async () => {
    const forget = rescueDraft(draft);
    forget();
    expect(await kept()).toEqual([]);
    const earlier = rescueDraft(draft);
    rescueDraft({ ...draft, text: "delibera prova, altrove" });
    earlier();
    expect(await kept()).toEqual([["delibera prova, altrove", "2026-11-21T10:00:01.000Z"]]);
  });

  it("is forgotten with the draft that is thrown away", async () => {
    rescueDraft(draft);
    forgetRescued(draft.id);
    expect(await kept()).toEqual([]);
  });

  it("that cannot be read is dropped, and other things that the browser keeps stay", async () => {
    localStorage.setItem("delibera-rescued:act/rotto", "{");
    localStorage.setItem("delibera-rescued:act/altro", '{"at":1}');
    localStorage.setItem("theme", "dark");
    expect(await kept()).toEqual([]);
    expect(Object.keys(localStorage)).toEqual(["theme"]);
  });

  it("is let go without a word where the browser keeps nothing", async () => {
    vi.stubGlobal("localStorage", undefined);
    rescueDraft(draft)();
    forgetRescued(draft.id);
    expect(await kept()).toEqual([]);
  });
});
