import { Checkbox, Field, Select, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingPage } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { Card } from '../../components/Card';
import { WriteButton } from '../../components/WriteButton';
import { useMeeting } from './useMeeting';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '12px', alignItems: 'flex-start' },
  people: { display: 'flex', flexWrap: 'wrap', gap: '0 16px' },
  fields: { display: 'flex', flexWrap: 'wrap', gap: '12px' },
});

/** Who is in the room, who chairs and who takes the minutes: opens a meeting, or corrects it. */
export function RoomForm({ page, onDone }: { page: MeetingPage; onDone: () => void }) {
  const styles = useStyles();
  const { meeting, chairs, people, abilities } = page;
  const [present, setPresent] = useState(() => new Set(meeting.attendees.map(({ id }) => id)));
  const [chairId, setChairId] = useState(meeting.chair.id);
  const [takerId, setTakerId] = useState(meeting.minuteTaker?.id ?? '');
  const sending = useMeeting(meeting.id, onDone);
  const isOpen = meeting.state === 'open';
  const others = people.filter(
    ({ id }) => present.has(id) && !meeting.members.some((one) => one.id === id),
  );
  const mark = (id: string, isHere: boolean) => {
    const next = new Set(present);
    if (isHere) next.add(id);
    else next.delete(id);
    setPresent(next);
  };
  const send = () => {
    const body = {
      presentIds: [...present],
      chairId,
      ...(takerId && { minuteTakerId: takerId }),
    };
    sending.mutate({ verb: 'open', body });
  };
  return (
    <Card heading="Who is here">
      <div className={styles.form}>
        {sending.error && <Banner tone="danger">{sending.error.message}</Banner>}
        <div className={styles.people} role="group" aria-label="Members in the room">
          {[...meeting.members, ...others].map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={present.has(id)}
              onChange={(_, { checked }) => {
                mark(id, checked === true);
              }}
            />
          ))}
        </div>
        <div className={styles.fields}>
          <People label="Chairs" people={chairs} value={chairId} onPick={setChairId} />
          {abilities.nameMinuteTaker && (
            <People
              label="Takes the minutes"
              none="Nobody beside the chair"
              people={people}
              value={takerId}
              onPick={setTakerId}
            />
          )}
          <People
            label="Somebody else is here"
            none="Choose a person"
            people={people.filter(({ id }) => !present.has(id))}
            value=""
            onPick={(id) => {
              if (id) mark(id, true);
            }}
          />
        </div>
        <WriteButton appearance="primary" disabledFocusable={sending.isPending} onClick={send}>
          {isOpen ? 'Save who is here' : 'Open the meeting'}
        </WriteButton>
      </div>
    </Card>
  );
}

function People(props: {
  label: string;
  none?: string;
  people: MeetingPage['people'];
  value: string;
  onPick: (id: string) => void;
}) {
  return (
    <Field label={props.label}>
      <Select
        value={props.value}
        onChange={(_, { value }) => {
          props.onPick(value);
        }}
      >
        {props.none && <option value="">{props.none}</option>}
        {props.people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
