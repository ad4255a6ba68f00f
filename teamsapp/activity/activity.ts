import type { RowEvent } from '../common/event';
import type { Row } from '../common/store';

/** One thing that happened: the lasting copy of a row's event. Append-only. */
export interface ActivityEntry extends Row {
  /** The noun and the row's request key: `package:<requestKey>`, likewise approval, provider, child. */
  subject: string;
  event: RowEvent;
  hash: string;
}

/** The Activity list: written once for each subject and sequence, read by its subject. Not mirrored. */
export interface ActivityStore {
  /**
   * Adds the entry once; the request key is the subject and the sequence. Answers the hash that is
   * stored under the key: another's, when the key was taken by another entry.
   */
  add(entry: Omit<ActivityEntry, 'id' | 'eTag'>): Promise<string>;
  /** A subject's entries, oldest first. One request (more when there are many). */
  bySubject(subject: string): Promise<readonly ActivityEntry[]>;
  /** The whole list, page by page, in no order; without an entry where one cannot be read. */
  everything(): AsyncIterable<readonly { id: number; entry: ActivityEntry | undefined }[]>;
}

/** The key that makes an entry unique. */
export function activityKey(subject: string, sequence: number): string {
  return `${subject}#${String(sequence)}`;
}
