import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRegister } from '../../../../teamsapp/providers/register/readRegister';
import { registerDay } from '../../../../teamsapp/providers/register/registerValues';
import {
  bytesOf,
  csvFile,
  extractHeadings,
  spineFile,
  spineHeadings,
  spineRow,
  thinHeadings,
} from '../registerFiles';

const read = (bytes: Uint8Array) => readRegister('register.csv', bytes);
const faultOf = (bytes: Uint8Array): string => {
  try {
    read(bytes);
  } catch (error) {
    expect(error).toMatchObject({ code: 'invalid', field: 'file' });
    return error instanceof Error ? error.message : '';
  }
  return 'no fault';
};

describe('reading a register file', () => {
  test('takes name, type, address and ages from the performance spine', () => {
    const file = read(spineFile({}));
    expect(file.layout).toBe('DfE school performance spine');
    expect(file.rows).toEqual([
      {
        line: 2,
        urn: '900001',
        name: 'Harbour View School',
        fields: {
          name: 'Harbour View School',
          providerType: 'Other independent special school',
          registrationStatus: 'registeredIndependentSchool',
          street: '1 Quay Street',
          town: 'Norbridge',
          postcode: 'NB1 2AB',
          lowAge: 7,
          highAge: 16,
        },
        saysClosed: false,
        notYetOpen: false,
        outsideEngland: false,
      },
    ]);
  });

  test('takes UKPRN and needs from the extract, whose last column may repeat', () => {
    const row =
      '900002,Mill Lane School,Community special school,Open,,2,19,10000001,Mill Lane,,,Norbridge,nb2 1aa,020 7946 0001,Ann,Head,SLCN - Speech and language,ASD - Autism,A Proprietor,900001 Predecessor,900003 Successor';
    const [school] = read(csvFile(extractHeadings, [row], '\r\n')).rows;
    expect(school?.fields).toEqual({
      name: 'Mill Lane School',
      ukprn: '10000001',
      providerType: 'Community special school',
      registrationStatus: 'stateSchool',
      street: 'Mill Lane',
      town: 'Norbridge',
      postcode: 'NB2 1AA',
      lowAge: 2,
      highAge: 19,
      needs: ['SLCN', 'ASD'],
    });
  });

  test('never reads telephones, heads or proprietors', () => {
    const row =
      '900002,Mill Lane School,Community special school,Open,,2,19,,Mill Lane,,,Norbridge,NB2 1AA,020 7946 0001,Ann,Head,,,A Proprietor,';
    const text = JSON.stringify([read(csvFile(extractHeadings, [row])), read(spineFile({}))]);
    expect(text).not.toMatch(/7946|Ann|Head|Proprietor/);
  });

  test('takes name, place and closing day from the short list', () => {
    const [school] = read(
      csvFile(thinHeadings, ['900001,Harbour School,Norbridge,NB1 2AB,false,,31-08-2020']),
    ).rows;
    expect(school).toMatchObject({ closeDate: '2020-08-31', saysClosed: false });
    expect(school?.fields).toEqual({
      name: 'Harbour School',
      town: 'Norbridge',
      postcode: 'NB1 2AB',
    });
  });

  test('reads UTF-8 with its mark, quoted line breaks and Windows line ends', () => {
    const rows = [
      '900001,"Harbour, ""View""\r\nSchool",Norbridge,NB1 2AB,false,,',
      '900002,Café School,,,,,',
    ];
    const marked = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      csvFile(thinHeadings, rows, '\r\n'),
    ]);
    expect(read(marked).rows.map(({ line, name }) => [line, name])).toEqual([
      [2, 'Harbour, "View" School'],
      [4, 'Café School'],
    ]);
  });

  test('reads windows-1252 where the bytes are no UTF-8', () => {
    const bytes = Buffer.from(
      `${thinHeadings}\n900001,Caf\xe9 \x93Harbour\x94,Norbridge,NB1 2AB,,,\n`,
      'latin1',
    );
    expect(read(bytes).rows[0]?.name).toBe('Café “Harbour”');
  });

  test('leaves out blank lines and columns behind the last heading', () => {
    const file = csvFile(thinHeadings, ['', '900001,Harbour School,,,,,,,', ',,,,,,', '']);
    expect(read(file).rows.map(({ line }) => line)).toEqual([3]);
  });

  test('keeps no age where the register has none that it can mean', () => {
    const ages = (low: string, high: string) => read(spineFile({ low, high })).rows[0]?.fields;
    expect(ages('0', '0')).not.toHaveProperty('lowAge');
    expect(ages('11', '99')).toMatchObject({ lowAge: 11 });
    expect(ages('11', '99')).not.toHaveProperty('highAge');
    expect(ages('', '')).not.toHaveProperty('highAge');
  });
});

describe('reading the days of a register', () => {
  test.each([
    ['2018-01-02 00:00:00', '2018-01-02'],
    ['2018-01-02', '2018-01-02'],
    ['02-01-2018', '2018-01-02'],
    ['02/01/2018', '2018-01-02'],
    ['29-02-2020', '2020-02-29'],
    ['29-02-2019', undefined],
    ['13/31/2019', undefined],
    ['yesterday', undefined],
  ])('%s is %s', (text, day) => {
    expect(registerDay(text)).toBe(day);
  });
});

describe('refusing a file with a sentence', () => {
  const thin = (...rows: string[]) => csvFile(thinHeadings, rows);
  const good = '900001,Harbour School,Norbridge,NB1 2AB,false,,';
  const spine = (...rows: string[]) => csvFile(spineHeadings, rows);

  test.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'register.csv is empty.'],
    ['a file of blank lines', bytesOf('\n \n'), 'register.csv is empty.'],
    [
      'headings without a comma between them',
      bytesOf(thinHeadings.replaceAll(',', ';')),
      'separated by semicolons',
    ],
    [
      'a workbook',
      Buffer.from('PK\x03\x04rest'),
      'register.csv is an Excel workbook or a zip file.',
    ],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'is an old Excel workbook.'],
    ['a PDF', bytesOf('%PDF-1.7'), 'is a PDF.'],
    ['a web page', bytesOf('\n<!doctype html><p>Sign in'), 'is a web page, not a CSV file.'],
    ['UTF-16 with its mark', Buffer.from('\ufeffURN,LA', 'utf16le'), 'is saved as UTF-16.'],
    ['UTF-16 without its mark', Buffer.from('URN,LA', 'utf16le'), 'is saved as UTF-16.'],
    [
      'bytes that are no text',
      Buffer.from('URN,LA,a program\n1,\0\x01\x02'),
      'line 2, column 2: there is a character that no text has',
    ],
    [
      'damaged UTF-8',
      Buffer.concat([bytesOf('é,b\nc,'), Buffer.from([0xff])]),
      'line 2, column 2: there is a damaged character.',
    ],
    [
      'headings of something else',
      bytesOf('supplier,amount\nA,1\n'),
      'has none of the headings of a register.',
    ],
    [
      'a missing column',
      bytesOf('urn,name,town,postcode\n'),
      'is nearest to the GIAS short list, but these columns are missing: close_date.',
    ],
    [
      'a heading twice',
      bytesOf(`${thinHeadings},URN\n`),
      'line 1, column 8: the heading URN is there twice.',
    ],
    [
      'a bad URN',
      thin(good, '90001,Mill School,,,,,'),
      'line 3, column 1 (urn): “90001” is not a URN. A URN has six digits.',
    ],
    ['no URN', thin(',Mill School,,,,,'), 'line 2, column 1 (urn): there is no URN.'],
    [
      'the same URN twice',
      thin(good, '900002,Mill School,,,,,', good),
      'line 4, column 1: URN 900001 is already on line 2.',
    ],
    [
      'a day that does not exist',
      thin('900001,Harbour School,,,,,31-06-2020'),
      'line 2, column 7 (close_date): “31-06-2020” is not a day.',
    ],
    [
      'an age that is none',
      spine(spineRow({ low: 'seven' })),
      'line 2, column 23 (AGEL): “seven” is not an age.',
    ],
    [
      'a quote that is never closed',
      thin(good, '900002,"Mill School,,,,,', good),
      'line 3, column 2: a quotation mark opens here and is never closed',
    ],
    [
      'a quote inside a value',
      thin(good, '900002,Mill "School",,,,,'),
      'line 3, column 2: there is a quotation mark in the middle',
    ],
    [
      'text after a closing quote',
      thin(good, '900002,"Mill" School,,,,,'),
      'line 3, column 2: there are characters after the closing quotation mark.',
    ],
    [
      'a last row that is cut off',
      bytesOf(`${thinHeadings}\n${good}\n900002,Mill Sch`),
      'line 3, column 2: the file stops in the middle of this row, after 2 of 7 columns.',
    ],
    [
      'a short row',
      thin('900002,Mill School', good),
      'line 2, column 2: the row has 2 columns and the headings have 7.',
    ],
    [
      'a long row',
      thin(`${good},,more`),
      'line 2, column 7: the row has 9 columns and the headings have 7.',
    ],
    [
      'a name as long as a page',
      thin(`900001,${'a'.repeat(256)},,,,,`),
      'line 2, column 2 (name): the name is 256 characters long',
    ],
  ])('%s', (_, bytes, sentence) => {
    expect(faultOf(bytes)).toContain(sentence);
    expect(faultOf(bytes)).toMatch(/Nothing was brought in\.$/);
  });

  test('keeps what a file says from breaking the sentence', () => {
    expect(faultOf(thin('"9\n\u202e00",Mill,,,,,'))).toContain('“9 00” is not a URN.');
  });
});

const folder = process.env.DATA_FILES_DIR;
const describeWithData = folder ? describe : describe.skip;
if (!folder) console.log('Skipped: real register files, because DATA_FILES_DIR is not set.');

describeWithData('reading the real registers', () => {
  // Row counts and years: SOURCES.md beside the files.
  test.each([
    ['dfe_spine_2017-18_independent_and_nonmaintained_special_england.csv', 624],
    ['dfe_spine_2017-18_five_councils_all_other_types.csv', 1702],
    ['gias_2022-04-20_surrey_primary.csv', 576],
    ['gias_2021-04_thin_for_special_urns.csv', 624],
  ])('%s has %i schools', (name, count) => {
    const bytes = readFileSync(join(folder ?? '', 'registers', name));
    expect(readRegister(name, bytes).rows).toHaveLength(count);
  });

  test('knows the registration of every type in the performance tables and the extract', () => {
    const unknown = [
      'dfe_spine_2017-18_independent_and_nonmaintained_special_england.csv',
      'dfe_spine_2017-18_five_councils_all_other_types.csv',
      'gias_2022-04-20_surrey_primary.csv',
    ].flatMap((name) =>
      readRegister(name, readFileSync(join(folder ?? '', 'registers', name)))
        .rows.filter(({ fields }) => fields.registrationStatus === 'notChecked')
        .map(({ fields }) => fields.providerType),
    );
    expect(unknown).toEqual([]);
  });
});
