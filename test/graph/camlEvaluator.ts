import { addDays, type IsoDay } from '../../teamsapp/common/dates';
import { type Element, readXml } from './xml';

type Fields = Readonly<Record<string, unknown>>;

/** Whether SharePoint would show the item in a view with this query, on the day. */
export function isShown(query: string, fields: Fields, today: IsoDay): boolean {
  const where = readXml(query).find(({ name }) => name === 'Where');
  if (!where) return true;
  if (where.children.length !== 1) throw new Error('<Where> takes one condition.');
  return holds(only(where.children[0]), fields, today);
}

function holds(condition: Element, fields: Fields, today: IsoDay): boolean {
  const { name, children } = condition;
  if (name === 'And' || name === 'Or') {
    if (children.length !== 2) throw new Error(`<${name}> takes two conditions.`);
    const [first, second] = children.map((one) => holds(one, fields, today));
    return name === 'And' ? first === true && second === true : first === true || second === true;
  }
  const ref = only(children[0]);
  if (ref.name !== 'FieldRef') throw new Error(`<${name}> begins with a FieldRef.`);
  const key = `${String(ref.attributes.Name)}${ref.attributes.LookupId === 'TRUE' ? 'LookupId' : ''}`;
  const is = fields[key] ?? null;
  if (name === 'IsNull') return is === null;
  if (name === 'IsNotNull') return is !== null;
  const test = tests[name];
  if (!test) throw new Error(`SharePoint has no <${name}>.`);
  // No comparison with nothing is true.
  if (is === null) return false;
  const value = only(children[1]);
  return test(comparable(is, value), wanted(value, today));
}

const tests: Readonly<Record<string, (is: string, value: string) => boolean>> = {
  Eq: (is, value) => is === value,
  Lt: (is, value) => is < value,
  Leq: (is, value) => is <= value,
  Gt: (is, value) => is > value,
  Geq: (is, value) => is >= value,
};

/** What the item holds, in the form that a value of the type is written in. */
function comparable(is: unknown, { attributes }: Element): string {
  const { Type, IncludeTimeValue } = attributes;
  if (Type === 'Boolean') return is === true ? '1' : '0';
  if (Type === 'Currency') return Number(is).toFixed(2);
  if (Type === 'DateTime') {
    if (IncludeTimeValue !== 'FALSE') throw new Error('A day is compared without its time.');
    return String(is).slice(0, 10);
  }
  return String(is);
}

function wanted({ attributes, children, text }: Element, today: IsoDay): string {
  if (attributes.Type !== 'DateTime') return text;
  const day = only(children[0]);
  if (day.name !== 'Today') throw new Error(`SharePoint has no day <${day.name}>.`);
  return addDays(today, Number(day.attributes.OffsetDays ?? 0));
}

function only(element: Element | undefined): Element {
  if (!element) throw new Error('An element is missing.');
  return element;
}
