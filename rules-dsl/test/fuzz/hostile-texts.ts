/** The corpus of hostile files: what breaks readers of text, made from real files so that it reaches deep. Always the same. */
import { drawFrom } from "./draw.ts";

export interface HostileText {
  readonly name: string;
  readonly text: string;
}

const act = (rules: string) =>
  `delibera d "D"\n  autorità consiglio\n  adottata il 10/01/2020\n  con effetto dal 01/01/2020\n  fonte «f»\n  articolo 1\n    comma 1\n      testo «t»\n${rules}\n    fine\n  fine\nfine\n`;
const rule = (value: string) => act(`      regola quota : gettoni\n        = ${value}`);
const times = (text: string, count: number) => text.repeat(count);

/** `samples` are files of the language that are right. */
export function hostileTexts(samples: readonly HostileText[]): readonly HostileText[] {
  return [
    ...cutAtTokens(samples),
    ...randomBytes(),
    ...large(),
    ...deep(),
    ...encodings(samples),
    ...scripts(samples),
    ...tangled(),
  ];
}

/** Every so many tokens, so that each sample is cut at places of all kinds, from both ends. */
function cutAtTokens(samples: readonly HostileText[]): readonly HostileText[] {
  return samples.flatMap(({ name, text }) => {
    const cuts = [...text.matchAll(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}]/gu)].map(({ index }) => index);
    const every = Math.max(1, Math.floor(cuts.length / 40));
    const chosen = cuts.filter((_, place) => place % every === 0);
    return chosen.flatMap((cut) => [
      { name: `${name} up to ${cut}`, text: text.slice(0, cut) },
      { name: `${name} from ${cut}`, text: text.slice(cut) },
    ]);
  });
}

function randomBytes(): readonly HostileText[] {
  return Array.from({ length: 60 }, (_, seed) => {
    const draw = drawFrom(seed + 1);
    const length = 1 + draw(4_000);
    const codes = Array.from({ length }, () => draw([128, 256, 65_536][seed % 3] ?? 256));
    return { name: `random characters ${seed}`, text: String.fromCharCode(...codes) };
  });
}

/** A file of 5 MB, whatever it is filled with. */
function large(): readonly HostileText[] {
  const size = 5 * 1024 * 1024;
  const filled = (name: string, unit: string) => ({
    name: `5 MB of ${name}`,
    text: times(unit, Math.ceil(size / unit.length)),
  });
  return [
    filled("blanks", " "),
    filled("letters", "a"),
    filled("digits", "9"),
    filled("ends", "fine\n"),
    filled("commi", "comma 1\n"),
    filled("open parentheses", "("),
    filled("texts that open", "«"),
    filled("quotes", '"'),
    filled("rules", "regola a : gettoni\n= 1\n"),
    filled("comments", "-- c\n"),
    filled("line ends", "\r\n"),
    filled("NULs", "\u0000"),
    { name: "a rule behind 5 MB of comments", text: `${times("-- nulla\n", size / 9)}${rule("1 gettone")}` },
  ];
}

function deep(): readonly HostileText[] {
  const depths = [10, 63, 64, 65, 200, 1_000, 20_000];
  const nests: readonly (readonly [string, string, string])[] = [
    ["parentheses", "(", ")"],
    ["conditions", "se sì allora ", " altrimenti 1 gettone"],
    ["negations", "non ", ""],
    ["minus signs", "- ", ""],
    ["fields of fields", "quota di ", ""],
    ["calls", "il_minore(", ")"],
    ["sums", "somma di ", " per ogni p in prestiti"],
    ["allocations", "ripartisci ", " su 1 gettone per ogni anno dal più recente"],
    ["favourable", "la più favorevole tra (", ")"],
  ];
  const nested = nests.flatMap(([name, before, after]) =>
    depths.map((depth) => ({
      name: `${depth} nested ${name}`,
      text: rule(`${times(before, depth)}1 gettone${times(after, depth)}`),
    })),
  );
  const long = depths.flatMap((count) => [
    { name: `${count} terms`, text: rule(Array.from({ length: count }, () => "1 gettone").join(" + ")) },
    {
      name: `${count} conditions`,
      text: rule(`se ${Array.from({ length: count }, () => "sì").join(" e ")} allora 1 gettone altrimenti 2 gettoni`),
    },
    { name: `a number of ${count} digits`, text: rule(`${times("9", count)} gettoni`) },
    { name: `a name of ${count} letters`, text: rule(times("n", count)) },
    { name: `${count} articles that open`, text: `delibera d "D"\n${times("articolo 1\n", count)}` },
    {
      name: `${count} names of one statement`,
      text: act(`      ignora ${Array.from({ length: count }, (_, place) => `n${place}`).join("; ")}`),
    },
  ]);
  return [...nested, ...long];
}

/** Line ends, byte-order marks and texts read in the wrong encoding. */
function encodings(samples: readonly HostileText[]): readonly HostileText[] {
  return samples.slice(0, 6).flatMap(({ name, text }) => [
    { name: `${name} with Windows lines`, text: text.replaceAll("\n", "\r\n") },
    { name: `${name} with lone returns`, text: text.replaceAll("\n", "\r") },
    { name: `${name} with line separators`, text: text.replaceAll("\n", "\u2028") },
    { name: `${name} with a byte-order mark`, text: `\uFEFF${text}` },
    { name: `${name} with marks in the middle`, text: text.replaceAll("comma", "\uFEFFcomma") },
    { name: `${name} read as Latin-1`, text: Buffer.from(text, "utf8").toString("latin1") },
    { name: `${name} written in UTF-16`, text: Buffer.from(text, "utf16le").toString("utf8") },
    { name: `${name} with half a pair`, text: text.replaceAll("a", "a\uD83D") },
    { name: `${name} with replacement marks`, text: text.replaceAll("e", "\uFFFD") },
    { name: `${name} with tabs`, text: text.replaceAll("  ", "\t") },
    { name: `${name} in one line`, text: text.replaceAll("\n", " ") },
    { name: `${name} one word a line`, text: text.replaceAll(" ", "\n") },
    { name: `${name} taken apart by accents`, text: text.normalize("NFD") },
    { name: `${name} in capitals`, text: text.toUpperCase() },
  ]);
}

/** Marks of direction, invisible signs, letters that look like others. */
function scripts(samples: readonly HostileText[]): readonly HostileText[] {
  const marks = [
    "\u202A",
    "\u202B",
    "\u202D",
    "\u202E",
    "\u2066",
    "\u2067",
    "\u2069",
    "\u200B",
    "\u200D",
    "\u00AD",
    "\u2060",
    "\u180E",
  ];
  const lookalikes: readonly (readonly [string, string])[] = [
    ["a", "а"],
    ["e", "е"],
    ["o", "ο"],
    ["c", "с"],
    ["i", "і"],
    ["p", "р"],
  ];
  return samples.slice(0, 3).flatMap(({ name, text }) => [
    ...marks.map((mark) => ({
      name: `${name} with ${mark.codePointAt(0)?.toString(16)}`,
      text: text.replaceAll(" q", ` ${mark}q`),
    })),
    ...lookalikes.map(([letter, other]) => ({
      name: `${name} with another ${letter}`,
      text: text.replaceAll(letter, other),
    })),
    {
      name: `${name} with every mark`,
      text: text
        .split("")
        .map((each, place) => each + (place % 9 === 0 ? marks[place % marks.length] : ""))
        .join(""),
    },
  ]);
}

/** Files that are readable and make no sense. */
function tangled(): readonly HostileText[] {
  const rules = (count: number, value: (place: number) => string) =>
    act(
      Array.from({ length: count }, (_, place) => `      regola r${place} : gettoni\n        = ${value(place)}`).join(
        "\n",
      ),
    );
  return [
    { name: "rules in a circle of 500", text: rules(500, (place) => `r${(place + 1) % 500}`) },
    {
      name: "a chain of 500 rules",
      text: rules(500, (place) => (place === 499 ? "1 gettone" : `r${place + 1} + 1 gettone`)),
    },
    {
      name: "500 rules that read 20 others",
      text: rules(500, (place) =>
        Array.from({ length: 20 }, (_, each) => `r${(place * 7 + each + 1) % 500}`).join(" + "),
      ),
    },
    { name: "3000 rules", text: rules(3_000, () => "1 gettone") },
    { name: "one rule 2000 times", text: act(times("      regola quota : gettoni\n        = 1 gettone\n", 2_000)) },
    {
      name: "derogations in a circle",
      text: act("      regola a in deroga a b\n        = 1 gettone\n      regola b in deroga a a\n        = 2 gettoni"),
    },
    {
      name: "200 derogations",
      text: act(
        Array.from(
          { length: 200 },
          (_, place) => `      regola d${place} in deroga a quota\n        = ${place} gettoni`,
        ).join("\n"),
      ),
    },
    { name: "a season before time", text: rule("quota della stagione precedente della stagione precedente") },
    { name: "dates that do not exist", text: rule("anno_di(31/02/2020) + anno_di(00/00/0000) + anno_di(99/99/9999)") },
    {
      name: "ten thousand bands",
      text: act(
        `      regola quota : gettoni\n        scaglioni su quota\n${times("          da 1 a 2 : 1 gettone\n", 10_000)}`,
      ),
    },
    { name: "two vocabularies", text: `${times('vocabolario v "V"\nfine\n', 200)}` },
    {
      name: "a vocabulary that holds itself",
      text: 'vocabolario v "V"\n  entità a\n    campo b : lista di a\n  fine\n  soggetto a\n    campo c : a\n  fine\nfine\n',
    },
    { name: "nothing", text: "" },
    { name: "one line end", text: "\n" },
  ];
}
