import { openCache, openSilence, type Cache } from '../../graph/stores/cache';

const seconds = (count: number) => count * 1000;
let now: number;
let impatient: (() => void)[];
let cache: Cache<string>;
let other: Cache<string>;

beforeEach(() => {
  now = 0;
  impatient = [];
  const clock = { now: () => new Date(now) };
  const rules = {
    fresh: 60,
    standsIn: 3600,
    isNoAnswer: (error: unknown) => error instanceof Error && error.message === 'silent',
    silence: openSilence(clock),
    patience: () => new Promise<void>((resolve) => impatient.push(resolve)),
  };
  cache = openCache(clock, rules);
  other = openCache(clock, rules);
});

const answers = (value: string) => () => Promise.resolve(value);
const never = () => new Promise<string>(() => undefined);
const fails = (words: string) => () => Promise.reject(new Error(words));
const notAsked = () => {
  throw new Error('It was asked.');
};

describe('waiting for a new answer where the last one would do', () => {
  beforeEach(async () => {
    await cache.fresh('a', answers('old'));
    await other.fresh('a', answers('old'));
    now = seconds(61);
  });

  test('takes the new one when it comes in time', async () => {
    expect(await cache.lastKnown('a', answers('new'))).toBe('new');
  });

  test('takes the last one when patience ends, and then nobody waits, in no cache', async () => {
    const answer = cache.lastKnown('a', never);
    impatient.forEach((end) => {
      end();
    });
    expect(await answer).toBe('old');
    expect(await cache.lastKnown('a', notAsked)).toBe('old');
    expect(await other.lastKnown('a', notAsked)).toBe('old');
  });

  test('asks again after half a minute, and takes a late answer when it is there', async () => {
    let late: (value: string) => void = () => undefined;
    const answer = cache.lastKnown('a', () => new Promise((resolve) => (late = resolve)));
    impatient.forEach((end) => {
      end();
    });
    await answer;
    late('late');
    await Promise.resolve();
    expect(await cache.lastKnown('a', notAsked)).toBe('late');
    now += seconds(61);
    expect(await cache.lastKnown('a', answers('newest'))).toBe('newest');
  });

  test('a late refusal ends what was known', async () => {
    let refuse: (error: Error) => void = () => undefined;
    const answer = cache.lastKnown('a', () => new Promise((_, reject) => (refuse = reject)));
    impatient.forEach((end) => {
      end();
    });
    await answer;
    refuse(new Error('refused'));
    await new Promise(setImmediate);
    now += seconds(31);
    await expect(cache.lastKnown('a', fails('silent'))).rejects.toThrow('silent');
  });

  test('a refusal is passed on at once', async () => {
    await expect(cache.lastKnown('a', fails('refused'))).rejects.toThrow('refused');
  });
});

test('whoever must know takes no last answer', async () => {
  await cache.fresh('a', answers('old'));
  now = seconds(61);
  await expect(cache.fresh('a', fails('silent'))).rejects.toThrow('silent');
});
