import { decisionCard } from '../../../bot/cards/decisionCard';
import { postedApprovalCard } from '../../../bot/cards/postedApproval';
import { wordsOn } from '../../support/readCard';
import { links } from './links';
import { aPosted, aStageView, anApprovalView } from './views';

type Concern = ReturnType<typeof anApprovalView>['concerns'][number];

const many = (count: number, tone: Concern['tone'], over: Partial<Concern> = {}): Concern[] =>
  Array.from({ length: count }, (_, index) => ({
    tone,
    title: `The ${tone} number ${String(index)}`,
    sentence: 'A sentence of the length that a rule with its source usually has. '.repeat(4),
    about: 'money',
    ...over,
  }));
const drawn = (concerns: Concern[]) =>
  decisionCard({ approval: anApprovalView({ concerns }), stage: aStageView(), refer: [] }, links);

describe('showing what saying yes leads to on a decision card', () => {
  test('figures to know stand with the costs and days, those to check in their box', () => {
    const words = wordsOn(
      decisionCard({ approval: anApprovalView(), stage: aStageView(), refer: [] }, links),
    );
    const text = JSON.stringify(words);
    expect(text).toContain('Over budget, 2026 to 2027: £8,000.00 ');
    expect(text).toContain('Cost of the first twelve months');
    expect(text).toContain('18 December 2026');
    expect(text).not.toContain('Also good to know');
  });

  test('shows the worst few whole, names the rest, and stays within 12 KB', () => {
    const card = drawn([
      ...many(6, 'danger'),
      ...many(9, 'warning'),
      ...many(12, 'info', { figure: '£1,234.00' }),
      ...many(9, 'info'),
    ]);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(12_000);
    const text = JSON.stringify(card);
    for (const { title } of [...many(6, 'danger'), ...many(9, 'warning')]) {
      expect(text.toLowerCase()).toContain(title.toLowerCase());
    }
    expect(text).toContain('12 more things to check');
    expect(text).toContain('More in EP-1042.');
  });

  test('a post in a channel names no figure', () => {
    const { snapshot } = aPosted();
    const concerns = many(2, 'info', { figure: '£1,234.00' });
    const text = JSON.stringify(
      postedApprovalCard(aPosted({ snapshot: { ...snapshot, concerns } }), links),
    );
    expect(text).not.toMatch(/The info number|£1,234/);
  });
});
