import { hoursInCell } from '../money';

/** Hours a week; sessions where the package is counted in them; "–" for neither. */
export function Hours(props: { hours: number | null; sessions?: number | null }) {
  if (props.hours !== null) return <>{hoursInCell(props.hours)}</>;
  if (props.sessions) return <span title="Sessions a week">{props.sessions} sess.</span>;
  return <>–</>;
}
