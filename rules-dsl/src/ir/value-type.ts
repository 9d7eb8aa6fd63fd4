/** The types of values. A quantity names its unit; `unit` undefined is a pure number. */
export type ValueType =
  | { readonly kind: "quantity"; readonly unit?: string }
  | { readonly kind: "boolean" }
  | { readonly kind: "date" }
  | { readonly kind: "period" }
  | { readonly kind: "year" }
  | { readonly kind: "text" }
  | { readonly kind: "requirement" }
  /** Accepted, or refused for one or more reasons. */
  | { readonly kind: "verdict" }
  | { readonly kind: "enumeration"; readonly name: string }
  | { readonly kind: "interpretation"; readonly name: string }
  | { readonly kind: "entity"; readonly name: string }
  | { readonly kind: "list"; readonly of: ValueType };
