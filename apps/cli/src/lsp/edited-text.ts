/** A text after the changes that an editor tells of, one after the other. */
import type { TextDocumentContentChangeEvent } from "vscode-languageserver/node";
import { placesIn } from "./positions.ts";

export function editedText(text: string, changes: readonly TextDocumentContentChangeEvent[]): string {
  return changes.reduce((before, change) => {
    if (!("range" in change)) return change.text;
    const places = placesIn(before);
    const [start, end] = [places.offsetAt(change.range.start), places.offsetAt(change.range.end)];
    return before.slice(0, Math.min(start, end)) + change.text + before.slice(Math.max(start, end));
  }, text);
}
