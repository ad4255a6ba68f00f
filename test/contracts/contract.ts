import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import { describedOperations, patternOf, type Described } from './described';
import { outside, ownShapes } from './outside';

/** What a body may be: nothing, a file's bytes, or JSON of a named shape; `?` lets it be missing. */
export type Body = string;
export const nothing: Body = 'nothing';
export const file: Body = 'file';

/** One address with one method, and the bodies that belong to it. */
export interface Operation {
  method: string;
  template: string;
  request: Body;
  /** By status, exact ('302') or by its first digit ('2XX'). */
  answers: Readonly<Record<string, Body>>;
}

/** Something in a body that the contract does not allow. */
export interface Fault {
  /** A JSON pointer in which every index of an array is `*`. */
  where: string;
  message: string;
}

/** Microsoft's description of Graph, with our own table of what it leaves out. */
export interface Contract {
  operationAt(method: string, path: string): Operation | undefined;
  /** What is wrong with a body of a named shape; throws when neither contract nor table has it. */
  faultsIn(shape: Body, body: unknown): Fault[];
}

/** The folder of the contract files; undefined where nobody says where they are. */
export const contractsFolder = process.env.CONTRACTS_DIR;

/**
 * Reads the contract files of a folder.
 *
 * Shapes are compiled when they are first asked for: the description reaches from a list item to
 * most of Graph, so compiling is dear and checking afterwards is cheap.
 */
export function readContract(folder: string): Contract {
  const strict = readJson(folder, 'graph.strict.schema.json') as StrictSchema;
  const described = describedOperations(readJson(folder, 'graph.openapi.json'));
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  const shapes = { ...strict.$defs, ...described.shapes, ...ownShapes };
  for (const name of openByMistake) shapes[name] = { ...shapes[name], additionalProperties: false };
  ajv.addSchema({ ...strict, $defs: shapes });
  const table = compile([...described.operations, ...outside]);
  return {
    operationAt: (method, path) =>
      table.get(method)?.find(({ pattern }) => pattern.test(path))?.operation,
    faultsIn(shape, body) {
      const validate = ajv.getSchema(`${strict.$id}#/$defs/${shape}`);
      if (!validate) throw new Error(`Neither the contract nor our table has a shape ${shape}.`);
      return faultsOf(validate, body);
    },
  };
}

interface StrictSchema {
  $id: string;
  $defs: Record<string, object>;
}

/** The description lets these have any property; the service's own are few and known. */
const openByMistake = [
  'microsoft.graph.ODataErrors.ODataError',
  'microsoft.graph.ODataErrors.MainError',
  'microsoft.graph.ODataErrors.InnerError',
  'BatchRequest',
  'BatchResponse',
];

interface Compiled {
  pattern: RegExp;
  operation: Operation;
}

/** Puts the most exact addresses first, so that `items/delta(token='{token}')` is no item's id. */
function compile(operations: readonly Described[]): Map<string, Compiled[]> {
  const openParts = ({ template }: Described) => template.split('{').length;
  const fixed = ({ template }: Described) => template.replace(/\{[^}]+\}/g, '').length;
  const sorted = [...operations].sort(
    (one, other) => openParts(one) - openParts(other) || fixed(other) - fixed(one),
  );
  const table = new Map<string, Compiled[]>();
  for (const one of sorted) {
    const { method, template, request = nothing, answers } = one;
    const known = table.get(method) ?? [];
    table.set(method, known);
    const same = known.find(({ operation }) => operation.template === template)?.operation;
    if (same) same.answers = { ...same.answers, ...answers };
    else {
      const operation = { method, template, request, answers };
      known.push({ pattern: patternOf(template), operation });
    }
  }
  return table;
}

function faultsOf(validate: ValidateFunction, body: unknown): Fault[] {
  if (validate(body)) return [];
  // A property that is undefined is not written, so only what is written is held against it.
  const written: unknown = JSON.parse(JSON.stringify(body));
  return validate(written) ? [] : (validate.errors ?? []).map(faultOf);
}

function faultOf({ instancePath, message = '', params }: ErrorObject): Fault {
  const unknown: unknown = params.additionalProperty;
  const where = instancePath.replace(/\/\d+(?=\/|$)/g, '/*');
  return { where, message: typeof unknown === 'string' ? `unknown property ${unknown}` : message };
}

function readJson(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
