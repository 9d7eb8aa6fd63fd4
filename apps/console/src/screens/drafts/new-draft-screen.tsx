/** From a pasted text to a draft: what was found in it, who issues it and when, and what becomes of each comma. */
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { useQuery } from "urql";
import { actNamed, fileOf } from "../../authoring/act-named.ts";
import { actText } from "../../authoring/act-text.ts";
import { cleanText } from "../../authoring/clean-paste.ts";
import { draftWriter, readDraft } from "../../authoring/draft-store.ts";
import { forgetKept, useKeptState } from "../../authoring/kept-state.ts";
import { textOfPages } from "../../authoring/page-edges.ts";
import { splitLaw } from "../../authoring/split-law.ts";
import { AuthoringWords, useAuthoringText } from "../../authoring/words.tsx";
import { Notice } from "../../design/notice.tsx";
import { Page } from "../../design/page.tsx";
import type { Authority } from "../../editor/protocol.ts";
import { useText } from "../../messages/text.ts";
import { useStudy } from "../deliberation/study.ts";
import { ActForm } from "./act-form.tsx";
import { CommiForm } from "./commi-form.tsx";
import "./drafts.css";
import { PublishedSources } from "./operations.ts";
import { PageEdges } from "./page-edges.tsx";
import { PasteField } from "./paste-field.tsx";
import type { Wizard } from "./wizard.ts";
import { emptyWizard, isWizard, problemsOf, suggested, toNewAct } from "./wizard.ts";

const kept = "delibera.new-act";

export function NewDraftScreen() {
  const text = useText();
  return (
    <Page
      title={text("drafts.write")}
      lede={text("drafts.writeLede")}
      eyebrow={<Link to="/drafts">‹ {text("drafts.back")}</Link>}
    >
      <AuthoringWords>
        <NewDraft />
      </AuthoringWords>
    </Page>
  );
}

function NewDraft() {
  const text = useAuthoringText();
  const navigate = useNavigate();
  const [wizard, setWizard] = useKeptState<Wizard>(kept, emptyWizard, isWizard);
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<"taken" | "lost">();
  const [{ data }] = useQuery({ query: PublishedSources });
  const sources = data?.program?.sources ?? none;
  const authorities = useAuthorities(sources);
  const clean = useMemo(() => cleanText(wizard.pasted), [wizard.pasted]);
  const pages = useMemo(() => textOfPages(clean.text), [clean]);
  const { keepsEdges = false } = wizard;
  const law = useMemo(() => splitLaw(keepsEdges ? clean.text : pages.text), [clean, pages, keepsEdges]);
  const filled = useMemo(() => suggested(wizard, law, authorities), [wizard, law, authorities]);
  const used = useMemo(() => new Set(sources.map(({ text: published }) => actNamed(published))), [sources]);
  const problems = useMemo(() => problemsOf(filled, law, used), [filled, law, used]);
  const change = (changed: Partial<Wizard>) => {
    setFailure(undefined);
    setWizard((before) => ({ ...before, ...changed }));
  };
  const create = async (form: HTMLFormElement) => {
    setAsked(true);
    if (problems.size > 0) {
      // What is missing is said beside each field: whoever does not see the page starts from the first.
      requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid]")?.focus());
      return;
    }
    const { name, title } = filled;
    const id = `new/${name}`;
    if ((await readDraft(id).catch(() => undefined)) !== undefined) return setFailure("taken");
    const draft = {
      id,
      file: fileOf(name),
      title,
      text: actText(toNewAct(filled, law, keepsEdges ? [] : pages.leftOut)),
      basis: undefined,
    };
    const outcome = await new Promise<"saved" | "failed">((resolve) => {
      const view = { cursor: 0, top: 0 };
      draftWriter(resolve).write({ ...draft, view, savedAt: new Date().toISOString() });
    });
    if (outcome === "failed") return setFailure("lost");
    forgetKept(kept);
    await navigate({ to: "/drafts/$draft", params: { draft: name } });
  };
  return (
    <form
      className="new-draft"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create(event.currentTarget).catch(() => setFailure("lost"));
      }}
    >
      <PasteField pasted={wizard.pasted} clean={clean} onChange={(pasted) => change({ pasted })} />
      <PageEdges pages={pages} keeps={keepsEdges} onChoose={(keeps) => change({ keepsEdges: keeps })} />
      {law.divisions.length > 0 && (
        <>
          <ActForm
            wizard={filled}
            authorities={authorities}
            problems={asked ? problems : noProblems}
            onChange={change}
          />
          <CommiForm
            law={law}
            declared={filled.declared}
            problems={asked ? problems : noProblems}
            onChange={(declared) => change({ declared })}
          />
          {asked && problems.size > 0 && (
            <Notice tone="bad" title={text("wizard.problems", { count: problems.size })} announced />
          )}
          {failure === "taken" && <Notice tone="bad" title={text("wizard.taken", { name: filled.name })} announced />}
          {failure === "lost" && <Notice tone="bad" title={text("wizard.lost")} announced />}
          <button type="submit" className="button">
            {text("wizard.create")}
          </button>
        </>
      )}
    </form>
  );
}

const none: readonly { readonly name: string; readonly text: string }[] = [];
const noProblems: ReturnType<typeof problemsOf> = new Map();

/** Asked of the compiler, which reads the published vocabulary. */
function useAuthorities(sources: readonly { readonly name: string; readonly text: string }[]): readonly Authority[] {
  const study = useStudy(sources);
  const [authorities, setAuthorities] = useState<readonly Authority[]>([]);
  useEffect(() => {
    if (sources.length === 0) return;
    let current = true;
    const asked = study.compiler().authorities();
    asked.then((found) => current && setAuthorities(found)).catch(() => undefined);
    return () => {
      current = false;
    };
  }, [study, sources]);
  return authorities;
}
