/**
 * What can be wrong with the history of one row, worst first: the order in which it is told.
 *
 * Only `behind` is no break: a change and its copy in Activity are two writes.
 */
export const findingKinds = [
  'edited',
  'rowEdited',
  'missing',
  'rowGone',
  'inserted',
  'doubled',
  'setBack',
  'reordered',
  'damaged',
  'unknownKey',
  'behind',
] as const;

export type FindingKind = (typeof findingKinds)[number];

/** One thing that is wrong with the history of one row. */
export interface ChainFinding {
  kind: FindingKind;
  /** Which event of the row it is about, counted from 1; the first of several. */
  sequence: number;
  /** The last of several events that are missing together. */
  upTo?: number;
  /** The item of the Activity list that it is about. */
  item?: number;
  /** What it means, in a sentence without anything of the row but its counting. */
  says: string;
}

/** What a finding says, where nothing more can be said of the one case. */
export const meanings = {
  edited:
    'The entry does not fit its hash: it was changed after the app wrote it, or goes on from a history that was changed in the row.',
  keyEdited: 'The entry’s request key was changed; the event itself is as the app wrote it.',
  shownEdited:
    'A column beside the event was changed (sequence, person, time or verb): it does not say what the event says.',
  hashEdited: 'The entry’s hash was changed; the event itself is as the app wrote it.',
  rowEdited:
    'The last event that the row carries is not one that the app wrote after the one before: the row’s history was changed in SharePoint.',
  rowDiffers: 'The last event that the row carries is not the one that Activity has in its place.',
  rowUnreadable: 'The row cannot be read: somebody edited it in SharePoint.',
  missing:
    'The row must have had this event, and Activity does not have it: it was deleted. The entry after it cannot be proved without it.',
  rowGone:
    'Activity has a history for a row that is not in its list: the row was deleted in SharePoint.',
  rowGoneOrUnreadable:
    'Activity has a history for a row that is not in its list: the row was deleted in SharePoint, or it is one of those that cannot be read.',
  inserted: 'The app wrote no such entry in this place: it was put there by hand.',
  doubled: 'The same entry stands there a second time.',
  forked:
    'Two different events of the app have the same place: an older version of the row was put back in SharePoint, and its history grew again from there.',
  setBack:
    'The row’s own history ends before this event: an older version of the row was put back in SharePoint.',
  reordered: 'The entry stands under the request key of another place.',
  outOfOrder:
    'The entry stands earlier in the list than the one before it: entries were exchanged, or written anew by hand.',
  loose:
    'The entry does not follow what is stored before it: either that was replaced, or this entry was changed.',
  damaged: 'The entry cannot be read: somebody edited it.',
  unknownKey:
    'The key of this entry’s hash is not known here, so it cannot be checked. Give it as AUDIT_KEY_BEFORE. It may still have been changed.',
  rowUnknownKey:
    'The key of the row’s own hash is not known here, so its last event cannot be checked. Give it as AUDIT_KEY_BEFORE.',
  behind:
    'The row’s last event is not in Activity yet. The row itself holds it; repair copies it, at the latest before the row’s next change.',
} as const;
