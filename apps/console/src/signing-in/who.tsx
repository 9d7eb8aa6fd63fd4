/** Who is signed in, in the header of every screen: the name, the role, another role when there are several, and the way out. */
import { useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { useText } from "../messages/text.ts";
import type { SignedIn } from "./operations.ts";
import { WhoIsSignedIn } from "./operations.ts";
import { postToServer, signInAddress } from "./sign-in-address.ts";
import "./who.css";

export function Who() {
  const text = useText();
  const [{ data }] = useQuery({ query: WhoIsSignedIn });
  const address = useRouterState({ select: ({ location }) => location.href });
  if (data === undefined) return <div className="who" />;
  if (data.viewer !== null) return <Signed viewer={data.viewer} />;
  return (
    <div className="who">
      <a className="who-button" href={signInAddress(address.startsWith("/sign-in") ? "/" : address)}>
        {text("who.signIn")}
      </a>
    </div>
  );
}

function Signed({ viewer }: { readonly viewer: SignedIn }) {
  const text = useText();
  const [failed, setFailed] = useState(false);
  const then = async (path: string, next: string) => {
    // A whole new page: nothing that was read as somebody else stays in it.
    if (await postToServer(path)) window.location.assign(next);
    else setFailed(true);
  };
  const { displayName, role, roles, actsFor } = viewer;
  return (
    <section className="who" aria-label={text("who.label")}>
      <p>
        <strong>{displayName}</strong>
        <span className="who-role">
          {text(`role.${role}`)}
          {actsFor !== null && ` · ${actsFor}`}
        </span>
      </p>
      {roles.length > 1 && (
        <select
          aria-label={text("who.role")}
          value={roles.indexOf(role)}
          onChange={({ target }) => then(`/auth/role?place=${target.value}`, window.location.pathname)}
        >
          {roles.map((one, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a role is its place among those that were granted
            <option key={place} value={place}>
              {text(`role.${one}`)}
            </option>
          ))}
        </select>
      )}
      <button type="button" className="who-button" onClick={() => then("/auth/sign-out", "/")}>
        {text("who.signOut")}
      </button>
      {failed && <p role="alert">{text("who.failed")}</p>}
    </section>
  );
}
