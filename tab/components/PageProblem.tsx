import { Button } from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  CloudOffRegular,
  CopyRegular,
  ErrorCircleRegular,
  LockClosedRegular,
  SearchRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { ApiProblem } from '../api';
import { timeOf } from '../days';
import { EmptyState } from './EmptyState';
import { LinkButton } from './LinkButton';

/** What the page was to show: "this list", "this provider". */
export interface Sought {
  what: string;
  /** The way back, "Packages". */
  back?: { name: string; to: string };
  /** Replaces the sentence of a refusal, where even existence is not to be told. */
  hidden?: string;
}

/** In place of a page's content: why it could not be opened, and what to do. */
export function PageProblem(props: { error: Error; sought: Sought; retry: () => void }) {
  const { error, sought, retry } = props;
  const status = error instanceof ApiProblem ? error.status : -1;
  const back = sought.back && (
    <LinkButton to={sought.back.to}>{`Go to ${sought.back.name}`}</LinkButton>
  );
  const again = (
    <Button icon={<ArrowClockwiseRegular />} onClick={retry}>
      Try again
    </Button>
  );
  if (status === 403 || (status === 404 && sought.hidden)) {
    return (
      <EmptyState icon={LockClosedRegular} heading={`You cannot see ${sought.what}`} actions={back}>
        {sought.hidden ?? error.message}
      </EmptyState>
    );
  }
  if (status === 404) {
    return (
      <EmptyState icon={SearchRegular} heading={`There is no such page`} actions={back}>
        {error.message}
      </EmptyState>
    );
  }
  if (status === 503 || status === 0) {
    const heading =
      status === 0 ? 'We could not reach the server' : 'Microsoft 365 is not answering';
    return (
      <EmptyState icon={CloudOffRegular} heading={heading} actions={again}>
        {error.message}
      </EmptyState>
    );
  }
  if (status === 501) {
    const heading = `${capital(sought.what)} cannot be read`;
    return (
      <EmptyState icon={ErrorCircleRegular} heading={heading} actions={again}>
        {error.message}
      </EmptyState>
    );
  }
  return <Fault error={error} sought={sought} retry={retry} />;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function Fault({ error, sought, retry }: { error: Error; sought: Sought; retry: () => void }) {
  const reference = error instanceof ApiProblem ? error.problem.reference : undefined;
  const [at] = useState(() => Date.now());
  return (
    <EmptyState
      icon={ErrorCircleRegular}
      tone="danger"
      heading={`We could not open ${sought.what}`}
      actions={
        <>
          <Button icon={<ArrowClockwiseRegular />} onClick={retry}>
            Try again
          </Button>
          {reference && (
            <Button
              appearance="subtle"
              icon={<CopyRegular />}
              onClick={() => {
                const details = `${reference}, ${new Date().toISOString()}, ${window.location.pathname}`;
                void navigator.clipboard.writeText(details);
              }}
            >
              Copy details for support
            </Button>
          )}
        </>
      }
    >
      Something went wrong on our side at {timeOf(at)}. Nothing was changed or lost.
      {reference && (
        <>
          {' '}
          If it happens again, send the reference <strong>{reference}</strong> to the support team.
        </>
      )}
    </EmptyState>
  );
}
