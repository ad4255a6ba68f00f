/** What stands over the consequences: only those who decide are told what their approval does. */
export function askedHeading(isDecided: boolean, mayDecide: boolean): string {
  if (isDecided) return 'What was asked';
  return mayDecide ? 'If you approve this' : 'What is asked';
}
