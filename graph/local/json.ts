/** A JSON object whose members nobody has checked yet. */
export type JsonObject = Record<string, unknown>;

/** Says whether a parsed JSON value is an object, and not an array or null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a JSON object this program itself wrote, so anything else is a damaged file. */
export function parseObject(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  if (!isJsonObject(value)) throw new Error('A stored document is not a JSON object.');
  return value;
}

/** Copies the named members that are there and not undefined. */
export function pick(source: JsonObject, names: Iterable<string>): JsonObject {
  const picked: JsonObject = {};
  for (const name of names) {
    if (source[name] !== undefined) picked[name] = source[name];
  }
  return picked;
}
