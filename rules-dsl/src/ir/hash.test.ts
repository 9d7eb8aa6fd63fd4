import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256Of as inNode } from "../node/sha256.ts";
import { canonicalJson, textHash } from "./hash.ts";
import { sha256Of as anywhere } from "./sha256.ts";

describe("hashes", () => {
  it("are SHA-256 of the UTF-8 bytes", () => {
    expect(textHash("")).toBe("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(textHash(text)).toBe(`sha256:${createHash("sha256").update(text, "utf8").digest("hex")}`);
      }),
    );
  });

  it("are the same in Node as elsewhere, of what is no text too", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const whole = `${text}\ud800`;
        expect(inNode([whole])).toBe(anywhere([whole]));
      }),
    );
  });

  it("do not depend on the order of keys, and do on the order of lists", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "è" }], a: true })).toBe('{"a":true,"b":[1,{"c":"è","d":null}]}');
    expect(canonicalJson({ a: [2, 1] })).not.toBe(canonicalJson({ a: [1, 2] }));
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it("are those of the same JSON after storage", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const stored: unknown = JSON.parse(JSON.stringify(value));
        expect(canonicalJson(stored)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(stored);
      }),
    );
  });
});
