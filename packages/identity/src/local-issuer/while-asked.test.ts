/** The local issuer makes the rest of the server no slower when it is not asked. */
import { AsyncLocalStorage } from "node:async_hooks";
import { expect, test } from "vitest";
import { storeOfRequests, whileAsked } from "./while-asked.ts";

test("lets every request that is under way know itself, and forgets them when none is", async () => {
  const store = new AsyncLocalStorage<string>();
  let forgotten = 0;
  const answer = whileAsked({ disable: () => void forgotten++ });
  const seen: unknown[] = [];
  const asked = (name: string, other: Promise<unknown>) =>
    answer(() =>
      store.run(name, async () => {
        await other;
        seen.push(store.getStore(), forgotten);
      }),
    );
  const first = asked("first", Promise.resolve());
  await Promise.all([first, asked("second", first)]);
  expect([seen, forgotten]).toStrictEqual([["first", 0, "second", 0], 1]);
});

test("forgets them after a request that failed too", async () => {
  let forgotten = 0;
  const answer = whileAsked({ disable: () => void forgotten++ });
  await expect(answer(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(forgotten).toBe(1);
});

test("finds the store that the package keeps the request at hand in", async () => {
  const { default: Provider } = await import("oidc-provider");
  const inside: string = "oidc-provider/lib/helpers/als.js";
  const { default: store } = (await import(inside)) as { readonly default: AsyncLocalStorage<unknown> };
  const request = { oidc: {} };
  const { disable } = await storeOfRequests();
  store.run(request, () => {
    expect(Provider.ctx).toBe(request);
    disable();
    expect(Provider.ctx).toBeUndefined();
  });
});
