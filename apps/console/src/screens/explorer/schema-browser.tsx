/** The schema to be read: its types, their fields and arguments with what they mean, searched by name or by description. */
import { Link } from "@tanstack/react-router";
import type { GraphQLArgument, GraphQLInputField, GraphQLNamedType, GraphQLType } from "graphql";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
} from "graphql";
import { useDeferredValue, useId, useMemo, useState } from "react";
import { TextField } from "../../design/field.tsx";
import { Sentence } from "../../design/sentence.tsx";
import { useText } from "../../messages/text.ts";
import { schema } from "./committed-schema.ts";
import { findInSchema, typesOf } from "./find-in-schema.ts";
import "./schema-browser.css";

interface SchemaBrowserProperties {
  /** The type that is open. */
  readonly type: string | undefined;
}

const types = typesOf(schema);

export function SchemaBrowser({ type = "Query" }: SchemaBrowserProperties) {
  const text = useText();
  const heading = useId();
  const [words, setWords] = useState("");
  const sought = useDeferredValue(words);
  const found = useMemo(() => findInSchema(schema, sought), [sought]);
  const open = schema.getType(type);
  return (
    <section className="schema" aria-labelledby={heading}>
      <h2 id={heading}>{text("schema.title")}</h2>
      <p className="section-lede">{text("schema.lede", { count: types.length })}</p>
      <div className="schema-columns">
        <div>
          <TextField
            label={text("schema.search")}
            hint={text("schema.searchHint")}
            type="search"
            autoComplete="off"
            spellCheck={false}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
          {sought.trim() === "" ? (
            <ul className="schema-list" aria-label={text("schema.types")}>
              {types.map(({ name }) => (
                <li key={name}>
                  <TypeLink name={name} current={name === type} />
                </li>
              ))}
            </ul>
          ) : (
            <>
              <p role="status" className="small faint">
                {text("schema.found", { count: found.length })}
              </p>
              <ul className="schema-list" aria-label={text("schema.results")}>
                {found.map(({ type: of, field, description, deprecated }) => (
                  <li key={`${of}.${field ?? ""}`}>
                    <TypeLink name={of} field={field} current={false} />
                    {deprecated && <span className="schema-deprecated"> {text("schema.deprecated")}</span>}
                    <span className="schema-summary" lang="en">
                      {description}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
        {open === undefined ? (
          <p>{text("schema.noType", { type })}</p>
        ) : (
          // The descriptions of the API are written once, in English.
          <div lang="en">
            <TypeDescribed type={open} />
          </div>
        )}
      </div>
    </section>
  );
}

interface TypeLinkProperties {
  readonly name: string;
  readonly field?: string | undefined;
  readonly current: boolean;
}

function TypeLink({ name, field, current }: TypeLinkProperties) {
  return (
    <Link
      to="/explorer"
      search={(earlier) => ({ ...earlier, type: name })}
      {...(field === undefined ? {} : { hash: `${name}.${field}` })}
      activeOptions={{ exact: true, includeSearch: true, includeHash: true }}
      aria-current={current ? "true" : undefined}
      resetScroll={false}
    >
      <code>{field === undefined ? name : `${name}.${field}`}</code>
    </Link>
  );
}

function TypeDescribed({ type }: { readonly type: GraphQLNamedType }) {
  const text = useText();
  return (
    <article className="schema-type" aria-label={type.name}>
      <h3>
        <code>{type.name}</code> <span className="faint small">{kindOf(type)}</span>
      </h3>
      {type.description && (
        <p>
          <Sentence>{type.description}</Sentence>
        </p>
      )}
      {isObjectType(type) && type.getInterfaces().length > 0 && (
        <p>
          implements{" "}
          {type.getInterfaces().map(({ name }) => (
            <TypeLink key={name} name={name} current={false} />
          ))}
        </p>
      )}
      {isUnionType(type) && (
        <ul className="schema-parts">
          {type.getTypes().map(({ name, description }) => (
            <li key={name}>
              <TypeLink name={name} current={false} />
              {description && <p>{description}</p>}
            </li>
          ))}
        </ul>
      )}
      {isEnumType(type) && (
        <dl className="schema-parts">
          {type.getValues().map((value) => (
            <div key={value.name}>
              <dt>
                <code>{value.name}</code>
                <Deprecation reason={value.deprecationReason} label={text("schema.deprecated")} />
              </dt>
              {value.description && <dd>{value.description}</dd>}
            </div>
          ))}
        </dl>
      )}
      {(isObjectType(type) || isInterfaceType(type)) && (
        <dl className="schema-parts">
          {Object.values(type.getFields()).map((field) => (
            <div key={field.name} id={`${type.name}.${field.name}`}>
              <dt>
                <code>{field.name}</code> <TypeName type={field.type} />
                <Deprecation reason={field.deprecationReason} label={text("schema.deprecated")} />
              </dt>
              <dd>
                {field.description && <Sentence>{field.description}</Sentence>}
                <Given parts={field.args} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {isInputObjectType(type) && <Given parts={Object.values(type.getFields())} />}
    </article>
  );
}

function Given({ parts }: { readonly parts: readonly (GraphQLArgument | GraphQLInputField)[] }) {
  if (parts.length === 0) return null;
  return (
    <ul className="schema-given">
      {parts.map(({ name, type, description }) => (
        <li key={name}>
          <code>{name}</code> <TypeName type={type} />
          {description && (
            <>
              {" "}
              <Sentence>{description}</Sentence>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Deprecation({ reason, label }: { readonly reason: string | null | undefined; readonly label: string }) {
  if (reason == null) return null;
  return (
    <span className="schema-deprecated">
      {" "}
      {label}: {reason}
    </span>
  );
}

/** `[Line!]!`, with the name as a link. */
function TypeName({ type }: { readonly type: GraphQLType }) {
  const { name } = getNamedType(type);
  const [before = "", after = ""] = String(type).split(name);
  return (
    <span className="schema-of">
      {before}
      <TypeLink name={name} current={false} />
      {after}
    </span>
  );
}

function kindOf(type: GraphQLNamedType): string {
  if (isObjectType(type)) return "type";
  if (isInterfaceType(type)) return "interface";
  if (isUnionType(type)) return "union";
  if (isEnumType(type)) return "enum";
  if (isInputObjectType(type)) return "input";
  return isScalarType(type) ? "scalar" : "";
}
