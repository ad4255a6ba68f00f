import type { Afterwards } from '../afterwards';
import type { App } from '../app';
import type { EarlierApp } from './history';

/** The same app with its clock at midday of an earlier day. It posts nothing. */
export function noonOf(app: App, afterwards: Afterwards): EarlierApp {
  return {
    on: (day) => ({
      ...app,
      clock: { now: () => new Date(`${day}T12:00:00Z`) },
      notifier: {
        bringUpToDate: () => Promise.resolve(),
        tell: () => Promise.resolve(),
        tellQuestions: () => Promise.resolve(),
      },
    }),
    settled: () => afterwards.settled(),
  };
}
