/** The nonce that the server wrote in the page, without which its security policy refuses the editor's style elements. */
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

export function contentNonce(): Extension {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  return nonce ? EditorView.cspNonce.of(nonce) : [];
}
