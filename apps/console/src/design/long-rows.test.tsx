// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { LongRows } from "./long-rows.tsx";

afterEach(cleanup);

const table = (count: number) => (
  <LongRows
    className="numbers"
    caption="Numeri"
    rows={Array.from({ length: count }, (_, place) => `riga ${place + 1}`)}
    keyOf={(row) => row}
    heading={[
      <th key="name" scope="col">
        Nome
      </th>,
    ]}
    cellsOf={(row) => <td>{row}</td>}
  />
);

describe("a table of many rows", () => {
  it("holds a hundred rows in the page", () => {
    render(table(100));
    expect(screen.getAllByRole("row")).toHaveLength(101);
    expect(screen.getByRole("table", { name: "Numeri" }).getAttribute("aria-rowcount")).toBe(null);
  });

  it("holds only those on the screen of a thousand, says how many there are, and scrolls by the keyboard", () => {
    render(table(1_000));
    const found = screen.getByRole("table", { name: "Numeri" });
    expect(found.getAttribute("aria-rowcount")).toBe("1001");
    expect(found.querySelectorAll("tbody tr").length).toBeLessThan(100);
    expect(screen.getByRole("region", { name: "Numeri" }).tabIndex).toBe(0);
  });
});
