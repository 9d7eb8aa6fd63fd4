/** Front door of identity: who asks, and what they may read and write. */

export { type AuditLog, auditLogOf } from "./audit-log.ts";
export { type AuditNote, type AuditTrail, auditSession, auditTrail } from "./audit-trail.ts";
export { type Authentication, type AuthenticationOptions, authentication, type Bearer } from "./authentication.ts";
export {
  type Authority,
  type ReadNoun,
  readAuthority,
  type Scope,
  type WriteNoun,
  writeAuthority,
} from "./authority.ts";
export type { TokenProblem, TokenProblemCode } from "./bearer/bearer-token.ts";
export {
  type IdentityConfiguration,
  IdentityConfigurationError,
  type RoleRule,
  readIdentityConfiguration,
} from "./configuration/identity-configuration.ts";
export { mayRead, mayWrite, type Permission, type Refusal } from "./permission.ts";
export { editionsInScope, participationsInScope, peopleInScope } from "./rows-in-scope.ts";
export { type ClientKeys, readClientKeys } from "./sign-in/client-keys.ts";
export { SignInProblem, type SignInProblemCode } from "./sign-in/sign-in-problem.ts";
export { type AuditBreak, type AuditHead, type AuditVerdict, verifyAudit } from "./verify-audit.ts";
export {
  anonymous,
  type Bound,
  type Grant,
  isPseudonymous,
  type Newcomer,
  type Role,
  roles,
  type SignedIn,
  settingsOf,
  type Viewer,
} from "./viewer.ts";
export { withoutFiscalCodes } from "./without-fiscal-codes.ts";
