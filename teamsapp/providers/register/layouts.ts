/** What the app takes from a register. Telephones, heads and proprietors are not among it. */
export type RegisterField =
  | 'urn'
  | 'ukprn'
  | 'name'
  | 'type'
  | 'street'
  | 'locality'
  | 'address3'
  | 'town'
  | 'postcode'
  | 'lowAge'
  | 'highAge'
  | 'state'
  | 'closeDate'
  | 'needs';

/** One kind of register file, known by its headings. */
export interface Layout {
  /** As the plan and a provider's page name it. */
  title: string;
  /** Headings by what they hold; several for needs and nothing else. */
  headings: Partial<Record<RegisterField, readonly string[]>>;
  /** Headings without which the file is not this layout. */
  required: readonly string[];
  /** Whether the last column may be repeated in a row, as the extract does with linked schools. */
  lastRepeats: boolean;
  /** The values of the state column that mean closed, and those that mean not open yet. */
  closedStates: readonly string[];
  notYetStates: readonly string[];
}

const needColumns = Array.from({ length: 13 }, (_, index) => `SEN${String(index + 1)} (name)`);

/**
 * Every layout that can be brought in. Sources: DfE school performance data, "spine" 2017-18;
 * GIAS (Get Information about Schools) establishment extract, April 2022; DfE's short list of
 * schools of April 2021.
 */
export const layouts: readonly Layout[] = [
  {
    title: 'DfE school performance spine',
    headings: {
      urn: ['URN'],
      name: ['SCHNAME'],
      type: ['NFTYPE'],
      street: ['STREET'],
      locality: ['LOCALITY'],
      address3: ['ADDRESS3'],
      town: ['TOWN'],
      postcode: ['POSTCODE'],
      lowAge: ['AGEL'],
      highAge: ['AGEH'],
      state: ['ICLOSE'],
      closeDate: ['CLOSEDATE'],
    },
    required: [
      'URN',
      'SCHNAME',
      'STREET',
      'TOWN',
      'POSTCODE',
      'ICLOSE',
      'CLOSEDATE',
      'NFTYPE',
      'AGEL',
      'AGEH',
    ],
    lastRepeats: false,
    closedStates: ['2'],
    notYetStates: [],
  },
  {
    title: 'GIAS establishment extract',
    headings: {
      urn: ['URN'],
      ukprn: ['UKPRN'],
      name: ['EstablishmentName'],
      type: ['TypeOfEstablishment (name)'],
      street: ['Street'],
      locality: ['Locality'],
      address3: ['Address3'],
      town: ['Town'],
      postcode: ['Postcode'],
      lowAge: ['StatutoryLowAge'],
      highAge: ['StatutoryHighAge'],
      state: ['EstablishmentStatus (name)'],
      closeDate: ['CloseDate'],
      needs: needColumns,
    },
    required: [
      'URN',
      'EstablishmentName',
      'TypeOfEstablishment (name)',
      'EstablishmentStatus (name)',
      'CloseDate',
      'StatutoryLowAge',
      'StatutoryHighAge',
      'Street',
      'Town',
      'Postcode',
    ],
    lastRepeats: true,
    closedStates: ['closed'],
    notYetStates: ['proposed to open'],
  },
  {
    title: 'GIAS short list',
    headings: {
      urn: ['urn'],
      name: ['name'],
      town: ['town'],
      postcode: ['postcode'],
      closeDate: ['close_date'],
    },
    required: ['urn', 'name', 'town', 'postcode', 'close_date'],
    lastRepeats: false,
    closedStates: [],
    notYetStates: [],
  },
];
