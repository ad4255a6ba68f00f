import { createNotifier } from '../../bot/notifier';
import type { Approval } from '../../teamsapp/approvals/approval';
import { dueNotices } from '../../teamsapp/notices/dueNotices';
import type { AppStart, TestApp } from '../support/app';
import { megan } from '../support/build';
import { instantTiming, recordingPoster, testLinks, type Post } from '../support/poster';
import { headingOf } from '../support/readCard';
import { aRule, noticeApp, waiting } from '../teamsapp/notices/waiting';

/** The due day of the request in a telling, in office hours. */
export const dueDay = '2026-11-26T09:00:00.000Z';
/** Megan alone decides. */
export const only = aRule({ body: { people: [{ id: megan.id, name: megan.name }] } });

/** An app, its two processes and the chats. */
export interface Known {
  app: TestApp;
  posts: Post[];
  refusals: number[];
  logged: object[];
  timing: ReturnType<typeof instantTiming>;
  /** Tells everybody what is due at the app's clock. */
  run(): Promise<void>;
  /** Another process on the same rows, posting to the same chats. */
  another(): TestApp['notifier'];
}

/** EP-1042 is due today and waits for Megan alone; she wants no digest. */
export function known(
  rows: readonly Approval[] = [waiting({ rule: only })],
  more: AppStart = {},
): Known {
  const app = noticeApp(rows, { now: dueDay, ...more });
  const posts: Post[] = [];
  const refusals: number[] = [];
  const logged: object[] = [];
  const timing = instantTiming();
  const keep = (fields: object, line: string) => void logged.push({ ...fields, line });
  const log = { debug: keep, info: keep, warn: keep, error: keep };
  const another = () =>
    createNotifier({
      app: () => app,
      poster: recordingPoster(posts, refusals),
      links: testLinks,
      log,
      timing,
    });
  app.notifier = another();
  const run = async () => {
    for (const due of await dueNotices(app, app.clock.now())) await app.notifier.tell(due);
  };
  return { app, posts, refusals, logged, timing, run, another };
}

/** The headings of what was sent, in order. */
export const headings = ({ posts }: Known) => posts.map(({ card }) => headingOf(card));
/** The first row of the Outbox. */
export const rowOf = ({ app }: Known) => app.notices.all()[0];
