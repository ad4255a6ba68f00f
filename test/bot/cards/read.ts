/** Every object inside a card, the card itself included. */
export function parts(card: unknown): Record<string, unknown>[] {
  if (Array.isArray(card)) return card.flatMap(parts);
  if (!isObject(card)) return [];
  return [card, ...Object.values(card).flatMap(parts)];
}

/** Everything a person reads on a card, in order: texts, runs, facts, labels, choices and titles. */
export function wordsOn(card: unknown): string {
  return parts(card)
    .flatMap((part) => {
      const words = [part.text, part.label, part.value];
      const titles = typeof part.type === 'string' ? [part.title] : [part.title];
      return [...titles, ...words].filter((word): word is string => typeof word === 'string');
    })
    .join('\n');
}

/** Titles of the buttons that a card offers, panels and their buttons included. */
export function buttonsOn(card: unknown): string[] {
  return parts(card)
    .filter(
      ({ type }) => typeof type === 'string' && /^Action\.(Execute|ShowCard|OpenUrl)$/.test(type),
    )
    .flatMap(({ title }) => (typeof title === 'string' ? [title] : []));
}

/** The verb and data of the button with that title. */
export function buttonNamed(card: unknown, title: string): { verb: string; data: object } {
  const found = parts(card).find((part) => part.type === 'Action.Execute' && part.title === title);
  if (typeof found?.verb !== 'string' || !isObject(found.data)) {
    throw new Error(`No button "${title}" among: ${buttonsOn(card).join(', ')}`);
  }
  return { verb: found.verb, data: found.data };
}

/** The card's one heading. */
export function headingOf(card: unknown): string {
  const found = parts(card).find(({ style, type }) => type === 'TextBlock' && style === 'heading');
  return typeof found?.text === 'string' ? found.text : '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
