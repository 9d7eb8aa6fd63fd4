/** Opens CodeMirror on a rule file: its extensions, its words, its problems. No React here. */

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, codeFolding, foldGutter, foldKeymap } from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  gutter,
  highlightActiveLine,
  highlightSpecialChars,
  hoverTooltip,
  keymap,
  lineNumbers,
  ViewPlugin,
} from "@codemirror/view";
import type { Language } from "../messages/language.tsx";
import { citedLines } from "./cited-lines.ts";
import { contentNonce, inTabOrder } from "./editor-page.ts";
import { foldingByIndentation } from "./folding.ts";
import type { Colour } from "./highlighting.ts";
import { highlighting } from "./highlighting.ts";
import { lineMarks } from "./line-marks.ts";
import { italianPhrases } from "./phrases.ts";
import { editorDiagnostics } from "./problems-in-text.ts";
import type { HoverWords, Problem, Proposals } from "./protocol.ts";

/** What the editor asks of the compiler, at a place of the text as it stands. */
export interface EditorService {
  readonly changed: (text: string) => void;
  /** Where the cursor is and what stands first on the screen, a moment after either moved. */
  readonly looked: (place: EditorPlace) => void;
  readonly colour: Colour;
  readonly hover: (text: string, offset: number) => Promise<HoverWords | undefined>;
  /** Where the name is declared, when that is in this file. */
  readonly define: (text: string, offset: number) => Promise<number | undefined>;
  /** Somebody asks to call otherwise what stands at the cursor, or what of the explanation comes from its comma. */
  readonly asked: (what: "rename" | "sentences") => void;
  readonly complete: (text: string, offset: number) => Promise<Proposals | undefined>;
}

/** Offsets in the text: where the cursor is, and what stands first on the screen. */
export interface EditorPlace {
  readonly cursor: number;
  readonly top: number;
  /** Pixels of that line which stand above the screen: a line of law has several rows. */
  readonly hidden?: number;
}

export interface OpenEditor {
  readonly view: EditorView;
  speak(language: Language, label: string): void;
  show(problems: readonly Problem[], language: Language): void;
  goTo(offset: number): void;
  reveal(offset: number): void;
  replace(text: string): void;
}

export function openEditor(parent: HTMLElement, text: string, at: EditorPlace, service: EditorService): OpenEditor {
  const words = new Compartment();
  const searching = new Compartment();
  const proposing = new Compartment();
  const marking = new Compartment();
  let mark: ((problems: readonly Problem[], language: Language) => void) | undefined;
  let shown: Parameters<OpenEditor["show"]> | undefined;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      selection: { anchor: Math.min(at.cursor, text.length) },
      extensions: [
        contentNonce(),
        words.of([]),
        lineNumbers(),
        foldGutter(),
        codeFolding(),
        foldingByIndentation,
        marking.of(gutter({ class: "cm-gutter-lint" })),
        lineMarks,
        history(),
        drawSelection(),
        highlightSpecialChars(),
        highlightActiveLine(),
        bracketMatching(),
        highlighting(service.colour),
        citedLines,
        EditorView.lineWrapping,
        // No indentWithTab: Tab leaves the text, as every other control of the page.
        keymap.of([
          ...defaultKeymap,
          ...historyKeymap,
          ...foldKeymap,
          { key: "F2", run: () => told(service, "rename") },
          { key: "Shift-F12", run: () => told(service, "sentences") },
          { key: "F12", run: (opened) => goToDefinition(opened, service) },
        ]),
        searching.of([]),
        proposing.of([]),
        hoverTooltip(async ({ state }, offset) => {
          const found = await service.hover(state.doc.toString(), offset);
          return found ? { pos: found.start, end: found.end, create: () => ({ dom: renderHover(found) }) } : null;
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) service.changed(update.state.doc.toString());
        }),
        whereOneLooks(service.looked),
      ],
    }),
  });
  // Nobody searches a text, has words proposed or reads its problems before it is on the screen. What does not come is done without:
  // the problems stand in words under the text.
  const without = () => undefined;
  import("./proposals.ts").then(({ proposing: proposals }) => {
    view.dispatch({ effects: proposing.reconfigure(proposals(service)) });
  }, without);
  import("@codemirror/search").then(({ highlightSelectionMatches, searchKeymap }) => {
    view.dispatch({ effects: searching.reconfigure([highlightSelectionMatches(), keymap.of(searchKeymap)]) });
  }, without);
  import("@codemirror/lint").then(({ lintGutter, lintKeymap, setDiagnostics }) => {
    view.dispatch({ effects: marking.reconfigure([lintGutter(), keymap.of(lintKeymap)]) });
    mark = (problems, language) => {
      view.dispatch(setDiagnostics(view.state, editorDiagnostics(problems, view.state.doc.length, language)));
    };
    if (shown) mark(...shown);
  }, without);
  putFirst(view, Math.min(at.top, text.length), at.hidden ?? 0);
  const reveal = (offset: number) => {
    const place = Math.min(offset, view.state.doc.length);
    view.dispatch({ effects: EditorView.scrollIntoView(place, { y: "start", yMargin: 12 }) });
  };
  return {
    view,
    reveal,
    speak: (language, label) => {
      const phrases = language === "it" ? EditorState.phrases.of(italianPhrases) : [];
      const attributes = EditorView.contentAttributes.of({
        "aria-label": label,
        lang: "it",
        spellcheck: "false",
        ...inTabOrder,
      });
      view.dispatch({ effects: words.reconfigure([phrases, attributes]) });
    },
    show: (problems, language) => {
      shown = [problems, language];
      mark?.(problems, language);
    },
    goTo: (offset) => {
      const anchor = Math.min(offset, view.state.doc.length);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
    replace: (replacement) => {
      const changes = smallestChange(view.state.doc.toString(), replacement);
      if (changes) view.dispatch({ changes, userEvent: "input.replace" });
    },
  };
}

/** How often the place is sought: the first time heights are guessed, then those of what is drawn are known. */
const seeking = 3;

/** Scrolls the text alone, not the page around it, until a line stands first with that much of it hidden. */
function putFirst(view: EditorView, offset: number, hidden: number, times = seeking) {
  if (offset + hidden === 0 || times === 0) return;
  view.requestMeasure({
    read: () => view.lineBlockAt(Math.min(offset, view.state.doc.length)).top,
    write: (top) => {
      view.scrollDOM.scrollTop = top + hidden;
      putFirst(view, offset, hidden, times - 1);
    },
  });
}

/** How long the cursor and the page must rest before their place is told. */
const rest = 300;

function whereOneLooks(looked: EditorService["looked"]) {
  return ViewPlugin.define((view) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      const { scrollTop } = view.scrollDOM;
      const { from, top } = view.lineBlockAtHeight(scrollTop);
      looked({ cursor: view.state.selection.main.head, top: from, hidden: Math.max(0, Math.round(scrollTop - top)) });
    };
    const later = () => {
      timer ??= setTimeout(tell, rest);
    };
    view.scrollDOM.addEventListener("scroll", later, { passive: true });
    return {
      update: ({ selectionSet }) => {
        if (selectionSet) later();
      },
      destroy: () => {
        clearTimeout(timer);
        view.scrollDOM.removeEventListener("scroll", later);
      },
    };
  });
}

/** Only the stretch that differs, so that the cursor, the folds and the marks around it stay where they are. */
function smallestChange(before: string, after: string) {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let kept = 0;
  while (kept < shorter - from && before.at(-1 - kept) === after.at(-1 - kept)) kept++;
  return { from, to: before.length - kept, insert: after.slice(from, after.length - kept) };
}

function told(service: EditorService, what: "rename" | "sentences"): true {
  service.asked(what);
  return true;
}

function goToDefinition(view: EditorView, service: EditorService): boolean {
  const asked = view.state;
  service.define(asked.doc.toString(), asked.selection.main.head).then(
    (offset) => {
      if (offset === undefined || view.state.doc !== asked.doc) return;
      view.dispatch({ selection: { anchor: offset }, effects: EditorView.scrollIntoView(offset, { y: "center" }) });
    },
    () => undefined,
  );
  return true;
}

function renderHover({ title, paragraphs }: HoverWords): HTMLElement {
  const element = document.createElement("div");
  element.className = "hover-words";
  const name = document.createElement("p");
  name.className = "hover-title";
  name.append(title);
  element.append(name);
  for (const words of paragraphs) {
    const paragraph = document.createElement("p");
    paragraph.append(words);
    element.append(paragraph);
  }
  return element;
}
