import { expect, it } from "vitest";
import { boundOf } from "./requirement-row.tsx";
import { amount } from "./sample-ledger.ts";

it("tells a threshold from a limit by the side on which it is met, on exact values", () => {
  const requirement = (met: boolean | null, counted: string, required: string) => ({
    met,
    counted: amount(counted, ""),
    required: amount(required, ""),
  });
  expect(boundOf(requirement(true, "60.1", "60"))).toBe("atLeast");
  expect(boundOf(requirement(false, "100/3", "33.4"))).toBe("atLeast");
  expect(boundOf(requirement(true, "33.3", "100/3"))).toBe("atMost");
  expect(boundOf(requirement(false, "9007199254740993", "9007199254740992"))).toBe("atMost");
  expect(boundOf(requirement(true, "60", "60"))).toBe("equal");
  expect(boundOf(requirement(null, "60", "61"))).toBe("equal");
});
