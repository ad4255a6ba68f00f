import type { Metered } from './meter';
import type { Pace } from './retry';

/** Holds requests back while a part of Microsoft 365 asks to be left alone. */
export interface Gate {
  /** Milliseconds until this request may be sent; 0 when nothing holds it back. */
  closedFor(request: Metered): number;
  /** Closes the gate for all requests to the same part of Microsoft 365. Milliseconds. */
  close(request: Metered, wait: number): void;
}

/** Longest time that one answer keeps everything back, in milliseconds. */
const longest = 300_000;

/**
 * Opens a gate that lets everything pass. Whoever is throttled and goes on asking is throttled
 * longer, so one answer holds back all requests. Source: SharePoint Online throttling guidance,
 * "honor the Retry-After HTTP header": requests made meanwhile count too.
 */
export function openGate(now: Pace['now']): Gate {
  const closedUntil = new Map<string, number>();
  return {
    closedFor: (request) => Math.max(0, (closedUntil.get(partOf(request)) ?? 0) - now()),
    close(request, wait) {
      const part = partOf(request);
      const until = now() + Math.min(wait, longest);
      closedUntil.set(part, Math.max(until, closedUntil.get(part) ?? 0));
    },
  };
}

/** The directory throttles apart from SharePoint; a batch goes where its requests go. */
function partOf({ path, inside }: Metered): 'directory' | 'sharePoint' {
  const address = inside?.[0]?.path ?? path;
  return /^(https:\/\/[^/]+\/v1\.0)?\/(users|groups|me|directoryObjects)\b/.test(address)
    ? 'directory'
    : 'sharePoint';
}
