import { useQuery } from '@tanstack/react-query';
import type { PackagePage } from '../../../teamsapp/api/contract';
import { Clock } from '../../components/Clock';
import { LinkButton } from '../../components/LinkButton';
import { NextStep } from '../../components/NextStep';
import { dayOf, longDay } from '../../days';
import type { PackageState } from '../../words';
import { approvalQuery } from '../approvals/useFittingView';
import { rulingOf } from './ruling';

/** States after which nothing comes. */
const over: readonly PackageState[] = ['ended', 'declined', 'withdrawn', 'lapsed'];

/** What happens next and who does it, with the button for it. */
export function PackageNext({ page }: { page: PackagePage }) {
  const { next, approvals } = page;
  const open = approvals.find(({ id }) => id === next.approvalId);
  const isPaused = open?.state === 'informationRequested';
  const asked = useQuery({ ...approvalQuery(next.approvalId ?? 0), enabled: isPaused });
  const mayAnswer = isPaused && (asked.data?.abilities.answer.length ?? 0) > 0;
  const isMine = next.youDecide || mayAnswer;
  return (
    <NextStep
      isOver={over.includes(page.package.state)}
      sentence={declinedSentence(page) ?? next.sentence}
      aside={open && <Clock workingDaysLeft={open.workingDaysLeft} isPaused={isPaused} />}
      actions={
        next.approvalId !== null && (
          <LinkButton
            to={`/approvals?${mayAnswer ? 'view=questions&' : ''}open=${next.approvalId}`}
            {...(isMine && { appearance: 'primary' as const })}
          >
            {mayAnswer ? 'Answer' : next.youDecide ? 'Decide' : 'Open the approval'}
          </LinkButton>
        )
      }
    />
  );
}

/** Who declined it, when and why, as far as the page says. */
function declinedSentence({ package: item, approvals }: PackagePage): string | undefined {
  if (item.state !== 'declined') return undefined;
  const stages = rulingOf(approvals)?.stages ?? [];
  for (const { name, decisions } of stages) {
    const decline = decisions.find(({ verdict }) => verdict === 'decline');
    if (!decline) continue;
    const reason = decline.note ? ` Reason: “${decline.note}”` : '';
    return `${decline.by} declined it on ${longDay(dayOf(decline.at))}, ${name}.${reason}`;
  }
  return undefined;
}

/** Steps at which the package came to a stop: they are over, but nothing was achieved. */
export function stoppedSteps({ approvals }: PackagePage): string[] {
  const stages = rulingOf(approvals)?.stages ?? [];
  const declined = stages.filter(({ state }) => state === 'declined').map(({ name }) => name);
  return ['Declined', 'Withdrawn', 'Lapsed', ...declined];
}
