import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { default as Ajv } from 'ajv';
import { default as addFormats } from 'ajv-formats';
import { buttonsOn, parts, wordsOn } from '../../support/readCard';
import { allCards, hostile } from './samples';

const root = join(__dirname, '../../..');
const contracts = process.env.CONTRACTS_DIR;
const testWithContracts = contracts ? test : test.skip;
if (!contracts)
  console.info('Skipped: CONTRACTS_DIR is not set, so no card meets the official schema.');

const ordinary = Object.entries(allCards('Site visit before the first day.'));
const attacked = Object.entries(allCards(hostile));
const long = Object.entries(allCards('Every word of a long reason. '.repeat(34), 'Priya Nair'));

/** The schema of cards is draft 6; its own `id` must not be taken for ajv's. */
function validator(directory: string) {
  const schema: unknown = JSON.parse(
    readFileSync(join(directory, 'adaptive-card-1.5.schema.json'), 'utf8'),
  );
  const draft6: unknown = JSON.parse(
    readFileSync(require.resolve('ajv/dist/refs/json-schema-draft-06.json'), 'utf8'),
  );
  if (typeof schema !== 'object' || schema === null) throw new Error('The schema is not JSON.');
  const ajv = new Ajv({ strict: false, allErrors: false });
  addFormats(ajv);
  ajv.addMetaSchema(draft6 as object);
  return ajv.compile(Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'id')));
}

describe('drawing any card', () => {
  testWithContracts('every card is valid against the 1.5 schema', () => {
    const validate = validator(contracts ?? '');
    const faults = [...ordinary, ...attacked].flatMap(([name, card]) =>
      validate(card) ? [] : [{ name, errors: validate.errors }],
    );
    expect(faults).toEqual([]);
  });

  test.each([...ordinary, ...long])('%s has at most 12 KB on the wire', (_name, card) => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(12_000);
  });

  test.each(ordinary)(
    '%s speaks, falls back, has one heading and at most six buttons',
    (_name, card) => {
      expect(typeof card.speak).toBe('string');
      expect(typeof card.fallbackText).toBe('string');
      expect(parts(card).filter(({ style }) => style === 'heading')).toHaveLength(1);
      expect(Array.isArray(card.actions) ? card.actions.length : 0).toBeLessThanOrEqual(6);
    },
  );

  test.each(ordinary)(
    '%s wraps its text, names its pictures and uses only what Teams draws',
    (_name, card) => {
      const all = parts(card);
      const types = new Set(all.map(({ type }) => type));
      for (const unwanted of ['Table', 'Action.ToggleVisibility', 'Media']) {
        expect(types.has(unwanted)).toBe(false);
      }
      expect(all.filter(({ type, wrap }) => type === 'TextBlock' && wrap !== true)).toEqual([]);
      for (const image of all.filter(({ type }) => type === 'Image')) {
        expect(image.altText).toMatch(/\w/);
        const name = String(image.url).split('/cards/')[1] ?? '';
        expect(existsSync(join(root, 'bot/cards/images', name))).toBe(true);
      }
    },
  );

  test.each(ordinary)('%s lets old clients press every button too', (_name, card) => {
    for (const action of parts(card).filter(({ type }) => type === 'Action.Execute')) {
      if (!action.title) continue;
      expect(action.fallback).toMatchObject({
        type: 'Action.Submit',
        data: { verb: action.verb, ...(action.data as object) },
      });
    }
  });

  test.each(ordinary)('%s carries ids only', (_name, card) => {
    const allowed = /^(approvalId|stageId|seen|packageId|draftId|providerId|questionId|verb)$/;
    const keys = parts(card)
      .filter(({ type }) => type === 'Action.Execute' || type === 'Action.Submit')
      .flatMap(({ data }) => Object.keys(data ?? {}));
    expect(keys.filter((key) => !allowed.test(key))).toEqual([]);
  });

  test.each(attacked)('%s shows hostile words letter by letter', (_name, card) => {
    const markdown = parts(card).flatMap(({ type, text, facts }) => [
      ...(type === 'TextBlock' ? [String(text)] : []),
      ...(Array.isArray(facts) ? facts.map((fact) => JSON.stringify(fact)) : []),
    ]);
    const everything = wordsOn(card);
    expect(markdown.filter((text) => /\]\(|\*\*|https?:\/\/|<at>/.test(text))).toEqual([]);
    const shown = parts(card)
      .filter(({ type }) => type === 'TextBlock' || type === 'TextRun')
      .map(({ text }) => String(text));
    expect(shown.filter((text) => text.includes('{{'))).toEqual([]);
    expect(shown.filter((text) => /[\u0000-\u001f\u202a-\u202e]/.test(text))).toEqual([]);
    expect(everything.length).toBeGreaterThan(0);
    expect(buttonsOn(card)).not.toContain('');
  });
});
