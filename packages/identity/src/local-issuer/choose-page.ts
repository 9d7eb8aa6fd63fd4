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
  const buttons = people.map(
    ({ id, givenName, familyName, description }) =>
      `<li><button name="person" value="${escaped(id)}"><strong>${escaped(`${givenName} ${familyName}`)}</strong> ${escaped(description)}</button></li>`,
  );
  return `<p>Questo emittente serve per provare: non chiede password e le sue persone sono di fantasia. Chi vuoi essere?</p>
<p lang="en">This issuer is for trying: it asks for no password and its people are fictional. Who do you want to be?</p>
<form method="post">
<fieldset><legend>Livello di sicurezza · <span lang="en">Level of assurance</span></legend>
<label><input type="radio" name="level" value="2" checked> 2</label>
<label><input type="radio" name="level" value="1"> 1 (non basta · <span lang="en">not enough</span>)</label></fieldset>
<ul>${buttons.join("\n")}</ul>
<p><button name="cancel" value="1">Annulla · <span lang="en">Cancel</span></button></p>
</form>`;
}

function page(nonce: string, body: string): string {
  return `<!doctype html>
<html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Emittente di prova</title>
<style nonce="${nonce}">
body { font: 1rem/1.5 "Titillium Web", system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #17324d; }
ul { list-style: none; padding: 0; display: grid; gap: .5rem; }
button { font: inherit; width: 100%; text-align: start; padding: .6rem .8rem; border: 1px solid #5c6f82; border-radius: 4px; background: #fff; color: inherit; cursor: pointer; }
button:hover, button:focus-visible { outline: 3px solid #06c; }
fieldset { border: 1px solid #5c6f82; margin-bottom: 1rem; }
label { margin-inline-end: 1rem; }
</style></head><body><main><h1>Emittente di prova</h1>
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
