/** Clauses ready to be filled in, by the word that begins them. `$1`, `<2:words>` are places to fill, `$0` the last. */
import type { KeywordName } from "../syntax/keywords.ts";
import type { Words } from "./words.ts";

export interface Snippet extends Words {
  readonly insert: string;
}

const snippet = (insert: string, it: string, en: string): Snippet => ({
  insert: insert.replace(/<(\d):([^>]*)>/g, (_, place: string, written: string) => `\${${place}:${written}}`),
  it,
  en,
});

export const snippets: Readonly<Partial<Record<KeywordName, Snippet>>> = {
  ActKind: snippet(
    'delibera <1:nome_dell_atto> "<2:Titolo>"\n  autorità <3:autorita>\n  adottata il <4:01/01/2020>\n  con effetto dal <5:01/01/2020>\n  fonte «<6:fonte>» attendibilità alta\n\n  articolo 1 "<7:Rubrica>"\n    comma 1\n      testo «<8:parole della legge>»\n      $0\n    fine\n  fine\nfine',
    "un atto con il suo primo comma",
    "an act with its first comma",
  ),
  Vocabulary: snippet('vocabolario <1:nome> "<2:Nome>" / "<3:Name>"\n  $0\nfine', "un vocabolario", "a vocabulary"),
  Article: snippet(
    'articolo <1:1> "<2:Rubrica>"\n  comma 1\n    testo «<3:parole della legge>»\n    $0\n  fine\nfine',
    "un articolo con il suo primo comma",
    "an article with its first comma",
  ),
  Paragraph: snippet(
    "comma <1:1>\n  testo «<2:parole della legge>»\n  $0\nfine",
    "un comma con il suo testo",
    "a comma with its text",
  ),
  TextOf: snippet("testo «$1»", "le parole della legge", "the words of the law"),
  Summary: snippet(
    "riassunto «$1» fonte «<2:di chi è il racconto>» attendibilità <3:media>",
    "il racconto di un testo che non abbiamo",
    "an account of a text that is not held",
  ),
  NotNormative: snippet("non normativo : «<1:motivo>»", "il comma non dispone nulla", "the comma disposes of nothing"),
  NotExpressible: snippet(
    "non esprimibile : «<1:motivo>»",
    "il comma non si può dire con regole",
    "the comma cannot be said in rules",
  ),
  Parameter: snippet("parametro <1:nome> = $0", "un valore fissato dal comma", "a value fixed by the comma"),
  Rule: snippet("regola <1:nome> : <2:tipo>\n  = $0", "una regola con il suo valore", "a rule with its value"),
  Requirement: snippet(
    "requisito <1:nome>\n  conta <2:valore>\n  almeno <3:soglia>",
    "un requisito con la sua soglia",
    "a requirement with its threshold",
  ),
  Bands: snippet(
    "scaglioni su <1:valore>\n  da <2:0> a <3:10> : <4:0>\n  oltre <5:10> : <0:1>",
    "un valore per ogni scaglione",
    "a value for each band",
  ),
  Refuses: snippet(
    "rifiuta quando <1:condizione> perché «<2:motivo>»\naltrimenti accoglie",
    "un esito con le ragioni del rifiuto",
    "a verdict with its grounds of refusal",
  ),
  Interpretation: snippet(
    'interpretazione <1:nome> "<2:domanda?>" / "<3:question?>"\n  opzione <4:prima> "<5:prima lettura>" / "<6:first reading>"\n  opzione <7:seconda> "<8:seconda lettura>" / "<9:second reading>"\n  scelta <4:prima>\n  motivo «<0:perché>»',
    "un dubbio con le sue letture",
    "a doubt with its readings",
  ),
  Example: snippet(
    'esempio "<1:che cosa mostra>"\n  allora <2:regola> = $0',
    "un esempio che afferma un risultato",
    "an example that asserts a result",
  ),
  Property: snippet(
    'proprietà "<1:che cosa vale sempre>"\n  sempre $0',
    "ciò che vale per chiunque",
    "what holds for everybody",
  ),
  Enumeration: snippet(
    'elenco <1:nome> "<2:nome>" / "<3:name>"\n  voce <4:voce> "<5:voce>" / "<6:entry>" codice "<0:entry>"\nfine',
    "un elenco chiuso di voci",
    "a closed list of entries",
  ),
  Entity: snippet(
    'entità <1:nome> "<2:nome>" / "<3:name>"\n  campo <4:campo> : <5:data> "<6:campo>" / "<7:field>" codice "<0:field>"\nfine',
    "ciò di cui si registrano i fatti",
    "what facts are recorded about",
  ),
  Field: snippet(
    'campo <1:nome> : <2:tipo> "<3:nome>" / "<4:name>" codice "<0:key>"',
    "un fatto con il suo tipo",
    "a fact with its type",
  ),
  Option: snippet(
    'voce <1:nome> "<2:nome>" / "<3:name>" codice "<0:key>"',
    "una voce dell'elenco",
    "an entry of the list",
  ),
  Term: snippet(
    'termine <1:nome> : <2:tipo> "<3:nome>" / "<4:name>" codice "<0:key>"',
    "ciò che gli atti definiscono",
    "what acts define",
  ),
};
