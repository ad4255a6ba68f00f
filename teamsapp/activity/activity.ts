import type { RowEvent } from '../common/event';
import type { Row } from '../common/store';

/** One thing that happened: the lasting copy of a row's event. Append-only. */
export interface ActivityEntry extends Row {
  /** The noun and the row's request key: `package:<requestKey>`, likewise approval, provider, child. */
  subject: string;
  event: RowEvent;
  hash: string;
}

/**
 * An entry exactly as the list holds it, for those who prove it: also one that somebody edited into
 * something the app cannot read, then without its event. A text that is not there is empty.
 */
export interface StoredEntry {
  /** The list item's id: entries of one subject are written in ascending order. */
  id: number;
  requestKey: string;
  subject: string;
  hash: string;
  event?: RowEvent;
  /** The columns that people read in SharePoint say what the event says. */
  isShownTrue: boolean;
  /** Why it cannot be read, without what it holds: 'Event is not JSON'. */
  problem?: string;
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
  /**
   * Every entry as it is stored, page by page in ascending id, never all at once; of one subject
   * only when one is given. A request for each page.
   */
  everything(subject?: string): AsyncIterable<readonly StoredEntry[]>;
}

/** The key that makes an entry unique. */
export function activityKey(subject: string, sequence: number): string {
  return `${subject}#${String(sequence)}`;
}
