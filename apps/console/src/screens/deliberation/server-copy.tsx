/** What the server has of the draft that is being written: saved there, sent to review, joined with what somebody else saved. Fetched after the text. */
import { useRouterState } from "@tanstack/react-router";
import type { RefObject } from "react";
import { useQuery } from "urql";
import type { DraftBasis, OpenDraft } from "../../authoring/use-draft.ts";
import type { RuleEditorHandle } from "../../editor/rule-editor.tsx";
import { it as review } from "../../messages/review/it.ts";
import { it as sharing } from "../../messages/sharing/it.ts";
import { useText } from "../../messages/text.ts";
import { WithMessages } from "../../messages/with-messages.tsx";
import { useServerLink } from "../../sharing/server-link.ts";
import { WhoIsSignedIn } from "../../signing-in/operations.ts";
import { signInAddress } from "../../signing-in/sign-in-address.ts";
import "./server-copy.css";
import { ServerDesk } from "./server-desk.tsx";

export interface ServerCopyProperties {
  readonly basis: DraftBasis;
  readonly draft: OpenDraft;
  readonly editor: RefObject<RuleEditorHandle | null>;
  /** The place above the editor for who else has the draft open; null until it is there. */
  readonly above: Element | null;
}

const italian = { ...review, ...sharing };
const english = async () => {
  const tables = await Promise.all([import("../../messages/review/en.ts"), import("../../messages/sharing/en.ts")]);
  return Object.assign({}, ...tables.map(({ en }) => en));
};

export default function ServerCopy(properties: ServerCopyProperties) {
  return (
    <WithMessages it={italian} en={english}>
      <Reached {...properties} />
    </WithMessages>
  );
}

/** Whoever may not save there is told what to do, once there is something to save. */
function Reached({ basis, draft, editor, above }: ServerCopyProperties) {
  const text = useText();
  const [{ data }] = useQuery({ query: WhoIsSignedIn });
  const [link, change] = useServerLink(basis.id);
  const address = useRouterState({ select: ({ location }) => location.href });
  if (data === undefined || link === undefined) return null;
  if (!draft.modified && link === "none") return null;
  const { viewer } = data;
  return (
    <section className="server-copy" aria-labelledby="server-copy">
      <h3 id="server-copy">{text("sharing.title")}</h3>
      {viewer === null && (
        <p>
          {text("sharing.signIn")} <a href={signInAddress(address)}>{text("who.signIn")}</a>
        </p>
      )}
      {viewer !== null && viewer.role !== "POLICY_AUTHOR" && (
        <p>{text(viewer.roles.includes("POLICY_AUTHOR") ? "sharing.otherRole" : "sharing.role")}</p>
      )}
      {viewer?.role === "POLICY_AUTHOR" && (
        <ServerDesk
          basis={basis}
          draft={draft}
          editor={editor}
          above={above}
          link={link === "none" || link.draft === "" ? undefined : link}
          change={change}
          name={viewer.displayName}
        />
      )}
    </section>
  );
}
