/** Sends an operation as a person wrote it, and gives the answer as text: an explorer shows errors, it does not hide them. */
export type Outcome =
  | { readonly kind: "answered"; readonly status: number; readonly milliseconds: number; readonly body: string }
  | { readonly kind: "unreachable" }
  | { readonly kind: "bad-variables"; readonly problem: string };

export async function runOperation(operation: string, variables: string): Promise<Outcome> {
  const read = readVariables(variables);
  if ("problem" in read) return { kind: "bad-variables", problem: read.problem };
  const started = performance.now();
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        // What is followed is told as it happens, and read when it has ended.
        accept: /^\s*subscription\b/m.test(operation)
          ? "text/event-stream"
          : "application/graphql-response+json, application/json",
        "graphql-require-preflight": "1",
      },
      body: JSON.stringify({ query: operation, variables: read.variables }),
    });
    const body = indented(await response.text());
    return { kind: "answered", status: response.status, milliseconds: Math.round(performance.now() - started), body };
  } catch {
    return { kind: "unreachable" };
  }
}

function readVariables(written: string): { readonly variables: unknown } | { readonly problem: string } {
  if (written.trim() === "") return { variables: {} };
  try {
    return { variables: JSON.parse(written) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
