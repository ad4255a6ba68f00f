import { Link } from '@fluentui/react-components';
import type { PackagePage } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { moment } from '../../days';
import { linkTo } from '../../router';
import { rulingOf } from './ruling';

/** What whoever opens a package must know first: a provider in trouble, a start before the decision, an edit behind the app. */
export function PackageBanners({ page }: { page: PackagePage }) {
  const { package: item, provider } = page;
  return (
    <>
      {provider.status !== 'active' && (
        <Banner tone="danger">
          {provider.name} is {provider.status}.{' '}
          <Link inline style={{ color: 'inherit' }} {...linkTo(`/providers/${provider.id}`)}>
            See why
          </Link>
        </Banner>
      )}
      {item.emergency && (
        <Banner tone="warning">
          <strong>
            Started before its decision by {item.emergency.by} on {moment(item.emergency.at)}.
          </strong>{' '}
          Why: “{item.emergency.because}” {afterwards(page)}
        </Banner>
      )}
      {item.changedOutside !== '' && (
        <Banner tone="warning">
          Changed in SharePoint, outside this app: {item.changedOutside}. Nobody approved this
          change, and the costs shown are those that were approved. The activity says what it was.
        </Banner>
      )}
    </>
  );
}

/** What has become of the decision that was to come after the start. */
function afterwards({ approvals }: PackagePage): string {
  const state = rulingOf(approvals)?.state;
  if (state === 'approved') return 'It was approved afterwards.';
  if (state === 'declined') {
    return 'It was declined afterwards, which does not undo what has begun: somebody has to end it.';
  }
  if (state === 'withdrawn') return 'Its request was withdrawn afterwards.';
  return 'The decision comes afterwards, and does not undo what has begun.';
}
