import { createHmac, randomBytes } from 'node:crypto';
import type { GraphRequest } from './request';

/** A file, and until when it can be had at an address of its own. */
export interface Download {
  drive: string;
  file: string;
  /** ISO instant in UTC. */
  expires: string;
}

/** How long such an address serves, in minutes; the service promises only that it is short. */
const minutesToDownload = 60;

/** Where SharePoint itself hands out files; outside of Graph's own addresses. */
const place = ['_layouts', '15', 'download.aspx'];

/** Made anew by every process, so that an address ends with it. */
const secret = randomBytes(32);

/** An address at which a file can be had without a token for a while. */
export function downloadUrl(origin: string, file: Omit<Download, 'expires'>, now: string): string {
  const expires = new Date(Date.parse(now) + minutesToDownload * 60_000).toISOString();
  const download = { ...file, expires };
  const query = new URLSearchParams({ ...download, tempauth: sealOf(download) });
  return `${origin}/${place.join('/')}?${query.toString()}`;
}

/** Says whether a path is where downloads are. */
export function isDownload(segments: readonly string[]): boolean {
  return segments.join('/') === place.join('/');
}

/** Reads such an address; undefined when this process did not give it out, or it has expired. */
export function readDownload({ query }: GraphRequest, now: string): Download | undefined {
  const [drive, file, expires] = ['drive', 'file', 'expires'].map((name) => query.get(name) ?? '');
  const download = { drive: drive ?? '', file: file ?? '', expires: expires ?? '' };
  const isGenuine = query.get('tempauth') === sealOf(download);
  return isGenuine && Date.parse(now) <= Date.parse(download.expires) ? download : undefined;
}

function sealOf({ drive, file, expires }: Download): string {
  return createHmac('sha256', secret).update([drive, file, expires].join(' ')).digest('base64url');
}
