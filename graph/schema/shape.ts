import { isObject } from '../json';

/** Any JSON object: for what only its own feature can judge further. */
export function anObject<T extends object>(value: unknown): value is T {
  return isObject(value);
}

/** An array of JSON objects that all have these members. */
export function listOf<T>(
  ...members: (keyof T & string)[]
): (value: unknown) => value is readonly T[] {
  return (value): value is readonly T[] =>
    Array.isArray(value) &&
    value.every((one) => isObject(one) && members.every((name) => Object.hasOwn(one, name)));
}

/** A JSON object that has these members. */
export function having<T>(...members: (keyof T & string)[]): (value: unknown) => value is T {
  return (value): value is T =>
    isObject(value) && members.every((name) => Object.hasOwn(value, name));
}
