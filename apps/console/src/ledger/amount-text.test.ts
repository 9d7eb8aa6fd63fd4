import { describe, expect, it } from "vitest";
import { isRounded } from "./amount-text.tsx";

describe("an amount as read", () => {
  it("is rounded when it is a fraction or has more decimals than are shown", () => {
    expect(isRounded({ exact: "200/3", display: "66,7" })).toBe(true);
    expect(isRounded({ exact: "59.95", display: "60,0" })).toBe(true);
    expect(isRounded({ exact: "-0.04", display: "0,0" })).toBe(true);
  });

  it("is not rounded when it shows everything", () => {
    expect(isRounded({ exact: "150", display: "150,0" })).toBe(false);
    expect(isRounded({ exact: "1044.7", display: "1.044,7" })).toBe(false);
    expect(isRounded({ exact: "-20.1", display: "-20,1" })).toBe(false);
    expect(isRounded({ exact: "0", display: "0,0" })).toBe(false);
    expect(isRounded({ exact: "100", display: "100,0" })).toBe(false);
  });
});
