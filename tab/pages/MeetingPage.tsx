import { Button, Field, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, PeopleTeamRegular } from '@fluentui/react-icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeetingPage as Page } from '../../teamsapp/api/contract';
import { download, get } from '../api';
import { Banner } from '../components/Banner';
import { Card } from '../components/Card';
import { ConfirmDialog } from '../components/ConfirmDialog';
import { EmptyState } from '../components/EmptyState';
import { PageHead } from '../components/PageHead';
import { PageProblem } from '../components/PageProblem';
import { Waiting } from '../components/Waiting';
import { WriteButton } from '../components/WriteButton';
import { longDay } from '../days';
import { useKeys } from '../keys';
import { counted } from '../money';
import { Agenda } from './meeting/Agenda';
import { Item } from './meeting/Item';
import { RoomForm } from './meeting/RoomForm';
import { useMeeting } from './meeting/useMeeting';

const parent = { name: 'Panels', to: '/panels' };
const hidden = 'Only members of the panel, and staff who see approvals, can open it.';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: '340px minmax(0, 1fr)',
    alignItems: 'start',
    gap: '16px',
    '@media (max-width: 1023.98px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  // Whether the panel may decide is in view wherever the reader is on the page.
  quorum: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  notes: { fontSize: '13px', lineHeight: '18px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** One meeting of a panel: its agenda before, one item at a time while it sits, the minutes after. */
export default function MeetingPage({ id }: { id: number }) {
  const query = useQuery({
    queryKey: ['meeting', id],
    queryFn: ({ signal }) => get<Page>(`/api/meetings/${id}`, signal),
    refetchInterval: 10_000,
  });
  if (query.data) return <Meeting page={query.data} />;
  return (
    <>
      <PageHead title="Meeting" parent={parent} />
      {query.isError ? (
        <PageProblem
          error={query.error}
          sought={{ what: 'this meeting', back: parent, hidden }}
          retry={() => void query.refetch()}
        />
      ) : (
        <Waiting what="the meeting" onCancel={() => window.history.back()} />
      )}
    </>
  );
}

function Meeting({ page }: { page: Page }) {
  const styles = useStyles();
  const { meeting, abilities } = page;
  const { items, state } = meeting;
  const [openId, setOpenId] = useState<number>();
  const [isRoomShown, setRoomShown] = useState(false);
  const firstUndecided = items.find(({ waits, outcome }) => waits && !outcome);
  const current =
    items.find(({ approvalId }) => approvalId === openId) ?? firstUndecided ?? items[0];
  const go = (by: 1 | -1) => {
    const place = items.findIndex((item) => item === current);
    const next = items[place + by];
    if (next) setOpenId(next.approvalId);
  };
  useKeys({
    j: () => {
      go(1);
    },
    k: () => {
      go(-1);
    },
  });
  const showsRoom = abilities.open && (state === 'planned' || isRoomShown);
  return (
    <>
      <PageHead
        title={`${meeting.panelName}, ${longDay(meeting.date)}`}
        parent={parent}
        sub={subOf(meeting)}
        actions={
          <Actions
            page={page}
            onRoom={() => {
              setRoomShown(!isRoomShown);
            }}
          />
        }
      />
      {state === 'open' && (
        <div className={styles.quorum}>
          <Banner tone={meeting.isQuorate ? 'success' : 'warning'}>
            <strong>{meeting.isQuorate ? 'Quorate.' : 'Not quorate.'}</strong>{' '}
            {`${meeting.quorumLine} ${meeting.attendees.map(({ name }) => name).join(', ')}.`}
          </Banner>
        </div>
      )}
      {showsRoom && (
        <RoomForm
          page={page}
          onDone={() => {
            setRoomShown(false);
          }}
        />
      )}
      {meeting.notes && (
        <Card heading="Notes">
          <div className={styles.notes}>{meeting.notes}</div>
        </Card>
      )}
      <div className={styles.columns}>
        <Agenda page={page} current={current} onPick={setOpenId} />
        <div className={styles.column}>
          {current ? (
            <Item page={page} item={current} />
          ) : (
            <EmptyState icon={PeopleTeamRegular} heading="Nothing on the agenda">
              {meeting.hidden > 0
                ? `${counted(meeting.hidden, 'item')} that you may not see.`
                : 'What waits for this panel can be added.'}
            </EmptyState>
          )}
        </div>
      </div>
    </>
  );
}

function subOf({ state, isHeld, chair, minuteTaker }: Page['meeting']): string {
  const states = { planned: 'Planned', open: 'Sits now', closed: isHeld ? 'Closed' : 'Not held' };
  const taker = minuteTaker ? `, ${minuteTaker.name} takes the minutes` : '';
  return `${states[state]} · ${chair.name} chairs${taker}`;
}

function Actions({ page, onRoom }: { page: Page; onRoom: () => void }) {
  const { meeting, abilities } = page;
  const [isClosing, setClosing] = useState(false);
  const kind = meeting.state === 'closed' ? 'minutes' : 'agenda';
  const saving = useMutation({
    mutationFn: () => download(`/api/meetings/${meeting.id}/document`, { kind }),
  });
  return (
    <>
      {saving.error && <Banner tone="danger">{saving.error.message}</Banner>}
      <Button
        icon={<ArrowDownloadRegular />}
        disabledFocusable={saving.isPending}
        onClick={() => {
          saving.mutate();
        }}
      >
        {kind === 'minutes' ? 'Minutes for Word' : 'Agenda for Word'}
      </Button>
      {abilities.open && meeting.state === 'open' && <Button onClick={onRoom}>Who is here</Button>}
      {abilities.close && (
        <WriteButton
          onClick={() => {
            setClosing(true);
          }}
        >
          {meeting.state === 'open' ? 'Close the meeting' : 'Call it off'}
        </WriteButton>
      )}
      {isClosing && (
        <CloseDialog
          meeting={meeting}
          onClose={() => {
            setClosing(false);
          }}
        />
      )}
    </>
  );
}

function CloseDialog({ meeting, onClose }: { meeting: Page['meeting']; onClose: () => void }) {
  const [notes, setNotes] = useState('');
  const sending = useMeeting(meeting.id, onClose);
  const isHeld = meeting.state === 'open';
  return (
    <ConfirmDialog
      title={isHeld ? 'Close the meeting?' : 'Call the meeting off?'}
      verb={isHeld ? 'Close the meeting' : 'Call it off'}
      error={sending.error}
      isBusy={sending.isPending}
      onConfirm={() => {
        sending.mutate({ verb: 'close', body: { notes } });
      }}
      onClose={onClose}
    >
      {isHeld
        ? 'The agenda with what was decided becomes the minutes. This cannot be undone.'
        : 'What is on its agenda waits for another meeting. This cannot be undone.'}
      <Field label={isHeld ? 'Notes for the minutes' : 'Why it is not held'} required={!isHeld}>
        <Textarea
          rows={3}
          maxLength={1000}
          value={notes}
          onChange={(_, { value }) => {
            setNotes(value);
          }}
        />
      </Field>
    </ConfirmDialog>
  );
}
