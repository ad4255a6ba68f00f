import { ClockRegular, ErrorCircleFilled, PauseFilled, WarningFilled } from '@fluentui/react-icons';
import { counted } from '../money';
import { Badge } from './Badge';

/** Working days left below which a clock warns. */
const warnedWithin = 5;

/**
 * How long there is left for an answer, in working days: late is danger, near is a warning,
 * paused is neutral with the pause sign. Draws nothing where no clock runs.
 */
export function Clock(props: { workingDaysLeft: number | null; isPaused: boolean }) {
  const { workingDaysLeft: left, isPaused } = props;
  if (isPaused) return <Badge tone="neutral" icon={PauseFilled} word="Clock paused" />;
  if (left === null) return null;
  const days = (count: number) => counted(count, 'working day');
  if (left < 0)
    return <Badge tone="danger" icon={ErrorCircleFilled} word={`${days(-left)} late`} />;
  if (left === 0) return <Badge tone="danger" icon={ErrorCircleFilled} word="Decide today" />;
  if (left <= warnedWithin) {
    return <Badge tone="warning" icon={WarningFilled} word={`${days(left)} left`} />;
  }
  return <Badge tone="neutral" icon={ClockRegular} word={`${days(left)} left`} />;
}
