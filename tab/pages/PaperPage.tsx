import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowDownloadRegular, EditRegular } from '@fluentui/react-icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PaperPage as Page } from '../../teamsapp/api/contract';
import { download, get } from '../api';
import { Banner } from '../components/Banner';
import { Card } from '../components/Card';
import { Consequences } from '../components/Consequences';
import { FactList } from '../components/FactList';
import { PageHead } from '../components/PageHead';
import { PageProblem } from '../components/PageProblem';
import { Waiting } from '../components/Waiting';
import { WriteButton } from '../components/WriteButton';
import { pounds } from '../money';
import { PaperForm } from './paper/PaperForm';
import { PaperText } from './paper/PaperText';

const parent = { name: 'Panels', to: '/panels' };
const hidden = 'Only the panel, and those who work with this child, can open it.';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 320px',
    alignItems: 'start',
    gap: '16px',
    '@media (max-width: 1023.98px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
});

/** What a panel reads about one request before it decides; the requester and the team write it. */
export default function PaperPage({ id }: { id: number }) {
  const query = useQuery({
    queryKey: ['paper', id],
    queryFn: ({ signal }) => get<Page>(`/api/papers/${id}`, signal),
  });
  if (query.data) return <Paper page={query.data} />;
  return (
    <>
      <PageHead title="Panel paper" parent={parent} />
      {query.isError ? (
        <PageProblem
          error={query.error}
          sought={{ what: 'this panel paper', back: parent, hidden }}
          retry={() => void query.refetch()}
        />
      ) : (
        <Waiting what="the panel paper" onCancel={() => window.history.back()} />
      )}
    </>
  );
}

function Paper({ page }: { page: Page }) {
  const styles = useStyles();
  const { request, paper, mayWrite } = page;
  const [isEditing, setEditing] = useState(false);
  const saving = useMutation({
    mutationFn: () => download(`/api/papers/${request.approvalId}/document`, {}),
  });
  const isForm = mayWrite && (isEditing || !paper);
  return (
    <>
      <PageHead
        title={`Panel paper of ${request.packageReference}`}
        parent={parent}
        sub={[request.panelName, request.child, request.providerName].filter(Boolean).join(' · ')}
        actions={
          <>
            <Button
              icon={<ArrowDownloadRegular />}
              disabledFocusable={saving.isPending}
              onClick={() => {
                saving.mutate();
              }}
            >
              Paper for Word
            </Button>
            {mayWrite && !isForm && (
              <WriteButton
                icon={<EditRegular />}
                onClick={() => {
                  setEditing(true);
                }}
              >
                Change the paper
              </WriteButton>
            )}
          </>
        }
      />
      {saving.error && <Banner tone="danger">{saving.error.message}</Banner>}
      <div className={styles.columns}>
        <div className={styles.column}>
          {isForm ? (
            <PaperForm
              page={page}
              onDone={() => {
                setEditing(false);
              }}
            />
          ) : (
            <PaperText paper={paper} />
          )}
          <Card heading="To check before deciding">
            <Consequences concerns={request.concerns} facts={request.facts} />
          </Card>
        </div>
        <div className={styles.column}>
          <Card heading="Cost by financial year">
            <FactList
              facts={[
                ...request.costByYear.map(({ year, cost }) => ({
                  label: year,
                  value: pounds(cost),
                })),
                { label: 'In all', value: pounds(request.wholeCost) },
              ]}
            />
          </Card>
          <Card heading="What is asked for">
            <FactList facts={request.facts} />
          </Card>
        </div>
      </div>
    </>
  );
}
