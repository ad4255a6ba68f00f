import type { IsoDay } from '../common/dates';
import type { Child } from '../children/child';
import type { PackageForm } from '../drafts/draft';
import type { EducationPackage } from '../packages/educationPackage';
import type { Provider } from '../providers/provider';
import type { Calendar, SettingValues, Team } from '../settings/settings';

/** A word that was pointed at: the field it was for, what is wrong, and the nearest right form. */
export interface Fault {
  field: keyof PackageForm | 'line';
  sentence: string;
  suggestion?: string;
}

/** Something that was changed or left out while reading; the title is its first words. */
export interface Remark {
  title: string;
  sentence: string;
}

/** A provider to choose, with what tells it from another of that name. */
export interface ProviderChoice {
  id: number;
  name: string;
  place: string;
  note: string;
}

/** One provider that words may mean: the higher the score, the likelier. */
export interface Suggestion {
  provider: Provider;
  score: number;
  exact: boolean;
}

/**
 * What a line is read against. Children and packages are only those that the writer may see, so
 * that no nearest right form gives away another.
 */
export interface World {
  today: IsoDay;
  calendar: Calendar;
  council: SettingValues['council'];
  providers: readonly Provider[];
  children: readonly Pick<Child, 'reference'>[];
  packages?: readonly Pick<EducationPackage, 'id' | 'startDate' | 'endDate'>[];
  teams?: readonly Pick<Team, 'id' | 'name'>[];
  /** Ranks the providers that words may mean, best first. */
  suggestProviders(providers: readonly Provider[], words: string): readonly Suggestion[];
}

/** A value taken out of a text, what was wrong with it, and the text without it. */
export interface Taken<T> {
  value?: T;
  faults: readonly Fault[];
  rest: string;
}

/** A line of `log` as far as it is understood. When a name is suspected nothing of it is here. */
export interface LogReading {
  form: PackageForm;
  remarks: readonly Remark[];
  faults: readonly Fault[];
  providerChoices: readonly ProviderChoice[];
  nameSuspected: boolean;
}

/** Stands where words were taken out, so that what stood on both sides does not become one value. */
export const gap = ' | ';

/** The text without the match that the pattern finds first; undefined when it finds none. */
export function take(
  text: string,
  pattern: RegExp,
): { match: RegExpExecArray; rest: string } | undefined {
  const match = new RegExp(pattern.source, 'i').exec(text);
  if (!match) return undefined;
  const rest = text.slice(0, match.index) + gap + text.slice(match.index + match[0].length);
  return { match, rest };
}
