/** A JSON object whose members nobody has checked yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Narrows a parsed value to an object that is neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member of a value when that value is an object with a text there. */
export function textAt(value: unknown, name: string): string | undefined {
  const member = isObject(value) ? value[name] : undefined;
  return typeof member === 'string' ? member : undefined;
}

/** The objects of an array member; everything else in it is left out. */
export function objectsAt(value: unknown, name: string): JsonObject[] {
  const member = isObject(value) ? value[name] : undefined;
  return Array.isArray(member) ? member.filter(isObject) : [];
}

/** Parses JSON without throwing: undefined when the text is not JSON (cut off, or a proxy's HTML). */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Headers written as an object of texts, as the parts of a batch have them. */
export function headersOf(value: unknown): Headers {
  const texts = isObject(value) ? Object.entries(value) : [];
  return new Headers(texts.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}
