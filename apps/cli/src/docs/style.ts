/** The style sheet of the pages: black on white, the text of the law beside its rule, one under the other where there is no room. */
export const style = `:root { color-scheme: light dark; --ink: #17324d; --paper: #fff; --line: #c5cfda; --soft: #f2f5f8; --law: #003366; --mark: #8a3c00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf5; --paper: #10202f; --line: #3d5166; --soft: #182c3f; --law: #9cc7f5; --mark: #ffb37a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 82rem; padding: 1.5rem; color: var(--ink); background: var(--paper); font: 1rem/1.55 "Titillium Web", system-ui, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0.5rem 0; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 0.5rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.05rem; margin: 0 0 0.5rem; }
h4 { font-size: 0.95rem; margin: 1rem 0 0.25rem; }
a { color: var(--law); }
a:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; margin: 0.5rem 0; }
dt { font-weight: 600; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.6rem; border-bottom: 1px solid var(--line); }
.scroll { overflow-x: auto; }
.comma { border-top: 1px solid var(--line); padding: 1rem 0; }
.sides { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 1.5rem; }
blockquote { margin: 0; padding-left: 0.9rem; border-left: 4px solid var(--law); }
.summary blockquote { border-left-style: dotted; }
.note { font-size: 0.9rem; }
pre { margin: 0; padding: 0.7rem; overflow-x: auto; background: var(--soft); font: 0.85rem/1.5 "Roboto Mono", ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.keyword { color: var(--law); font-weight: 600; }
.text, .string { color: var(--mark); }
details { margin-top: 0.75rem; }
summary { cursor: pointer; font-weight: 600; }
@media (max-width: 50rem) { body { padding: 1rem; } .sides { grid-template-columns: minmax(0, 1fr); } dl { grid-template-columns: 1fr; } dt { margin-top: 0.4rem; } }
@media print { body { max-width: none; } details > * { display: block; } }
`;
