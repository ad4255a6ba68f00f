import { pounds } from '../money';

/** An amount in whole pence, "£1,234.50". */
export function Money({ pence }: { pence: number }) {
  return <>{pounds(pence)}</>;
}
