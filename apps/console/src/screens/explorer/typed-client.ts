/**
 * Writes a client for an operation in TypeScript: the types of its variables and of its answer, read off the schema, and a function
 * that asks and depends on nothing. Undefined for what is no single valid operation with a name.
 */
import type {
  DocumentNode,
  FieldNode,
  GraphQLInputType,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from "graphql";
import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  typeFromAST,
  validate,
} from "graphql";

export function typedClient(source: string, schema: GraphQLSchema): string | undefined {
  const document = parsed(source);
  if (document === undefined || validate(schema, document).length > 0) return undefined;
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operation?.name === undefined || operations.length !== 1) return undefined;
  const root = schema.getRootType(operation.operation);
  if (root == null) return undefined;
  const name = operation.name.value;
  const variables = variablesOf(operation, schema);
  const answer = objectText(root, [operation.selectionSet], "", documentOf(document, schema));
  const given = variables === undefined ? "" : `, variables: ${name}Variables`;
  return `${variables === undefined ? "" : `export interface ${name}Variables ${variables}\n\n`}/** Amounts are strings: read as binary floating point they would no longer be exact. */
export interface ${name}Data ${answer}

/** @param token of the issuer, for who may see what is asked. Throws what the API says when it does not answer. */
export async function ask${name}(address: string, token: string${given}): Promise<${name}Data> {
  const response = await fetch(\`\${address}/graphql\`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: \`Bearer \${token}\` },
    body: JSON.stringify({ query: document${variables === undefined ? "" : ", variables"} }),
  });
  const { data, errors } = (await response.json()) as {
    readonly data?: ${name}Data | null;
    readonly errors?: readonly { readonly message: string }[];
  };
  if (errors !== undefined || data == null) throw new Error(errors?.map(({ message }) => message).join("; "));
  return data;
}

const document = ${JSON.stringify(source.trim())};
`;
}

function parsed(source: string): DocumentNode | undefined {
  try {
    return parse(source);
  } catch {
    return undefined;
  }
}

const indent = "  ";
const numbers = new Set(["Int", "Float"]);

/** Undefined when the operation has none. */
function variablesOf({ variableDefinitions = [] }: OperationDefinitionNode, schema: GraphQLSchema): string | undefined {
  if (variableDefinitions.length === 0) return undefined;
  const lines = variableDefinitions.map(({ variable, type, defaultValue }) => {
    const given = typeFromAST(schema, type) as GraphQLInputType;
    const optional = !isNonNullType(given) || defaultValue !== undefined;
    return `${indent}readonly ${variable.name.value}${optional ? "?" : ""}: ${inputText(given, indent)};`;
  });
  return `{\n${lines.join("\n")}\n}`;
}

function inputText(type: GraphQLInputType, place: string): string {
  if (isNonNullType(type)) return inputValue(type.ofType, place);
  return `${inputValue(type, place)} | null`;
}

function inputValue(type: GraphQLInputType, place: string): string {
  if (isListType(type)) return `readonly (${inputText(type.ofType, place)})[]`;
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return scalarText(named);
  const inner = `${place}${indent}`;
  const lines = Object.values(named.getFields()).map(
    (field) =>
      `${inner}readonly ${field.name}${isNonNullType(field.type) ? "" : "?"}: ${inputText(field.type, inner)};`,
  );
  return `{\n${lines.join("\n")}\n${place}}`;
}

function scalarText(type: GraphQLNamedType): string {
  if (isEnumType(type))
    return type
      .getValues()
      .map(({ name }) => JSON.stringify(name))
      .join(" | ");
  if (type.name === "Boolean") return "boolean";
  return numbers.has(type.name) ? "number" : "string";
}

type Fields = [FieldNode, ...FieldNode[]];

interface Asked {
  readonly nodes: Fields;
  /** False when `@include` or `@skip` may leave it out. */
  readonly always: boolean;
}

interface Document {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, { readonly on: string; readonly selectionSet: SelectionSetNode }>;
}

function documentOf(document: DocumentNode, schema: GraphQLSchema): Document {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return {
    schema,
    fragments: new Map(
      fragments.map(({ name, typeCondition, selectionSet }) => [
        name.value,
        { on: typeCondition.name.value, selectionSet },
      ]),
    ),
  };
}

function objectText(
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  place: string,
  document: Document,
): string {
  const inner = `${place}${indent}`;
  const lines = [...fieldsOf(type, selections, document)].map(([name, { nodes, always }]) => {
    const [{ name: asked }] = nodes;
    const key = `${inner}readonly ${name}${always ? "" : "?"}`;
    if (asked.value === "__typename") return `${key}: ${JSON.stringify(type.name)};`;
    const declared = type.getFields()[asked.value];
    if (declared === undefined) throw new Error(`a valid operation asks ${type.name} for ${asked.value}`);
    const under = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return `${key}: ${outputText(declared.type, under, inner, document)};`;
  });
  return `{\n${lines.join("\n")}\n${place}}`;
}

function outputText(
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  place: string,
  document: Document,
): string {
  if (isNonNullType(type)) return valueText(type.ofType, selections, place, document);
  return `${valueText(type, selections, place, document)} | null`;
}

function valueText(
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  place: string,
  document: Document,
): string {
  if (isListType(type)) return `readonly (${outputText(type.ofType, selections, place, document)})[]`;
  const named = getNamedType(type);
  if (isObjectType(named)) return objectText(named, selections, place, document);
  if (!isAbstractType(named)) return scalarText(named);
  const possible = document.schema.getPossibleTypes(named);
  return [...new Set(possible.map((each) => objectText(each, selections, place, document)))].join(" | ");
}

/** By the name in the answer; the same name asked twice is one field with the selections of both. */
function fieldsOf(
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  { schema, fragments }: Document,
): ReadonlyMap<string, Asked> {
  const found = new Map<string, Asked>();
  const fits = (condition: string | undefined) => {
    if (condition === undefined || condition === type.name) return true;
    const named = schema.getType(condition);
    return isAbstractType(named) && schema.isSubType(named, type);
  };
  const visit = (selectionSet: SelectionSetNode, certain: boolean) => {
    for (const selection of selectionSet.selections) {
      const always = certain && (selection.directives ?? []).length === 0;
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        const earlier = found.get(name);
        const nodes: Fields = earlier === undefined ? [selection] : [...earlier.nodes, selection];
        found.set(name, { nodes, always: always || earlier?.always === true });
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (fits(selection.typeCondition?.name.value)) visit(selection.selectionSet, always);
      } else {
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined && fits(fragment.on)) visit(fragment.selectionSet, always);
      }
    }
  };
  for (const selectionSet of selections) visit(selectionSet, true);
  return found;
}
