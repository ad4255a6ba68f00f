import type { Answer } from '../answer';
import { rateLimitHeaders, refusals } from './refusals';
import type { Fault } from './turn';

/** First the request is processed, and a write is on the disk; then the fault comes. */
function after(fault: Fault): Fault {
  return (turn) => {
    turn.answer();
    return fault(turn);
  };
}

/** No answer at all, and nothing processed. */
const unanswered =
  (kind: 'reset' | 'hang'): Fault =>
  () => ({ status: 0, mishap: { kind } });

/** The answer there would have been is lost on its way. */
const lost =
  (kind: 'reset' | 'hang' | 'cut'): Fault =>
  (turn) => ({
    ...turn.answer(),
    mishap: { kind },
  });

/** What only changes an answer with a body leaves the others alone. */
const withBody =
  (change: Fault): Fault =>
  (turn) =>
    turn.answer().body === undefined ? undefined : change(turn);

/** The first half of the answer's JSON, as if it were all. */
const halfJson: Fault = (turn) => {
  const { status, headers, body } = turn.answer();
  if (body instanceof Uint8Array) return undefined;
  const text = JSON.stringify(body);
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: Buffer.from(text.slice(0, text.length / 2)),
  };
};

const emptyBody: Fault = (turn) => {
  const { headers = {} } = turn.answer();
  return { status: 200, headers };
};

const late: Fault = (turn) => ({
  ...turn.answer(),
  mishap: { kind: 'late', milliseconds: turn.rule.milliseconds ?? 1000 },
});

const rateLimitNear: Fault = (turn) => {
  const answer: Answer = turn.answer();
  return { ...answer, headers: { ...answer.headers, ...rateLimitHeaders(120, turn) } };
};

/** Faults that lose an answer, or part of it, most of them after the work was done. */
export const losses = {
  savedThenServerError: after(refusals.serverError),
  savedThenBadGateway: after(refusals.badGateway),
  savedThenUnavailable: after(refusals.unavailable),
  savedThenGatewayTimeout: after(refusals.gatewayTimeout),
  savedThenReset: lost('reset'),
  savedThenHang: lost('hang'),
  reset: unanswered('reset'),
  hang: unanswered('hang'),
  cut: withBody(lost('cut')),
  halfJson: withBody(halfJson),
  emptyBody,
  late,
  rateLimitNear,
} satisfies Record<string, Fault>;
