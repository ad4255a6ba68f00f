import { Checkbox, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { MeetingItemView, MeetingPage } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { Card } from '../../components/Card';
import { ChangedSince } from '../../components/ChangedSince';
import { Consequences } from '../../components/Consequences';
import { FactsStrip } from '../../components/FactsStrip';
import { moment } from '../../days';
import { useMe } from '../../me';
import { pounds } from '../../money';
import { linkTo } from '../../router';
import { ItemBar } from './ItemBar';
import { outcomeWords } from './outcomeWords';
import { useMeeting } from './useMeeting';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '16px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  sub: { fontSize: '13px', color: tokens.colorNeutralForeground3 },
  text: { fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  interests: { display: 'flex', flexWrap: 'wrap', gap: '0 12px', alignItems: 'center' },
});

/** One item: what is asked, who sits on it, what was made of it or the bar to record that. */
export function Item({ page, item }: { page: MeetingPage; item: MeetingItemView }) {
  const styles = useStyles();
  const { meeting } = page;
  const isOpen = meeting.state === 'open' && item.waits;
  return (
    <Card flush>
      <div className={styles.body}>
        <div>
          <h2 className={styles.title}>{item.packageReference}</h2>
          <div className={styles.sub}>
            {[item.child, `asked by ${item.requester}, ${item.team}`].filter(Boolean).join(' · ')}
          </div>
        </div>
        <FactsStrip
          facts={[
            { label: 'Provider', value: item.providerName },
            { label: 'Whole cost', value: pounds(item.wholeCost) },
            ...item.facts.slice(0, 2),
          ]}
        />
        <ChangedSince sentences={item.changedSince} />
        <Consequences concerns={item.concerns} facts={item.facts} />
        <div className={styles.text}>
          <strong>Objectives.</strong> {item.objectives || 'Not said'}
        </div>
        <Paper item={item} />
        {item.outcome && <Outcome item={item} />}
        {isOpen && <Sitting page={page} item={item} />}
      </div>
      {isOpen && item.mayRecord && <ItemBar key={item.approvalId} meeting={meeting} item={item} />}
    </Card>
  );
}

function Paper({ item }: { item: MeetingItemView }) {
  const styles = useStyles();
  return (
    <div className={styles.text}>
      <strong>Recommendation.</strong> {item.paper?.recommendation ?? 'There is no paper yet.'}{' '}
      <Link {...linkTo(`/panels/paper/${item.approvalId}`)}>
        {`The panel paper of ${item.packageReference}`}
      </Link>
    </div>
  );
}

function Outcome({ item }: { item: MeetingItemView }) {
  const { outcome } = item;
  if (!outcome) return null;
  const votes =
    outcome.for === null ? '' : `, ${outcome.for} for and ${outcome.against ?? 0} against`;
  const present = item.present.length > 0 ? ` Present: ${item.present.join(', ')}.` : '';
  return (
    <Banner tone={outcome.verdict === 'decline' ? 'danger' : 'info'}>
      <strong>{`${outcomeWords[outcome.verdict]}${votes}`}</strong>
      {`, ${outcome.by}, ${moment(outcome.at)}. ${outcome.note}${present}`}
    </Banner>
  );
}

function Sitting({ page, item }: { page: MeetingPage; item: MeetingItemView }) {
  const styles = useStyles();
  const me = useMe();
  const { meeting, abilities } = page;
  const sending = useMeeting(meeting.id);
  const declare = (personId: string, declared: boolean) => {
    sending.mutate({
      verb: 'interest',
      body: { approvalId: item.approvalId, personId, declared },
    });
  };
  const mayMark = (id: string) => abilities.run || (abilities.declareOwn && id === me.person.id);
  const markable = meeting.members.filter(
    ({ id }) => mayMark(id) && meeting.attendees.some((one) => one.id === id),
  );
  return (
    <>
      {item.whyNot && <Banner tone="warning">{item.whyNot}</Banner>}
      {sending.error && <Banner tone="danger">{sending.error.message}</Banner>}
      <div className={styles.text}>
        <strong>In the room for this item.</strong> {item.present.join(', ') || 'Nobody'}
        {item.chair && `; ${item.chair} chairs`}.
        {item.left.map(({ name, because }) => (
          <div key={name}>{`${name} leaves: ${because}.`}</div>
        ))}
      </div>
      {markable.length > 0 && (
        <div className={styles.interests} role="group" aria-label="An interest in this item">
          <span className={styles.text}>Has an interest:</span>
          {markable.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={item.interests.includes(id)}
              disabled={sending.isPending}
              onChange={(_, { checked }) => {
                declare(id, checked === true);
              }}
            />
          ))}
        </div>
      )}
    </>
  );
}
