/**
 * Gives every pass of an emitted text the arrays that it reads as constants of its own, said before its loops. Of a constant the machine knows
 * where the array stands and how long it is; of one that it finds in the midst of loops it asks so at every element.
 */

/** Of a pass, and of what calls them one after the other. */
const opening = /^(?:function pass\d+|return )\(.*\{$/;
const closing = /^\};?$/;
const element = /(?<![\w$.])([a-z]\w*)\[/g;

/** By which the text around its passes calls an array. */
export function outside(name: string): string {
  return `$${name}`;
}

/** @param names of the arrays that stand around the passes, as these call them. */
export function withOwnArrays(text: string, names: ReadonlySet<string>): string {
  const lines: string[] = [];
  let pass: { readonly head: number; readonly read: Set<string> } | undefined;
  for (const line of text.split("\n")) {
    if (opening.test(line)) {
      lines.push(line, "");
      pass = { head: lines.length - 1, read: new Set() };
      continue;
    }
    lines.push(line);
    if (!pass) continue;
    for (const [, name] of line.matchAll(element)) if (name !== undefined && names.has(name)) pass.read.add(name);
    if (!closing.test(line)) continue;
    const own = [...pass.read].map((name) => `${name} = ${outside(name)}`);
    lines[pass.head] = own.length === 0 ? "" : `  const ${own.join(", ")};`;
    pass = undefined;
  }
  return lines.join("\n");
}
