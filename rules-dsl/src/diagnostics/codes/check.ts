/** Codes of the checks: types, units, bands, dates, commas, examples, collisions. */
export const checkCodes = {
  "type-mismatch": entry(
    "error",
    ["serve `{left}`, qui c'è `{right}`", "cambiare l'espressione o il tipo dichiarato"],
    ["`{left}` is needed, here is `{right}`", "change the expression or the declared type"],
  ),
  "unit-mismatch": entry(
    "error",
    [
      "`{left}` e `{right}` non si possono combinare",
      "portare i due lati alla stessa unità, o moltiplicare per un numero senza unità",
    ],
    [
      "cannot combine `{left}` and `{right}`",
      "bring both sides to the same unit, or multiply by a number without unit",
    ],
  ),
  "ambiguous-name": entry(
    "error",
    ["`{name}` può voler dire più cose", "rinominare una delle dichiarazioni, o scrivere `… di …`"],
    ["`{name}` may mean several things", "rename one of the declarations, or write `… di …`"],
  ),
  "impossible-date": entry(
    "error",
    ["la data {date} non esiste", "scrivere un giorno del calendario, gg/mm/aaaa"],
    ["the date {date} does not exist", "write a day of the calendar, dd/mm/yyyy"],
  ),
  "no-year-here": entry(
    "error",
    ["qui non c'è un anno di cui parlare", "aggiungere `per ogni anno` alla regola o alla somma"],
    ["there is no year at hand here", "add `per ogni anno` to the rule or to the sum"],
  ),
  "no-item-here": entry(
    "error",
    ["qui non c'è un elemento di cui parlare", "aggiungere `per ogni …` alla regola"],
    ["there is no item at hand here", "add `per ogni …` to the rule"],
  ),
  "item-needed": entry(
    "error",
    ["`{name}` riguarda ogni `{entity}`: manca quale", "scrivere `{name} di …`"],
    ["`{name}` is about each `{entity}`: which one is missing", "write `{name} di …`"],
  ),
  "year-needed": entry(
    "error",
    ["`{name}` riguarda ogni anno: manca quale", "scrivere `{name} nell'anno …`, o sommarlo `per ogni anno`"],
    ["`{name}` is about each year: which one is missing", "write `{name} nell'anno …`, or sum it `per ogni anno`"],
  ),
  "not-about-years": entry(
    "error",
    ["`{name}` non riguarda un anno", "togliere `nell'anno …`"],
    ["`{name}` is not about a year", "remove `nell'anno …`"],
  ),
  "not-about-items": entry(
    "error",
    ["`{name}` non riguarda `{entity}`", "togliere `di …`, o usare un elemento dell'entità giusta"],
    ["`{name}` is not about `{entity}`", "remove `di …`, or use an item of the right entity"],
  ),
  "has-no-fields": entry(
    "error",
    ["`{type}` non ha un campo `{name}`", "usare un elemento di un'entità a sinistra di `di`"],
    ["`{type}` has no field `{name}`", "use an item of an entity after `di`"],
  ),
  "not-a-list": entry(
    "error",
    ["serve un elenco, qui c'è `{type}`", "usare un campo `lista di …` o `elenco di … per ogni …`"],
    ["a list is needed, here is `{type}`", "use a field `lista di …` or `elenco di … per ogni …`"],
  ),
  "not-an-item": entry(
    "error",
    ["serve un elemento di un elenco, qui c'è `{type}`", "usare `questa` o il nome dato in `per ogni …`"],
    ["an item of a list is needed, here is `{type}`", "use `questa` or the name given in `per ogni …`"],
  ),
  "no-order": entry(
    "error",
    ["`{type}` non ha un ordine: non si può confrontare", "confrontare numeri, quantità o date"],
    ["`{type}` has no order: it cannot be compared", "compare numbers, quantities or dates"],
  ),
  "wrong-number-of-arguments": entry(
    "error",
    ["`{name}` vuole {wanted} valori, qui sono {found}", "separare i valori con `;`"],
    ["`{name}` takes {wanted} values, here are {found}", "separate the values with `;`"],
  ),
  "type-missing": entry(
    "error",
    ["di `{name}` non si sa il tipo", "scrivere `: TIPO` dopo il nome"],
    ["the type of `{name}` is not known", "write `: TYPE` after the name"],
  ),
  "body-missing": entry(
    "error",
    ["`{name}` non dice quanto vale", "aggiungere `= …`, `scaglioni su …` o `conta …`"],
    ["`{name}` does not say what it is worth", "add `= …`, `scaglioni su …` or `conta …`"],
  ),
  "bound-not-a-number": entry(
    "error",
    ["il confine di uno scaglione dev'essere un numero scritto", "scrivere il numero dell'atto"],
    ["the bound of a band must be a written number", "write the number of the act"],
  ),
  "band-reversed": entry(
    "error",
    ["lo scaglione finisce prima di cominciare", "scambiare i due confini"],
    ["the band ends before it begins", "swap the two bounds"],
  ),
  "bands-overlap": entry(
    "error",
    ["due scaglioni comprendono {witness}", "spostare un confine, o usare `oltre`/`sotto`"],
    ["two bands include {witness}", "move a bound, or use `oltre`/`sotto`"],
  ),
  "band-gap": entry(
    "error",
    [
      "fra {after} e {before} non c'è scaglione: {witness} resta fuori",
      "dichiarare `lacuna tra {after} e {before} interpretata come …`",
    ],
    [
      "no band between {after} and {before}: {witness} falls through",
      "declare `lacuna tra {after} e {before} interpretata come …`",
    ],
  ),
  "band-open-below": entry(
    "error",
    ["sotto {bound} non c'è scaglione", "aggiungere `sotto {bound} : …`"],
    ["there is no band below {bound}", "add `sotto {bound} : …`"],
  ),
  "band-open-above": entry(
    "error",
    ["oltre {bound} non c'è scaglione", "aggiungere `oltre {bound} : …` o `oltre {bound} interpretato come …`"],
    ["there is no band above {bound}", "add `oltre {bound} : …` or `oltre {bound} interpretato come …`"],
  ),
  "comma-without-text": entry(
    "error",
    ["il comma {comma} non ha testo", "aggiungere `testo «…»` o `riassunto «…» fonte «…»`"],
    ["comma {comma} has no text", "add `testo «…»` or `riassunto «…» fonte «…»`"],
  ),
  "comma-undeclared": entry(
    "error",
    [
      "il comma {comma} non ha regole né dice perché",
      "aggiungere una regola, `non normativo` o `non esprimibile : «motivo»`",
    ],
    ["comma {comma} has no rule and does not say why", "add a rule, `non normativo` or `non esprimibile : «motivo»`"],
  ),
  "reason-missing": entry(
    "error",
    ["`{clause}` senza motivo", "aggiungere il motivo fra «…»"],
    ["`{clause}` without a reason", "add the reason between «…»"],
  ),
  "summary-without-source": entry(
    "error",
    ["un riassunto senza fonte", "aggiungere `fonte «…» attendibilità …`"],
    ["a summary without a source", "add `fonte «…» attendibilità …`"],
  ),
  "malformed-urn": entry(
    "error",
    ["`{urn}` non è un URN:NIR ben formato", "scrivere ad esempio `urn:nir:stato:legge:1990-08-07;241~art3`"],
    ["`{urn}` is not a well-formed URN:NIR", "write for example `urn:nir:stato:legge:1990-08-07;241~art3`"],
  ),
  "urn-inside-article": entry(
    "warning",
    ["un URN:NIR porta all'articolo, non a `{part}`", "togliere `{part}` e citare il comma a parole"],
    ["a URN:NIR leads to the article, not to `{part}`", "remove `{part}` and cite the comma in words"],
  ),
  "urn-of-unknown-type": entry(
    "error",
    ["lo Stato non ha atti del tipo `{type}`", "scrivere ad esempio `legge`, `decreto.legge`, `decreto.legislativo`"],
    ["the State has no acts of type `{type}`", "write for example `legge`, `decreto.legge`, `decreto.legislativo`"],
  ),
  "urn-without-number": entry(
    "error",
    ["a `{urn}` manca il numero dell'atto", "scriverlo dopo la data: `urn:nir:stato:legge:1990-08-07;241`"],
    ["`{urn}` lacks the number of the act", "write it after the date: `urn:nir:stato:legge:1990-08-07;241`"],
  ),
  "effect-reversed": entry(
    "error",
    ["l'effetto finisce prima di cominciare", "scambiare le due date"],
    ["the effect ends before it begins", "swap the two dates"],
  ),
  "effect-splits-cycle": entry(
    "error",
    [
      "`{name}` riguarda un intero `{cycle}`, ma l'effetto lo taglia",
      "far cominciare e finire l'effetto ai confini del periodo",
    ],
    [
      "`{name}` is about a whole `{cycle}`, but the effect cuts it",
      "begin and end the effect at the borders of the period",
    ],
  ),
  "definitions-collide": entry(
    "error",
    [
      "`{name}` è definito due volte per il {date}, con la stessa forza",
      "usare `sostituisce`, `quando`, o date di effetto diverse",
    ],
    [
      "`{name}` is defined twice for {date}, with the same force",
      "use `sostituisce`, `quando`, or other dates of effect",
    ],
  ),
  "rules-in-a-circle": entry(
    "error",
    ["regole che si rincorrono: {path}", "togliere una delle dipendenze"],
    ["rules that chase each other: {path}", "remove one of the dependencies"],
  ),
  "chain-too-long": entry(
    "error",
    [
      "`{name}` legge più di {most} regole in fila, ciascuna la seguente",
      "calcolare lo stesso valore con meno passaggi",
    ],
    ["`{name}` reads more than {most} rules in a row, each the next", "compute the same value in fewer steps"],
  ),
  "too-few-options": entry(
    "error",
    ["`{name}` ha meno di due opzioni", "elencare le letture possibili"],
    ["`{name}` has fewer than two options", "list the possible readings"],
  ),
  "choice-missing": entry(
    "error",
    ["per `{name}` nessuna opzione è scelta", "aggiungere `scelta …`"],
    ["no option of `{name}` is chosen", "add `scelta …`"],
  ),
  "vocabulary-without": entry(
    "error",
    ["al vocabolario manca `{clause}`", "aggiungere la clausola `{clause}`"],
    ["the vocabulary lacks `{clause}`", "add the clause `{clause}`"],
  ),
  "example-asserts-nothing": entry(
    "error",
    ["l'esempio non afferma nulla", "aggiungere `allora … = …`"],
    ["the example asserts nothing", "add `allora … = …`"],
  ),
  "given-not-written": entry(
    "error",
    ["il valore di `{name}` dev'essere scritto, non calcolato", "scrivere il numero, la data o la voce"],
    ["the value of `{name}` must be written, not computed", "write the number, the date or the option"],
  ),
  "not-a-requirement": entry(
    "error",
    ["`{name}` non è un requisito", "scrivere `allora {name} = …`"],
    ["`{name}` is not a requirement", "write `allora {name} = …`"],
  ),
  "not-a-cycle": entry(
    "error",
    [
      "`{name} di …` vuole una `{cycle}`, qui c'è un periodo qualsiasi",
      "usare il nome dato in `per ogni {cycle} precedente …`, o un campo il cui tipo è `{cycle}`",
    ],
    [
      "`{name} di …` needs a `{cycle}`, here is any period",
      "use the name given in `per ogni {cycle} precedente …`, or a field whose type is `{cycle}`",
    ],
  ),
  "years-not-a-cycle": entry(
    "error",
    ["{years} non è una `{cycle}`", "scrivere `{nearest}`, o gli anni di un'altra"],
    ["{years} is not a `{cycle}`", "write `{nearest}`, or the years of another"],
  ),
  "cycle-without-whole-years": entry(
    "error",
    ["il ciclo non dura un numero intero di anni, da un anno intero", "scrivere ad esempio `di 3 anni dal 2010`"],
    ["the cycle does not last a whole number of years from a whole year", "write for example `di 3 anni dal 2010`"],
  ),
  "not-a-group-key": entry(
    "error",
    [
      "non si può raggruppare secondo `{type}`",
      "raggruppare secondo una voce, un numero, una data, un testo o un elemento",
    ],
    ["cannot group by `{type}`", "group by an option, a number, a date, a text or an item"],
  ),
  "order-missing": entry(
    "error",
    ["non si sa in che ordine ripartire", "aggiungere `secondo …` prima di `dal più recente` o `dal meno recente`"],
    ["the order of the allocation is not known", "add `secondo …` before `dal più recente` or `dal meno recente`"],
  ),
  "order-of-its-own": entry(
    "error",
    ["anni e cicli hanno già il loro ordine", "togliere `secondo …`"],
    ["years and cycles have an order of their own", "remove `secondo …`"],
  ),
  "direction-missing": entry(
    "error",
    [
      "non si sa quale valore sia più favorevole",
      "scrivere `favorevole se minore` o `favorevole se maggiore` dopo il tipo della regola o del termine",
    ],
    [
      "it is not known which value is more favourable",
      "write `favorevole se minore` or `favorevole se maggiore` after the type of the rule or term",
    ],
  ),
  "derogation-read": entry(
    "error",
    ["`{name}` è una deroga: nessuno la legge per nome", "leggere `{base}`, che ne tiene conto"],
    ["`{name}` is a derogation: nothing reads it by name", "read `{base}`, which takes it into account"],
  ),
  "not-a-derogation": entry(
    "error",
    ["`{name}` non è una deroga", "`fatto salvo` e `cumulabile con` stanno nelle regole `in deroga a …`"],
    ["`{name}` is not a derogation", "`fatto salvo` and `cumulabile con` stand in rules `in deroga a …`"],
  ),
  "not-a-sibling": entry(
    "error",
    ["`{name}` non è un'altra deroga a `{base}`", "nominare una deroga alla stessa regola"],
    ["`{name}` is not another derogation from `{base}`", "name a derogation from the same rule"],
  ),
  "saves-in-a-circle": entry(
    "error",
    ["ciascuna prevale sull'altra: {path}", "togliere uno dei `fatto salvo`"],
    ["each prevails over the other: {path}", "remove one of the `fatto salvo`"],
  ),
  "cumulation-without-sum": entry(
    "error",
    ["`{type}` non si può sommare: la deroga non è cumulabile", "togliere `cumulabile con …`, o usare `fatto salvo …`"],
    ["`{type}` cannot be added: the derogation does not cumulate", "remove `cumulabile con …`, or use `fatto salvo …`"],
  ),
  "cumulation-one-sided": entry(
    "error",
    [
      "`{name}` è cumulabile con `{other}`, ma `{other}` non lo è con `{name}`",
      "scrivere `cumulabile con {name}` anche in `{other}`",
    ],
    [
      "`{name}` cumulates with `{other}`, but `{other}` does not with `{name}`",
      "write `cumulabile con {name}` in `{other}` too",
    ],
  ),
  "extension-not-after": entry(
    "error",
    ["`{name}` ha già effetto fino al {end}", "prorogare a un giorno successivo"],
    ["`{name}` already has effect until {end}", "extend to a later day"],
  ),
  "extension-of-open-effect": entry(
    "error",
    ["`{name}` non ha una fine da prorogare", "togliere la proroga, o citare la definizione che finisce"],
    ["`{name}` has no end to extend", "remove the extension, or cite the definition that ends"],
  ),
  "not-a-verdict": entry(
    "error",
    ["`{name}` non è un esito", "scrivere `allora {name} = …`"],
    ["`{name}` is not a verdict", "write `allora {name} = …`"],
  ),
  "action-without-clause": entry(
    "error",
    ["all'azione `{name}` manca `{clause} …`", "aggiungere la riga `{clause} …`"],
    ["action `{name}` lacks `{clause} …`", "add the line `{clause} …`"],
  ),
  "not-in-one-list": entry(
    "error",
    [
      "non si sa in quale elenco del soggetto aggiungere `{entity}`",
      "usare un'entità che il soggetto ha in un solo campo `lista di …`",
    ],
    [
      "it is not known to which list of the subject `{entity}` is added",
      "use an entity that the subject has in one field `lista di …` only",
    ],
  ),
  "no-field-for-item": entry(
    "error",
    [
      "`{holder}` non ha un campo che contenga `{entity}`",
      "scrivere `dato {entity} … di …` con l'etichetta di un dato che lo ha, o aggiungere il campo al vocabolario",
    ],
    [
      "`{holder}` has no field that holds `{entity}`",
      "write `dato {entity} … di …` with the label of an item that has one, or add the field to the vocabulary",
    ],
  ),
  "many-fields-for-item": entry(
    "error",
    [
      "`{entity}` può stare in `{first}` e in `{second}` di `{holder}`: non si sa in quale",
      "dare ai due campi entità diverse nel vocabolario",
    ],
    [
      "`{entity}` may stand in `{first}` and in `{second}` of `{holder}`: it is not known in which",
      "give the two fields different entities in the vocabulary",
    ],
  ),
  "field-holds-one-item": entry(
    "error",
    [
      "`{field}` è già dato da `{item}`",
      "togliere una delle due righe, o dichiarare il campo `lista di …` nel vocabolario",
    ],
    [
      "`{field}` is already given by `{item}`",
      "remove one of the two, or declare the field `lista di …` in the vocabulary",
    ],
  ),
  "items-in-a-circle": entry(
    "error",
    ["dati che si contengono l'un l'altro: {path}", "togliere uno dei `di …`"],
    ["items that hold one another: {path}", "remove one of the `di …`"],
  ),
  "items-too-deep": entry(
    "error",
    ["`{name}` sta dentro {most} dati, uno nell'altro: così a fondo non si legge", "togliere un `di …`"],
    ["`{name}` stands inside {most} items, one in the other: facts are not read so deep", "remove one `di …`"],
  ),
  "amount-without-a-step": entry(
    "error",
    ["`{name}` è `{type}`: non si sa di quanto in quanto cresce", "usare un campo in un'unità che ha un `passo`"],
    ["`{name}` is `{type}`: the steps in which it grows are not known", "use a field in a unit that has a `passo`"],
  ),
  "property-states-nothing": entry(
    "error",
    ["la proprietà non afferma nulla", "aggiungere `sempre …`, `al crescere di …` o `all'aggiunta di …`"],
    ["the property states nothing", "add `sempre …`, `al crescere di …` or `all'aggiunta di …`"],
  ),
  "does-not-grow": entry(
    "error",
    ["`{name}` è `{type}`: non si può dire che cresce", "usare una quantità, un requisito o un esito"],
    ["`{name}` is `{type}`: it cannot be said to grow", "use a quantity, a requirement or a verdict"],
  ),
} as const;

type Words<M extends string, H extends string> = readonly [message: M, help: H];

function entry<S extends string, M extends string, H extends string, N extends string, K extends string>(
  severity: S,
  [itMessage, itHelp]: Words<M, H>,
  [enMessage, enHelp]: Words<N, K>,
) {
  return { severity, it: { message: itMessage, help: itHelp }, en: { message: enMessage, help: enHelp } } as const;
}
