/** The requests that the page of a professional can make, in the order in which they are offered. */
export const requestKinds = ["exemption", "move", "radioprotection", "cancellation", "document"] as const;

export type RequestKind = (typeof requestKinds)[number];

export function requestKind(written: unknown): RequestKind | undefined {
  return requestKinds.find((kind) => kind === written);
}
