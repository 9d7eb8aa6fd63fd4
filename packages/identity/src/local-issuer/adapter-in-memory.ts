/** Where the local issuer keeps codes, tokens and sessions: in memory, until they expire or the server stops. */
import type { Adapter, AdapterPayload } from "oidc-provider";

interface Kept {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/** One store for all the kinds of things, as the package wants it: a function from a kind to its adapter. */
export function adapterInMemory(): (kind: string) => Adapter {
  const store = new Map<string, Kept>();
  const find = (key: string) => {
    const kept = store.get(key);
    if (kept === undefined || kept.until > Date.now()) return kept?.payload;
    store.delete(key);
    return undefined;
  };
  const findBy = (kind: string, name: "uid" | "userCode", value: string) => {
    for (const [key, { payload }] of store) {
      if (key.startsWith(`${kind}:`) && payload[name] === value) return find(key);
    }
    return undefined;
  };
  return (kind) => ({
    async upsert(id, payload, expiresIn = 3600) {
      for (const [key, { until }] of store) if (until <= Date.now()) store.delete(key);
      store.set(`${kind}:${id}`, { payload, until: Date.now() + expiresIn * 1000 });
    },
    find: async (id) => find(`${kind}:${id}`),
    findByUid: async (uid) => findBy(kind, "uid", uid),
    findByUserCode: async (userCode) => findBy(kind, "userCode", userCode),
    async consume(id) {
      const payload = find(`${kind}:${id}`);
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      store.delete(`${kind}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of store) if (payload.grantId === grantId) store.delete(key);
    },
  });
}
