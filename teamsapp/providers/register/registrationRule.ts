import type { RegistrationStatus } from '../provider';

/**
 * Which registration each type of establishment has. Types as in GIAS's list of establishment
 * types of 22 April 2025, and as the performance tables spell them ("Academy - Converter
 * mainstream", "Free school  16-19").
 *
 * The rule: an independent school of the register is a registered independent school; schools
 * that the state maintains or funds (maintained, academy, free, non-maintained special, city
 * technology college) are state schools; colleges and special post-16 institutions are further
 * education; an accredited online provider is not a registered school. Every other type is left
 * for a person to check.
 */
const rules: readonly { type: RegExp; status: RegistrationStatus }[] = [
  { type: /^other independent (special )?school$/, status: 'registeredIndependentSchool' },
  { type: /^(community|voluntary (aided|controlled)|foundation) school$/, status: 'stateSchool' },
  { type: /^(community|foundation|non-maintained) special school$/, status: 'stateSchool' },
  { type: /^pupil referral unit$/, status: 'stateSchool' },
  { type: /^local authority nursery school$/, status: 'stateSchool' },
  { type: /^city technology college$/, status: 'stateSchool' },
  { type: /^academy\b/, status: 'stateSchool' },
  { type: /^free schools?\b/, status: 'stateSchool' },
  { type: /^studio schools?$/, status: 'stateSchool' },
  { type: /^university technical college$/, status: 'stateSchool' },
  { type: /\bfurther education\b/, status: 'furtherEducation' },
  { type: /^sixth form (college|centre)s?\b/, status: 'furtherEducation' },
  {
    type: /\b(agriculture and horticulture|tertiary|specialist designated) college$/,
    status: 'furtherEducation',
  },
  { type: /^special post 16 institution$/, status: 'furtherEducation' },
  { type: /^online provider$/, status: 'nonSchool' },
];

/** Types that are not in England, so that no English council can place there by this register. */
const elsewhere = /^(welsh establishment|offshore schools?|british schools? overseas)$/;

/** The registration status that a register's type of establishment says; `notChecked` when none. */
export function registrationOf(type: string): RegistrationStatus {
  const words = plain(type);
  return rules.find((rule) => rule.type.test(words))?.status ?? 'notChecked';
}

/** Whether the type of establishment says that it is outside England. */
export function isOutsideEngland(type: string): boolean {
  return elsewhere.test(plain(type));
}

function plain(type: string): string {
  return type.toLowerCase().replace(/\s+/g, ' ').trim();
}
