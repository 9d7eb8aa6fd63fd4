/** Asks the table of authority before anything is read; what is refused is an error with a sentence and a code. */
import type { Permission, ReadNoun, Viewer, WriteNoun } from "@delibera/identity";
import { mayRead, mayWrite } from "@delibera/identity";
import { ToldError } from "./bad-input.ts";

interface Asking {
  readonly viewer: Viewer;
}

/** Throws UNAUTHENTICATED or FORBIDDEN when the viewer may read nothing of the noun. Which rows is not asked here. */
export function authorizeRead({ viewer }: Asking, noun: ReadNoun): void {
  refuse(mayRead(viewer, noun));
}

/** Throws UNAUTHENTICATED or FORBIDDEN when the viewer may write nothing of the noun. */
export function authorizeWrite({ viewer }: Asking, noun: WriteNoun): void {
  refuse(mayWrite(viewer, noun));
}

function refuse(permission: Permission): void {
  if (permission.kind === "granted") return;
  const { code, says } = permission.refusal;
  throw new ToldError(says, { code });
}
