/** The one page of the local issuer: who do you want to be, and how surely. In Italian first and in English, without any script. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { default as OidcProvider } from "oidc-provider";
import type { LocalPerson } from "./local-person.ts";

interface Choosing {
  readonly issuer: OidcProvider;
  readonly people: readonly LocalPerson[];
  /** Of the styles. */
  readonly nonce: string;
  readonly levels: readonly string[];
}

const longestForm = 2000;

/** GET shows the page; POST takes the choice and sends the browser back. */
export async function choosePage(
  choosing: Choosing,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { issuer, people, nonce, levels } = choosing;
  const details = await issuer.interactionDetails(request, response).catch(() => undefined);
  if (details === undefined) return send(response, 400, page(nonce, ended));
  if (request.method !== "POST") return send(response, 200, page(nonce, choices(people)));
  const form = new URLSearchParams(await bodyOf(request));
  if (form.has("cancel")) {
    return await issuer.interactionFinished(request, response, { error: "access_denied" });
  }
  const person = people.find(({ id }) => id === form.get("person"));
  if (person === undefined) return send(response, 400, page(nonce, choices(people)));
  const acr = form.get("level") === "1" ? "https://www.spid.gov.it/SpidL1" : (levels[0] ?? "");
  await issuer.interactionFinished(request, response, { login: { accountId: person.id, acr, remember: false } });
}

const ended =
  "<p>Questo accesso è scaduto: torna alla console e ricomincia.</p><p lang=en>This sign-in has ended: go back to the console and start again.</p>";

function choices(people: readonly LocalPerson[]): string {
  const [professionals, officials] = [people.filter(isOfRegistry), people.filter((person) => !isOfRegistry(person))];
  return `<p>Questo emittente serve per provare: non chiede password e le sue persone sono di fantasia. Chi vuoi essere?</p>
<p lang="en">This issuer is for trying: it asks for no password and its people are fictional. Who do you want to be?</p>
<form method="post">
<fieldset><legend>Livello di sicurezza · <span lang="en">Level of assurance</span></legend>
<label><input type="radio" name="level" value="2" checked> 2</label>
<label><input type="radio" name="level" value="1"> 1 (non basta · <span lang="en">not enough</span>)</label></fieldset>
${group("Professionisti del registro", "Professionals of the registry", professionals)}
${group("Chi lavora con il registro", "Who works with the registry", officials)}
<p><button class="cancel" name="cancel" value="1">Annulla · <span lang="en">Cancel</span></button></p>
</form>`;
}

/** Nobody gave them a role: they see what is theirs. */
function isOfRegistry({ id }: LocalPerson): boolean {
  return /^P-\d+$/.test(id);
}

function group(italian: string, english: string, people: readonly LocalPerson[]): string {
  const buttons = people.map(
    ({ id, givenName, familyName, description }) =>
      `<li><button name="person" value="${escaped(id)}"><strong>${escaped(`${givenName} ${familyName}`)}</strong> ${escaped(description)}</button></li>`,
  );
  return `<h2>${italian} · <span lang="en">${english}</span></h2>\n<ul>${buttons.join("\n")}</ul>`;
}

function page(nonce: string, body: string): string {
  return `<!doctype html>
<html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Emittente di prova</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">
:root { color-scheme: light dark; --ink: #17324d; --paper: #fff; --edge: #5c6f82; --band: #06c; --focus: #a64b00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ecf2; --paper: #10171f; --edge: #8a99a8; --band: #004d99; --focus: #ffb366; } }
body { font: 1.0625rem/1.5 "Titillium Web", system-ui, sans-serif; margin: 0; background: var(--paper); color: var(--ink); }
header { padding: 1rem; background: var(--band); color: #fff; }
header p, main { max-width: 44rem; margin: 0 auto; }
header p { font-size: 1.25rem; font-weight: 700; }
main { padding: 1rem 1rem 3rem; }
h2 { margin: 2rem 0 .75rem; font-size: 1.25rem; line-height: 1.3; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
button { font: inherit; width: 100%; min-height: 2.75rem; text-align: start; padding: .5rem .8rem; border: 1px solid var(--edge); border-radius: 4px; background: transparent; color: inherit; cursor: pointer; }
.cancel { width: auto; margin-top: 1rem; font-weight: 600; }
button:hover { outline: 2px solid var(--band); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
fieldset { border: 1px solid var(--edge); border-radius: 4px; padding: .5rem .8rem; }
label { display: inline-block; min-height: 2rem; margin-inline-end: 1rem; }
</style></head><body><header><p>Delibera</p></header><main><h1>Emittente di prova</h1>
${body}
</main></body></html>`;
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > longestForm) return "";
  }
  return body;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
