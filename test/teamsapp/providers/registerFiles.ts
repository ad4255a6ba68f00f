/** Invented register files in the headings of the real ones. Nothing here is a real school. */
export const spineHeadings =
  'URN,LA,ESTAB,LAESTAB,SCHNAME,OTHERSCHNAME,STREET,LOCALITY,ADDRESS3,TOWN,POSTCODE,TELNUM,ICLOSE,OPENDATE,CLOSEDATE,ISNEW,MINORGROUP,NFTYPE,OTHERNFTYPE,ISPRIMARY,ISSECONDARY,ISPOST16,AGEL,AGEH,GENDER,SIXFGENDER,RELDENOM,ADMPOL,OTHERURN,NEWACFLAG,RE-BROKERED';

export const thinHeadings = 'urn,name,town,postcode,lead_school,open_date,close_date';

export const extractHeadings =
  'URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),CloseDate,StatutoryLowAge,StatutoryHighAge,UKPRN,Street,Locality,Address3,Town,Postcode,TelephoneNum,HeadFirstName,HeadLastName,SEN1 (name),SEN2 (name),PropsName,Linked establishments';

interface SpineSchool {
  urn?: string;
  name?: string;
  street?: string;
  town?: string;
  postcode?: string;
  iclose?: string;
  closeDate?: string;
  type?: string;
  low?: string;
  high?: string;
}

/** One row of the spine: an open independent special school in Norbridge unless told otherwise. */
export function spineRow(school: SpineSchool = {}): string {
  const of = (value: string | undefined, usual: string) => value ?? usual;
  return [
    of(school.urn, '900001'),
    '999,6001,9996001',
    of(school.name, 'Harbour View School'),
    '',
    of(school.street, '1 Quay Street'),
    ',',
    of(school.town, 'Norbridge'),
    of(school.postcode, 'NB1 2AB'),
    '020 7946 0000',
    of(school.iclose, '1'),
    '',
    of(school.closeDate, ''),
    '0,Special School',
    of(school.type, 'Other independent special school'),
    ',1,1,0',
    of(school.low, '7'),
    of(school.high, '16'),
    'Mixed,Mixed,None,Not recorded,,6,0',
  ].join(',');
}

/** A whole file: headings, rows, and a line end after each. */
export function csvFile(headings: string, rows: readonly string[], lineEnd = '\n'): Uint8Array {
  return bytesOf([headings, ...rows].map((row) => row + lineEnd).join(''));
}

/** A spine of these schools. */
export function spineFile(...schools: readonly SpineSchool[]): Uint8Array {
  return csvFile(spineHeadings, schools.map(spineRow));
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
