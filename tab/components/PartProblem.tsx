import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular, CloudOffRegular, ErrorCircleRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { PartMissing, canReloadHelp, reloadOnce } from '../lazily';
import { EmptyState } from './EmptyState';

/** In place of a page that could not be loaded or drawn: why, and what to do. */
export function PartProblem({ error, retry }: { error: Error; retry: () => void }) {
  if (error instanceof PartMissing) return <Missing retry={retry} />;
  return (
    <EmptyState
      icon={ErrorCircleRegular}
      tone="danger"
      heading="This page could not be shown"
      actions={<Again onPress={retry} />}
    >
      Something went wrong on this page. Nothing that was saved is lost. Try again, or open another
      page from the menu.
    </EmptyState>
  );
}

function Missing({ retry }: { retry: () => void }) {
  const isReplaced = useIsReplaced();
  if (isReplaced) {
    return (
      <EmptyState
        icon={ArrowClockwiseRegular}
        heading="This page could not be loaded"
        actions={
          <>
            <Again onPress={retry} />
            <Button onClick={reloadOnce}>Load Education Packages again</Button>
          </>
        }
      >
        There may be a newer version of Education Packages. Load it again to go on. What you have
        typed and not saved is lost then.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={CloudOffRegular}
      heading="This page could not be loaded"
      actions={<Again onPress={retry} />}
    >
      Check your connection, then try again. Nothing was changed or lost.
    </EmptyState>
  );
}

/** Whether the server answers although it did not hand over the part. */
export function useIsReplaced(): boolean {
  const [isReplaced, setReplaced] = useState(false);
  useEffect(() => {
    let isHere = true;
    void canReloadHelp().then((can) => {
      if (isHere) setReplaced(can);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return isReplaced;
}

function Again({ onPress }: { onPress: () => void }) {
  return (
    <Button icon={<ArrowClockwiseRegular />} onClick={onPress}>
      Try again
    </Button>
  );
}
