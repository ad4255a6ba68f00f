/** The twelve types of special educational need of the school census. Source: DfE, SEN2 guide. */
export const senTypes = [
  'SPLD',
  'MLD',
  'SLD',
  'PMLD',
  'SEMH',
  'SLCN',
  'HI',
  'VI',
  'MSI',
  'PD',
  'ASD',
  'OTH',
] as const;

export type SenType = (typeof senTypes)[number];

/** Whether a text is one of the codes. */
export function isSenType(text: string): text is SenType {
  return senTypes.some((code) => code === text);
}
