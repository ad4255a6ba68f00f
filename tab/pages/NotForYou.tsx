import { LockClosedRegular } from '@fluentui/react-icons';
import { EmptyState } from '../components/EmptyState';
import { LinkButton } from '../components/LinkButton';
import { PageHead } from '../components/PageHead';

/** A whole page that the reader's roles do not open. */
export function NotForYou({ title }: { title: string }) {
  return (
    <>
      <PageHead title={title} />
      <EmptyState
        icon={LockClosedRegular}
        heading="You cannot see this page"
        actions={<LinkButton to="/">Go to the start</LinkButton>}
      >
        Ask an Education Packages administrator for access if you need it for your work.
      </EmptyState>
    </>
  );
}
