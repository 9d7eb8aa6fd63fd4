/**
 * What every editor of the console needs of its page: the nonce without which the security policy refuses its style elements, and
 * a place, said in an attribute, among the things that Tab reaches.
 */
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import "./editor-page.css";

/** The server writes a fresh one in each page. */
export function contentNonce(): Extension {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  return nonce ? EditorView.cspNonce.of(nonce) : [];
}

/** An editable element is reached by Tab anyway; said, it is also found by what looks for a way into a region that scrolls. */
export const inTabOrder = { tabindex: "0" };
