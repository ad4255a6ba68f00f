import type { SenType } from '../common/senTypes';
import { addDays, type IsoDay } from '../common/dates';
import type { PriceUnit } from '../packages/educationPackage';
import type { AssuranceStatus, Provider, RegistrationStatus } from '../providers/provider';

/** An invented provider, without the history that adding it makes. */
export type DemoProvider = Omit<Provider, 'id' | 'eTag' | 'requestKey' | 'lastEvent' | 'eventHash'>;

const kinds: Record<string, { type: string; registration: RegistrationStatus }> = {
  I: { type: 'Other independent special school', registration: 'registeredIndependentSchool' },
  M: { type: 'Non-maintained special school', registration: 'stateSchool' },
  C: { type: 'Further education', registration: 'furtherEducation' },
  T: { type: 'Tuition', registration: 'nonSchool' },
  A: { type: 'Alternative provision', registration: 'nonSchool' },
  F: { type: 'Farm and outdoor learning', registration: 'nonSchool' },
  H: { type: 'Therapy', registration: 'nonSchool' },
};

const units: Record<string, PriceUnit> = { h: 'hour', s: 'session', d: 'day', w: 'week' };

/*
 * name | kind | town | postcode | ages | needs | lots | price and unit | places | assurance and its
 * age in months. Lots are those of an open framework: 1a and 1b special school placements before
 * and after 16, 2a EOTAS packages, 2b packages to reintegrate. Towns and postcodes are invented.
 */
const table = `
Forest Trail Learning|A|Okebury|OK3 4FT|11-16|SEMH ASD||36h|4|assured 14
Forest Trail Tutors|T|Norbridge|NB1 2TR|5-16|SEMH SLCN MLD|2a|45h|6|assured 7
Forest Trails Farm School|F|Lynford|LY7 9FS|8-16|SEMH ASD|2b|50h|0|suspended 2
Calm Waters Tuition|T|Saltmere|SM2 6CW|5-18|ASD SEMH OTH|2a 2b|36h|9|assured 3
Harbour Tuition|T|Saltmere|SM1 1HB|7-16|SEMH SPLD|2a|40h|5|assured 5
Harbour Lights School|I|Saltmere|SM4 8HL|5-16|ASD SLCN|1a|980w|2|assured 9
Kiln Lane Workshops|A|Thornleigh|TH5 3KL|13-16|SEMH MLD|2b|95d|6|conditions 4
Larkfield Farm|F|Marlbrook|MB6 7LF|9-16|SEMH ASD|2a|62s|3|assured 2
Saltmarsh Studio|A|Saltmere|SM3 5ST|11-18|SEMH OTH|2a|35h|4|assured 6
Brightwater Therapies|H|Norbridge|NB2 9BT|4-18|SLCN ASD PD|2a|72h|8|assured 11
Copper Beech College|C|Wealdham|WL1 4CB|14-19|MLD SEMH|1b 2b|120d|12|assured 8
Redwing School|I|Wealdham|WL3 2RW|7-16|ASD|1a|1272w|1|assured 4
Stepping Stones Nurture|A|Okebury|OK1 8SS|4-11|SEMH SLCN|2b|55s|5|assured 10
Fernhill Equine|F|Lynford|LY2 3FE|8-18|SEMH ASD OTH|2a|58h|2|conditions 8
Anchor Point Centre|A|Norbridge|NB4 1AP|11-16|SEMH|2b|42h|7|assured 1
Gatehouse Independent School|I|Marlbrook|MB1 1GH|9-19|ASD SEMH MLD|1a 1b|1412w|3|assured 6
Northgate Tutors|T|Wealdham|WL5 6NT|6-16|SPLD MLD SEMH|2a|39h|10|assured 12
Alder Court School|I|Thornleigh|TH1 9AC|5-16|SLD PMLD|1a|1630w|1|assured 5
Amber Lane Learning|A|Okebury|OK2 2AL|12-16|SEMH|2b|88d|4|asked 0
Beacon Hill Outdoor|F|Lynford|LY5 5BH|10-16|SEMH ASD|2a|64s|6|assured 9
Birchwood Bridge|A|Wealdham|WL7 3BB|11-16|SEMH MLD|2b|410w|5|assured 2
Bluebell Home Tuition|T|Marlbrook|MB3 4BT|5-16|OTH ASD|2a|38h|11|answered 0
Bramble Wood Forest School|F|Norbridge|NB6 2BW|4-11|SEMH SLCN|2a|52s|4|assured 13
Bridgewater Academy of Skills|C|Saltmere|SM6 6BA|14-19|MLD SPLD|1b|110d|15|assured 7
Canal Street Makers|A|Wealdham|WL2 9CS|13-18|SEMH ASD||92d|6|notAsked 0
Cedar Grange School|M|Norbridge|NB3 7CG|3-19|SLD PMLD PD|1a 1b|1205w|2|assured 3
Chalk Pit Climbing|F|Thornleigh|TH7 1CP|9-16|SEMH||48s|3|notAsked 0
Clearview Tutoring|T|Okebury|OK5 1CV|7-18|SPLD SEMH|2a|41h|7|assured 6
Cobblestone Centre|A|Marlbrook|MB2 8CC|11-16|SEMH ASD|2b|395w|4|assured 8
Dove Cottage Learning|A|Lynford|LY1 2DC|5-13|SEMH OTH|2a|44h|3|conditions 3
Eastfield Engineering Skills|C|Wealdham|WL8 8EE|14-18|MLD SEMH|1b|105d|8|assured 10
Elm Tree House School|I|Okebury|OK7 3ET|8-17|ASD SEMH|1a|1188w|0|assured 7
Falcon Sports Mentoring|A|Saltmere|SM5 9FM|10-16|SEMH|2b|34h|12|expired 19
Foxglove Therapy Garden|H|Marlbrook|MB4 6FG|6-18|SEMH ASD OTH|2a|66h|2|assured 4
Glassworks Creative|A|Norbridge|NB5 5GC|11-18|SEMH OTH|2a|37h|6|assured 9
Greenbank Animal Care|F|Thornleigh|TH3 2GA|11-18|SEMH ASD MLD|2a|57s|5|assured 2
Hawthorn Reach School|I|Lynford|LY4 4HR|11-19|SEMH|1a 1b|1344w|2|conditions 6
Hazel Row Tutors|T|Thornleigh|TH2 5HR|5-16|SPLD OTH|2a|40h|9|assured 8
Heron Island Learning|A|Saltmere|SM7 1HI|9-14|SEMH SLCN|2b|43h|4|assured 11
Holmwood Speech and Language|H|Wealdham|WL4 7HS|3-16|SLCN HI|2a|74h|6|assured 5
Ironbridge Lane Training|C|Marlbrook|MB7 9IL|15-19|MLD|1b|98d|10|answered 0
Juniper House School|M|Saltmere|SM8 3JH|5-19|PD HI VI MSI|1a 1b|1490w|1|assured 6
Kingfisher Online|T|Wealdham|WL9 9KO|8-18|OTH SEMH ASD|2a|29h|40|assured 4
Lantern Learning|A|Norbridge|NB7 8LL|11-16|SEMH|2b|405w|5|assured 3
Linden Park School|I|Thornleigh|TH6 4LP|5-13|ASD SLCN|1a|1215w|2|assured 9
Meadow Gate Tuition|T|Lynford|LY3 1MG|6-16|MLD SPLD|2a|38h|8|assured 10
Millstream Music and Arts|A|Okebury|OK4 6MM|8-18|SEMH OTH|2a|46h|5|assured 7
Nightingale Hospital Tutors|T|Wealdham|WL6 5NH|5-18|OTH PD|2a|43h|14|assured 2
Oak Apple Farm|F|Marlbrook|MB8 2OA|8-16|SEMH ASD|2a|60s|3|assured 12
Orchard View School|I|Norbridge|NB8 1OV|7-18|ASD MLD|1a 1b|1266w|1|assured 8
Pebble Ridge|A|Saltmere|SM9 4PR|12-16|SEMH||390w|6|asked 0
Quarry Lane Bikes|A|Thornleigh|TH4 8QB|12-17|SEMH MLD|2b|90d|4|assured 5
Rowan Bank School|I|Okebury|OK8 9RB|11-16|SEMH|1a|1310w|2|assured 1
Seven Acres Riding|F|Wealdham|WL10 3SA|7-18|ASD SEMH PD|2a|61s|4|conditions 9
Silver Birch Tutors|T|Norbridge|NB9 3SB|5-16|ASD OTH|2a|42h|7|assured 6
Spindle Mill Centre|A|Lynford|LY6 7SM|11-16|SEMH ASD|2b|420w|5|assured 4
Tidewater College|C|Saltmere|SM10 2TC|16-25|MLD SLD ASD|1b|118d|9|assured 11
Wayside Mentors|A|Marlbrook|MB5 5WM|10-18|SEMH OTH|2b|33h|10|expired 16
Willow Brook School|M|Lynford|LY8 6WB|4-19|SLD ASD|1a 1b|1150w|3|assured 7
Yew Tree Lodge School|I|Wealdham|WL11 1YT|9-17|SEMH ASD|1a|1402w|0|assured 2
Zephyr Flight Simulators|A|Okebury|OK6 7ZF|13-18|SEMH OTH||99d|2|notAsked 0`;

/** About sixty invented providers, with assurance dated back from today. */
export function demoProviders(today: IsoDay): readonly DemoProvider[] {
  return table
    .trim()
    .split('\n')
    .map((line, index) => read(line, index, today));
}

function read(line: string, index: number, today: IsoDay): DemoProvider {
  const [name = '', kind = '', town, postcode, ages, needs, lots, price, places, assurance] =
    line.split('|');
  const { type, registration } = kinds[kind] ?? {
    type: 'Alternative provision',
    registration: 'nonSchool' as const,
  };
  const [lowAge, highAge] = (ages ?? '').split('-').map(Number);
  const [status = 'notAsked', months = '0'] = (assurance ?? '').split(' ');
  const isSuspended = status === 'suspended';
  const wasAsked = status !== 'notAsked' && status !== 'asked';
  return {
    name,
    // Numbers from 990001 belong to no school of the register.
    ...(registration !== 'nonSchool' && { urn: String(990001 + index) }),
    providerType: type,
    registrationStatus: registration,
    registrationChecked: addDays(today, -30 - (index % 50)),
    assuranceStatus: status as AssuranceStatus,
    ...(wasAsked && { assuranceDate: addDays(today, -30 * Number(months) - 7) }),
    status: isSuspended ? 'suspended' : 'active',
    ...(isSuspended && {
      statusReason:
        'Safeguarding visit of the council found no single central record. Do not place.',
      statusSince: addDays(today, -50),
    }),
    street: `${String(3 + index)} Station Road`,
    ...(town && { town }),
    ...(postcode && { postcode }),
    contactEmail: `office@${name.toLowerCase().replace(/[^a-z]+/g, '-')}.example`,
    ...(lowAge !== undefined && { lowAge }),
    ...(highAge !== undefined && { highAge }),
    needs: (needs ?? '').split(' ').filter(Boolean) as SenType[],
    lots: (lots ?? '').split(' ').filter(Boolean),
    ...(price && {
      price: Number(price.slice(0, -1)) * 100,
      priceUnit: units[price.slice(-1)] ?? 'hour',
    }),
    capacity: Number(places),
  };
}
