/** Front door of identity: who asks, and what they may read and write. */

export { type AuditTrail, auditSession, auditTrail } from "./audit-trail.ts";
export {
  type Authority,
  type ReadNoun,
  readAuthority,
  type Scope,
  type WriteNoun,
  writeAuthority,
} from "./authority.ts";
export { mayRead, mayWrite, type Permission, type Refusal } from "./permission.ts";
export { participationsInScope, peopleInScope } from "./rows-in-scope.ts";
export {
  anonymous,
  type Bound,
  type Grant,
  isPseudonymous,
  type Role,
  roles,
  type SignedIn,
  settingsOf,
  type Viewer,
} from "./viewer.ts";
export { withoutFiscalCodes } from "./without-fiscal-codes.ts";
