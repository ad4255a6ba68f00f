import type { SenType } from '../common/senTypes';

/** The SEN types of the school census in the words that people search and read. */
export const needWords: Readonly<Record<SenType, string>> = {
  SPLD: 'Specific learning difficulty, dyslexia',
  MLD: 'Moderate learning difficulty',
  SLD: 'Severe learning difficulty',
  PMLD: 'Profound and multiple learning difficulty',
  SEMH: 'Social, emotional and mental health',
  SLCN: 'Speech, language and communication needs',
  HI: 'Hearing impairment, deaf',
  VI: 'Vision impairment, blind',
  MSI: 'Multi-sensory impairment',
  PD: 'Physical disability',
  ASD: 'Autistic spectrum disorder, autism',
  OTH: 'Other difficulty or disability',
};
