import { createBot } from '../../bot/bot';
import { createNotifier } from '../../bot/notifier';
import type { Timing } from '../../bot/pace';
import type { Bot, Poster, Reply, Turn } from '../../bot/turn';
import type { Card } from '../../teamsapp/app';
import type { Actor } from '../../teamsapp/people/actor';
import type { TestApp } from './app';
import { instantTiming, recordingPoster, testLinks, type Post } from './poster';
import { buttonNamed } from './readCard';

/** Where somebody speaks; a personal chat when nothing is said. */
export interface Place {
  channel?: string;
  groupChat?: string;
}

/** Teams without Teams: drives the bot with turns, and keeps what it posts. */
export interface RecordingTeams extends Poster {
  bot: Bot;
  posts: Post[];
  /** Every log line's fields and message: nothing personal may be in it. */
  logged: object[];
  say(person: Actor, line: string, place?: Place): Promise<Reply>;
  /** Presses the button with that title on a card, with what its inputs hold. */
  press(person: Actor, card: Card, title: string, inputs?: object, place?: Place): Promise<Reply>;
  /** Sends a verb and data as a client might, whatever a card shows. */
  send(person: Actor, verb: string, value: unknown, more?: Partial<Turn>): Promise<Reply>;
  /** The bot is installed in a place by a person. */
  install(person: Actor, place?: Place): Promise<Reply>;
  /** The next sends are refused with these statuses, in order; 0 is no answer at all. */
  refuseNext(...statuses: number[]): void;
}

/** Connects an app in memory to a recording Teams: its notifier posts here. */
export function recordingTeams(app: TestApp, timing: Timing = instantTiming()): RecordingTeams {
  const posts: Post[] = [];
  const logged: object[] = [];
  const refusals: number[] = [];
  const keep = (fields: object, message: string) => {
    logged.push({ ...fields, message });
  };
  const log = { debug: keep, info: keep, warn: keep, error: keep };
  const poster = recordingPoster(posts, refusals);
  app.notifier = createNotifier({ app: () => app, poster, links: testLinks, log, timing });
  const bot = createBot({ app, links: testLinks, log });
  const send: RecordingTeams['send'] = (person, verb, value, more = {}) =>
    bot.onTurn({ ...turnOf(person), kind: 'action', verb, value, automatic: false, ...more });
  return {
    ...poster,
    bot,
    posts,
    logged,
    say: (person, text, place) => bot.onTurn({ ...turnOf(person, place), kind: 'message', text }),
    press: (person, card, title, inputs = {}, place = {}) => {
      const { verb, data } = buttonNamed(card, title);
      return send(person, verb, { ...data, ...inputs }, turnOf(person, place));
    },
    send,
    install: (person, place) => bot.onTurn({ ...turnOf(person, place), kind: 'installed' }),
    refuseNext: (...statuses) => {
      refusals.push(...statuses);
    },
  };
}

let turns = 0;

function turnOf(person: Actor, { channel, groupChat }: Place = {}): Omit<Turn, 'kind'> {
  turns += 1;
  const kind = channel ? 'channel' : groupChat ? 'groupChat' : 'personal';
  const thread = `19:${channel ?? groupChat ?? ''}@thread.tacv2`;
  const conversationId = {
    channel: `${thread};messageid=${String(turns)}`,
    groupChat: thread,
    personal: `a:${person.id}`,
  }[kind];
  return {
    activityId: `activity-${String(turns)}`,
    userId: `29:${person.id}`,
    aadObjectId: person.id,
    name: person.name,
    tenantId: person.tenantId,
    conversationId,
    conversationType: kind,
    ...(channel && {
      channelId: thread,
      channelName: channel,
      teamId: '19:team',
      teamName: 'Education',
    }),
    reference: {
      serviceUrl: 'http://127.0.0.1:56150/_connector',
      tenantId: person.tenantId,
      botId: '28:bot',
      kind,
      conversationId,
      ...(channel && { channelId: thread }),
      ...(kind === 'personal' && { userId: `29:${person.id}` }),
    },
  };
}
