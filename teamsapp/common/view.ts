import { addDays, type IsoDay } from './dates';

/** What a view may compare a field with. */
export type FieldValue = string | number | boolean | undefined;

/** One row, asked field by field. */
export type RowFields<F extends string> = (field: F) => FieldValue;

/** A day that is another one each day a view is opened. */
export type ViewDay = 'today' | 'endOfTerm' | { daysAhead: number } | { schoolDaysAhead: number };

/**
 * What a row must be like to stand in a view, as data, so that the app can test it and SharePoint
 * be told it. A field that holds nothing meets no comparison, only `isEmpty`.
 */
export type Condition<F extends string> =
  | { and: readonly Condition<F>[] }
  | { or: readonly Condition<F>[] }
  | { field: F; is: readonly (string | number | boolean)[] }
  | { field: F; isEmpty: boolean }
  | { field: F; before: ViewDay }
  | { field: F; after: ViewDay }
  | { field: F; from: ViewDay }
  | { field: F; until: ViewDay }
  /** The field holds the reader's own id. */
  | { mine: F }
  /** The field holds one of the reader's teams. */
  | { myTeam: F };

export interface Order<F extends string> {
  field: F;
  descending?: boolean;
}

interface AnyView<F extends string> {
  /** What people read on the tab, in SharePoint and in the file's name. */
  name: string;
  /** The permission without which a reader is not offered the view. */
  needs?: 'seePackages';
  columns: readonly F[];
  /** The app puts rows without a value last; SharePoint puts them first when ascending. */
  order: readonly Order<F>[];
  /** Rows under headings, which only SharePoint shows. */
  group?: F;
}

interface SharedView<F extends string> extends AnyView<F> {
  inSharePoint?: true;
  /** None shows every row. */
  condition?: Condition<F>;
}

interface AppView<F extends string, C extends string> extends AnyView<F> {
  inSharePoint: false;
  /** Why SharePoint cannot say it, for the administrator. */
  because: string;
  condition: Condition<F | C>;
}

/**
 * One view of a list for managers: the tab, the exports and SharePoint show the same rows.
 *
 * F are the fields of the stored row, which SharePoint has too; C are what the app works out
 * beside them, which only a view of the app alone may ask for.
 */
export type View<F extends string, C extends string = never> = SharedView<F> | AppView<F, C>;

/** Who opens a view, and when. */
export interface ViewContext {
  today: IsoDay;
  /** The last day of this term, or of the next between terms; undefined without term dates. */
  endOfTerm: IsoDay | undefined;
  /** The day that many school days ahead; undefined where the term dates do not reach. */
  afterSchoolDays(count: number): IsoDay | undefined;
  /** The reader's id, and the ids of the reader's teams. */
  me: string;
  teams: readonly string[];
}

/**
 * The test of a condition for one reader today: the only place that evaluates one. Made once for
 * a whole list, because days are worked out from the calendar.
 */
export function rowTest<F extends string>(
  condition: Condition<F> | undefined,
  context: ViewContext,
): (row: RowFields<F>) => boolean {
  if (condition === undefined) return () => true;
  if ('and' in condition) {
    const tests = condition.and.map((one) => rowTest(one, context));
    return (row) => tests.every((test) => test(row));
  }
  if ('or' in condition) {
    const tests = condition.or.map((one) => rowTest(one, context));
    return (row) => tests.some((test) => test(row));
  }
  if ('mine' in condition) return (row) => row(condition.mine) === context.me;
  if ('myTeam' in condition) return (row) => context.teams.includes(String(row(condition.myTeam)));
  const { field } = condition;
  if ('is' in condition) return isTest(field, condition.is);
  if ('isEmpty' in condition) return (row) => isNothing(row(field)) === condition.isEmpty;
  if ('before' in condition) return dayTest(field, condition.before, context, (a, b) => a < b);
  if ('after' in condition) return dayTest(field, condition.after, context, (a, b) => a > b);
  if ('from' in condition) return dayTest(field, condition.from, context, (a, b) => a >= b);
  return dayTest(field, condition.until, context, (a, b) => a <= b);
}

/** What a file of the view is called after, "waiting-for-decision". */
export function viewFileName({ name }: { name: string }): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function isTest<F extends string>(
  field: F,
  values: readonly (string | number | boolean)[],
): (row: RowFields<F>) => boolean {
  return (row) => {
    const value = row(field);
    return value !== undefined && values.includes(value);
  };
}

function dayTest<F extends string>(
  field: F,
  when: ViewDay,
  context: ViewContext,
  compare: (value: IsoDay, day: IsoDay) => boolean,
): (row: RowFields<F>) => boolean {
  const day = dayMeant(when, context);
  return (row) => {
    const value = row(field);
    return day !== undefined && typeof value === 'string' && value !== '' && compare(value, day);
  };
}

function dayMeant(when: ViewDay, context: ViewContext): IsoDay | undefined {
  if (when === 'today') return context.today;
  if (when === 'endOfTerm') return context.endOfTerm;
  return 'daysAhead' in when
    ? addDays(context.today, when.daysAhead)
    : context.afterSchoolDays(when.schoolDaysAhead);
}

function isNothing(value: FieldValue): boolean {
  return value === undefined || value === '';
}
