import { askedWait } from '../../graph/retry';
import { headersOf, isObject, objectsAt, parseJson, textAt } from '../../graph/json';

/** One request as its client saw it end; the parts of a batch each for themselves. */
export interface Seen {
  method: string;
  /** The path after the version, decoded. */
  path: string;
  /** The RequestKey of the row that it creates. */
  creates: string | undefined;
  /** `open`: the client cannot know what was stored. */
  end: 'done' | 'refused' | 'open';
  /** Milliseconds; when it was sent. */
  at: number;
  /** Milliseconds that the answer asks to be left alone, and from when. */
  wait: { from: number; milliseconds: number } | undefined;
}

interface Asked {
  method: string;
  path: string;
  body: unknown;
  at: number;
}

/** A way to a local Graph that notes what its client sees. */
export function noting(
  handle: (request: Request) => Promise<Response>,
  now: () => number,
  note: (seen: Seen) => void,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const copy = request.clone();
    const { pathname, search } = new URL(request.url);
    const path = decodeURIComponent(pathname.replace('/v1.0', '') + search);
    const body = parseJson(await copy.text());
    const asked = { method: request.method, path, body, at: now() };
    try {
      const response = await handle(request);
      const text = await response.clone().text();
      for (const one of seenOf(asked, response, parseJson(text), now())) note(one);
      return response;
    } catch (error) {
      for (const one of partsOf(asked)) note({ ...one, end: 'open', wait: undefined });
      throw error;
    }
  };
}

function seenOf(asked: Asked, response: Response, json: unknown, now: number): Seen[] {
  const { status, headers } = response;
  const wait = waitIn(status, headers, now);
  const end = endOf(asked.method, status, json);
  if (asked.path !== '/$batch' || end !== 'done') {
    return partsOf(asked).map((one) => ({ ...one, end, wait }));
  }
  const answers = new Map(objectsAt(json, 'responses').map((one) => [textAt(one, 'id'), one]));
  return objectsAt(asked.body, 'requests').map((part) => {
    const answer = answers.get(textAt(part, 'id'));
    const partStatus = typeof answer?.status === 'number' ? answer.status : 0;
    const method = textAt(part, 'method') ?? '';
    return {
      ...oneOf({ method, path: textAt(part, 'url') ?? '', body: part.body, at: asked.at }),
      end: endOf(method, partStatus, answer?.body),
      wait: waitIn(partStatus, headersOf(answer?.headers), now),
    };
  });
}

/** A request alone, or every request of a batch. */
function partsOf(asked: Asked): Omit<Seen, 'end' | 'wait'>[] {
  if (asked.path !== '/$batch') return [oneOf(asked)];
  return objectsAt(asked.body, 'requests').map((part) =>
    oneOf({
      method: textAt(part, 'method') ?? '',
      path: textAt(part, 'url') ?? '',
      body: part.body,
      at: asked.at,
    }),
  );
}

function oneOf({ method, path, body, at }: Asked): Omit<Seen, 'end' | 'wait'> {
  const fields = isObject(body) ? body.fields : undefined;
  const key = method === 'POST' ? textAt(fields, 'RequestKey') : undefined;
  return { method, path, creates: key, at };
}

function endOf(method: string, status: number, json: unknown): Seen['end'] {
  if (status >= 200 && status < 300) {
    return json === undefined && status !== 204 && method !== 'DELETE' ? 'open' : 'done';
  }
  return status >= 500 || status === 408 || status === 0 ? 'open' : 'refused';
}

function waitIn(status: number, headers: Headers, now: number): Seen['wait'] {
  if (status !== 429 && status !== 503) return undefined;
  const milliseconds = askedWait(headers, now);
  return milliseconds === undefined ? undefined : { from: now, milliseconds };
}
