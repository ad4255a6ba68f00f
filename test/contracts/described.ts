import { isJsonObject, type JsonObject } from '../../graph/local/json';

/** An operation as a table names it. */
export interface Described {
  method: string;
  template: string;
  request?: string;
  answers: Readonly<Record<string, string>>;
}

interface Description {
  operations: Described[];
  /** Shapes that stand inside an operation, under names of their own. */
  shapes: Record<string, object>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];
const error = 'microsoft.graph.ODataErrors.ODataError';

/** Takes from an OpenAPI document which body belongs to which operation and status. */
export function describedOperations(document: unknown): Description {
  const shapes: Record<string, object> = {};
  const operations: Described[] = [];
  for (const [template, item] of Object.entries(part(part(document, 'paths')))) {
    for (const method of methods) {
      const described = part(item, method);
      if (!isJsonObject(described.responses)) continue;
      const name = `${method} ${template}`.replace(/[^\w ]/g, '_');
      const shapeOf = (content: unknown, side: string) =>
        bodyOf(content, (shape) => ((shapes[`${name} ${side}`] = shape), `${name} ${side}`));
      const answers = Object.entries(described.responses).map(([status, response]) => [
        status,
        '$ref' in part(response) ? error : shapeOf(part(response, 'content'), status),
      ]);
      const optional = part(described.requestBody).required === false ? '?' : '';
      operations.push({
        method: method.toUpperCase(),
        template,
        request: `${shapeOf(part(described.requestBody, 'content'), 'request')}${optional}`,
        answers: Object.fromEntries(answers) as Record<string, string>,
      });
    }
  }
  return { operations, shapes };
}

/** What an address of a template looks like; an address by path may hold slashes. */
export function patternOf(template: string): RegExp {
  const source = template
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{item-path\}/g, '[^:]+')
    // A channel's id is an address of its own: 19:...@thread.tacv2.
    .replace(/\{channel-id\}/g, '[^/]+')
    .replace(/\{[^}]+\}/g, '[^/:]+');
  return new RegExp(`^${source}:?$`, 'i');
}

/** Names the body of a media type table; an unnamed shape is closed and kept by the caller. */
function bodyOf(content: unknown, keep: (shape: object) => string): string {
  const types = Object.keys(part(content));
  if (types.length === 0) return 'nothing';
  if (!types.includes('application/json')) return 'file';
  const schema = part(part(part(content), 'application/json'), 'schema');
  if (typeof schema.$ref === 'string') return schema.$ref.replace(/^.*\//, '');
  return keep(closed(schema));
}

/** The same with the strict twin's names, and with no other properties than it names. */
function closed(schema: JsonObject): object {
  const text = JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/');
  const shape: unknown = JSON.parse(text);
  return { ...part(shape), additionalProperties: false, patternProperties: { '^[^@]*@': {} } };
}

function part(of: unknown, name?: string): JsonObject {
  const value = name === undefined ? of : isJsonObject(of) ? of[name] : undefined;
  return isJsonObject(value) ? value : {};
}
