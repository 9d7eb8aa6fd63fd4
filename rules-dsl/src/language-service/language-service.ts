/** Answers for an editor, free of any protocol: colours, hover, definition, completion, outline. Front door of the room. */
export type { Completion } from "./completion.ts";
export { completionsAt } from "./completion.ts";
export { definitionAt } from "./definition.ts";
export type { Highlight, HighlightStyle } from "./highlight.ts";
export { highlight } from "./highlight.ts";
export type { Hover } from "./hover.ts";
export { hoverAt } from "./hover.ts";
export type { OutlineEntry } from "./outline.ts";
export { outlineOf } from "./outline.ts";
