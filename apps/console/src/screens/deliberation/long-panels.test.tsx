// @vitest-environment jsdom
import { act, cleanup, fireEvent, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { EntryGroup, TestRow, VersionRun } from "../../editor/study-protocol.ts";
import { it as authoring } from "../../messages/authoring/it.ts";
import { it as italian } from "../../messages/it.ts";
import { CoverageList } from "./coverage-list.tsx";
import { EntryGroups } from "./entries-panel.tsx";
import { TestGrid } from "./test-grid.tsx";

/** Drawn once with each row: a mark with each example, a field with each value, words with each branch. */
let drawings = 0;

vi.mock("../../design/mark.tsx", () => ({ Mark: () => counted("mark") }));
vi.mock("../../design/field.tsx", async (original) => ({
  ...(await original<typeof import("../../design/field.tsx")>()),
  TextField: ({ label, value, onChange, onBlur }: FieldProperties) =>
    counted(<input aria-label={label} value={value} onChange={onChange} onBlur={onBlur} />),
}));
vi.mock("./branch-words.ts", () => ({ branchWords: () => counted("mai governata") }));

type FieldProperties = Pick<
  React.ComponentProps<typeof import("../../design/field.tsx").TextField>,
  "label" | "value" | "onChange" | "onBlur"
>;

function counted<Drawn>(drawn: Drawn): Drawn {
  drawings++;
  return drawn;
}

beforeEach(() => {
  vi.useFakeTimers();
  drawings = 0;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const many = 110;
const numbers = Array.from({ length: many }, (_, at) => at);
const nothing = () => undefined;
const messages = { ...italian, ...authoring };
const inWords = (children: ReactNode) => (
  <IntlProvider locale="it-IT" messages={messages}>
    {children}
  </IntlProvider>
);
function allDrawn(): void {
  while (vi.getTimerCount() > 0) act(() => vi.runOnlyPendingTimers());
}

function drawnBy(what: () => void): number {
  const before = drawings;
  what();
  allDrawn();
  return drawings - before;
}

describe("the tests of a long act", () => {
  /** As they come out of a text in which so much was written above them. */
  const tests = (above = 0, actual = "1"): readonly TestRow[] =>
    numbers.map((at) => ({
      ...{ title: "prova", line: at, start: at * 10 + above, article: "1", comma: "1" },
      ...{ passed: at !== 3, given: [`fatto = ${at}`], refusals: [] },
      expectations: [
        {
          ...{ label: "quota", rule: "quota", line: at, passed: at !== 3 },
          ...{ expected: "1", actual: at === 3 ? actual : "1", written: "= 1" },
          accepting: { start: at * 10 + above, from: 0, to: 1, text: " = 2" },
        },
      ],
    }));
  const grid = (rows: readonly TestRow[], stale: boolean, goTo: (offset: number) => void = nothing) =>
    inWords(<TestGrid rows={rows} stale={stale} goTo={goTo} accept={nothing} />);

  it("are drawn twenty at a time, and all in the end", () => {
    render(grid(tests(), false));
    expect([document.querySelectorAll(".test-row").length, drawings]).toEqual([20, 20]);
    act(() => vi.advanceTimersToNextTimer());
    expect([document.querySelectorAll(".test-row").length, drawings]).toEqual([40, 40]);
    allDrawn();
    expect([document.querySelectorAll(".test-row").length, drawings]).toEqual([many, many]);
  });

  it("are not drawn again by a key but for what failed, nor when they come out as before", () => {
    const rows = tests(0, "2");
    const { rerender } = render(grid(rows, false));
    allDrawn();
    expect(drawnBy(() => rerender(grid(rows, true)))).toBe(1);
    expect(drawnBy(() => rerender(grid(tests(7, "2"), true)))).toBe(0);
    expect(drawnBy(() => rerender(grid(tests(7, "3"), true)))).toBe(1);
  });

  it("lead to where they stand now, though they were not drawn again", () => {
    const went: number[] = [];
    const { rerender } = render(grid(tests(), false, (offset) => went.push(offset)));
    allDrawn();
    rerender(grid(tests(7), false, (offset) => went.push(offset)));
    const place = [...document.querySelectorAll<HTMLButtonElement>(".test-row .link-button")][2];
    if (place) fireEvent.click(place);
    expect(went).toEqual([27]);
  });
});

describe("the values of a long act", () => {
  const groups = (above = 0, value = "1"): readonly EntryGroup[] =>
    numbers.map((at) => ({
      ...{ name: `quota_${at}`, article: "1", comma: `${at}`, start: at * 10 + above },
      entries: [
        {
          ...{ kind: "number" as const, part: "value" as const, band: undefined, start: at * 10 + above },
          ...{ end: at * 10 + above + 1, written: at === 3 ? value : "1", unit: "gettoni" },
        },
      ],
    }));
  const changes: (readonly [number, string])[] = [];
  const form = (all: readonly EntryGroup[], stale: boolean) =>
    inWords(
      <EntryGroups
        groups={all}
        stale={stale}
        goTo={nothing}
        change={({ start }, value) => changes.push([start, value])}
      />,
    );

  it("are drawn twenty at a time, and all in the end", () => {
    render(form(groups(), false));
    expect([document.querySelectorAll("input").length, drawings]).toEqual([20, 20]);
    allDrawn();
    expect([document.querySelectorAll("input").length, drawings]).toEqual([many, many]);
  });

  it("are not drawn again by a key, and one by one where they changed", () => {
    const all = groups();
    const { rerender } = render(form(all, false));
    allDrawn();
    expect(drawnBy(() => rerender(form(all, true)))).toBe(0);
    expect(drawnBy(() => rerender(form(groups(7), false)))).toBe(0);
    expect(drawnBy(() => rerender(form(groups(7, "2"), false)))).toBe(1);
  });

  it("typed while the text is ahead wait for it, and change the place that is theirs then", () => {
    const { rerender } = render(form(groups(), true));
    allDrawn();
    const field = document.querySelectorAll("input")[3] as HTMLInputElement;
    fireEvent.change(field, { target: { value: "5" } });
    fireEvent.blur(field);
    expect([changes, field.value]).toEqual([[], "5"]);
    rerender(form(groups(7), false));
    expect([changes, field.value]).toEqual([[[37, "5"]], "5"]);
    rerender(form(groups(7), true));
    rerender(form(groups(7, "5"), false));
    expect([changes.length, field.value]).toEqual([1, "5"]);
  });
});

describe("what the examples of a long act leave untried", () => {
  const versions = (line = 0, left = many): readonly VersionRun[] =>
    numbers.map((at) => ({
      ...{ rule: `quota_${at}`, line: at + line, examples: 0 },
      branches: [{ id: "governs", on: "", exercised: at >= left }],
    }));
  const list = (all: readonly VersionRun[], stale: boolean) =>
    inWords(<CoverageList versions={all} stale={stale} goToLine={nothing} />);

  it("is drawn twenty rules at a time, and not again by a key", () => {
    const all = versions();
    const { rerender } = render(list(all, false));
    expect(drawings).toBe(20);
    allDrawn();
    expect(drawings).toBe(many);
    expect(drawnBy(() => rerender(list(all, true)))).toBe(0);
    expect(drawnBy(() => rerender(list(versions(0, many - 1), false)))).toBe(0);
    expect(document.querySelectorAll(".coverage-rule").length).toBe(many - 1);
  });
});
