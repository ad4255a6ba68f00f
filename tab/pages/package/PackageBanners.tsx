import { Link } from '@fluentui/react-components';
import type { PackagePage } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { linkTo } from '../../router';

/** What whoever opens a package must know first: a provider in trouble, an edit behind the app. */
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
      {item.changedOutside !== '' && (
        <Banner tone="warning">
          Changed in SharePoint, outside this app: {item.changedOutside}. Nobody approved this
          change, and the costs shown are those that were approved. The activity says what it was.
        </Banner>
      )}
    </>
  );
}
