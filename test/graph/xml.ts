/** One element of an XML text. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly Element[];
  /** The text inside, of an element without children. */
  text: string;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** Reads elements one after another. Throws for anything that is not well-formed. */
export function readXml(xml: string): readonly Element[] {
  const root = { name: '', attributes: {}, children: [] as Element[], text: '' };
  const open = [root];
  let rest = xml;
  while (rest !== '') {
    const top = open.at(-1) ?? root;
    const close = /^<\/(\w+)>/.exec(rest);
    const start = /^<(\w+)((?: \w+="[^"<&]*(?:&\w+;[^"<&]*)*")*)( \/)?>/.exec(rest);
    const text = /^(?:[^<&]|&\w+;)+/.exec(rest);
    if (close) {
      if (close[1] !== top.name || open.length === 1) throw new Error(`Closed too early: ${rest}`);
      open.pop();
    } else if (start) {
      const made = {
        name: String(start[1]),
        attributes: attributesOf(start[2] ?? ''),
        children: [],
        text: '',
      };
      top.children.push(made);
      if (start[3] === undefined) open.push(made);
    } else if (text) {
      top.text += unescaped(text[0]);
    } else {
      throw new Error(`Not well-formed from here: ${rest}`);
    }
    rest = rest.slice((close ?? start ?? text)?.[0].length);
  }
  if (open.length > 1) throw new Error(`Never closed: ${String(open.at(-1)?.name)}`);
  return root.children;
}

/** Every element of the name, however deep. */
export function every(elements: readonly Element[], name: string): readonly Element[] {
  return elements.flatMap((one) => [
    ...(one.name === name ? [one] : []),
    ...every(one.children, name),
  ]);
}

function attributesOf(text: string): Record<string, string> {
  const found = [...text.matchAll(/ (\w+)="([^"]*)"/g)];
  const names = found.map(([, name]) => String(name));
  if (new Set(names).size !== names.length) throw new Error(`Said twice:${text}`);
  return Object.fromEntries(found.map(([, name, value]) => [name, unescaped(String(value))]));
}

function unescaped(text: string): string {
  return text.replace(/&\w+;/g, (entity) => {
    const sign = entities[entity];
    if (sign === undefined) throw new Error(`No such entity: ${entity}`);
    return sign;
  });
}
