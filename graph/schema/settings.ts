import type { SettingRow } from '../../teamsapp/settings/settings';
import { defineList, optional, requestKey } from './list';
import { anObject } from './shape';
import { json, note, text, word } from './textColumns';
import { day, person } from './valueColumns';

/** The Settings list: dated rules, each sealed by the app. */
export const settings = defineList<SettingRow>({
  name: 'Settings',
  description: 'Dated rules. Change them on the Settings pages: a row changed here does not count.',
  title: 'Setting',
  fields: {
    requestKey: requestKey(),
    name: word(
      'Name',
      [
        'council',
        'roles',
        'teams',
        'approvalRules',
        'calendar',
        'channels',
        'deputies',
        'panels',
        'lots',
        'budgets',
        'procurement',
      ],
      { indexed: true },
    ),
    validFrom: day('ValidFrom', { indexed: true }),
    // The seal, not this check, says whether a value counts.
    value: json('Value', anySetting),
    publishedBy: person('PublishedBy'),
    // A text, because the seal is over every millisecond of it and a date column drops them.
    publishedAt: text('PublishedAt'),
    because: optional(note('Because')),
    seal: text('Seal'),
  },
});

function anySetting(value: unknown): value is SettingRow['value'] {
  return Array.isArray(value) || anObject(value);
}
