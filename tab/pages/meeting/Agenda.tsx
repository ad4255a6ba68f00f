import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DismissRegular } from '@fluentui/react-icons';
import type { MeetingItemView, MeetingPage } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { Card } from '../../components/Card';
import { WriteButton } from '../../components/WriteButton';
import { counted, pounds } from '../../money';
import { outcomeWords } from './outcomeWords';
import { useMeeting } from './useMeeting';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  item: {
    flexGrow: 1,
    justifyContent: 'flex-start',
    textAlign: 'left',
    minWidth: 0,
    padding: '8px',
  },
  current: { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandForeground1}`, borderRadius: 0 },
  words: { display: 'block', fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  quiet: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
  hidden: { padding: '8px', fontSize: '13px' },
});

/** The items in their order; those who see to the meeting put them into another one and add late ones. */
export function Agenda(props: {
  page: MeetingPage;
  current: MeetingItemView | undefined;
  onPick: (approvalId: number) => void;
}) {
  const styles = useStyles();
  const { page, current, onPick } = props;
  const { meeting, abilities } = page;
  const sending = useMeeting(meeting.id);
  const order = meeting.items.map(({ approvalId }) => approvalId);
  const send = (approvalIds: number[]) => {
    sending.mutate({ verb: 'agenda', body: { seen: meeting.seen, approvalIds } });
  };
  const isBusy = sending.isPending;
  return (
    <Card heading="Agenda" aside={counted(meeting.items.length + meeting.hidden, 'item')}>
      {sending.error && <Banner tone="danger">{sending.error.message}</Banner>}
      <ol className={styles.list}>
        {meeting.items.map((item, place) => (
          <li key={item.approvalId} className={styles.row}>
            <Button
              appearance="subtle"
              className={mergeClasses(styles.item, item === current && styles.current)}
              {...(item === current && { 'aria-current': 'true' as const })}
              onClick={() => {
                onPick(item.approvalId);
              }}
            >
              <Words item={item} place={place} />
            </Button>
            {abilities.run && (
              <Order
                name={item.packageReference}
                isBusy={isBusy}
                isFirst={place === 0}
                isLast={place === order.length - 1}
                isKept={item.outcome !== null}
                onMove={(by) => {
                  send(moved(order, place, by));
                }}
                onRemove={() => {
                  send(order.filter((id) => id !== item.approvalId));
                }}
              />
            )}
          </li>
        ))}
      </ol>
      {meeting.hidden > 0 && (
        <div className={styles.hidden}>
          {`${counted(meeting.hidden, 'item')} that you may not see`}
        </div>
      )}
      {meeting.waiting.map((request) => (
        <div key={request.approvalId} className={styles.row}>
          <span className={mergeClasses(styles.item, styles.words)}>
            {request.packageReference}
            <span className={styles.quiet}>
              {[request.child, request.providerName].filter(Boolean).join(' · ')}
            </span>
          </span>
          <WriteButton
            size="small"
            disabledFocusable={isBusy}
            aria-label={`Add ${request.packageReference} to the agenda`}
            onClick={() => {
              send([...order, request.approvalId]);
            }}
          >
            Add
          </WriteButton>
        </div>
      ))}
    </Card>
  );
}

function Words({ item, place }: { item: MeetingItemView; place: number }) {
  const styles = useStyles();
  const state = item.outcome ? outcomeWords[item.outcome.verdict] : item.waits ? '' : 'Withdrawn';
  return (
    <span className={styles.words}>
      {`${place + 1}. ${item.packageReference} · ${pounds(item.wholeCost)}`}
      <span className={styles.quiet}>
        {[item.child, item.providerName, item.late ? 'late item' : '', state]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}

function Order(props: {
  name: string;
  isBusy: boolean;
  isFirst: boolean;
  isLast: boolean;
  /** What is dealt with stays on the agenda. */
  isKept: boolean;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}) {
  const { name, isBusy, isFirst, isLast, isKept, onMove, onRemove } = props;
  return (
    <>
      <WriteButton
        size="small"
        appearance="subtle"
        icon={<ArrowUpRegular />}
        aria-label={`Move ${name} up`}
        disabledFocusable={isBusy || isFirst}
        onClick={() => {
          if (!isFirst) onMove(-1);
        }}
      />
      <WriteButton
        size="small"
        appearance="subtle"
        icon={<ArrowDownRegular />}
        aria-label={`Move ${name} down`}
        disabledFocusable={isBusy || isLast}
        onClick={() => {
          if (!isLast) onMove(1);
        }}
      />
      {!isKept && (
        <WriteButton
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={`Take ${name} off the agenda`}
          disabledFocusable={isBusy}
          onClick={onRemove}
        />
      )}
    </>
  );
}

function moved(order: readonly number[], place: number, by: 1 | -1): number[] {
  const [id = 0] = order.slice(place, place + 1);
  const rest = order.filter((one) => one !== id);
  return [...rest.slice(0, place + by), id, ...rest.slice(place + by)];
}
