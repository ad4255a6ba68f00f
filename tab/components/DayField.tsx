import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { CalendarRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { longDay, readDay } from '../days';
import { useMe } from '../me';

const useStyles = makeStyles({
  picker: {
    position: 'absolute',
    right: 0,
    bottom: 0,
    width: '1px',
    height: '1px',
    padding: 0,
    border: 'none',
    opacity: 0,
  },
  place: { position: 'relative' },
});

/** A day as people type it, "7 Dec"; leaving the field writes it out. A button opens a calendar. */
export function DayField(props: {
  id: string;
  label: string;
  day: string | undefined;
  onDay: (day: string | undefined) => void;
  onLeave?: () => void;
  required?: boolean;
  hint?: string;
  fault?: string;
  className?: string;
}) {
  const styles = useStyles();
  const { today } = useMe();
  const { id, label, day, onDay } = props;
  // What is being typed and is not (yet) the day in words.
  const [typed, setTyped] = useState<string>();
  const picker = useRef<HTMLInputElement>(null);
  const isUnread = typed !== undefined && typed.trim() !== '' && !readDay(typed, today);
  const [hasLeft, setLeft] = useState(false);
  const fault =
    isUnread && hasLeft ? 'Enter a day, like 7 December 2026' : isUnread ? undefined : props.fault;
  return (
    <Field
      label={label}
      required={props.required ?? false}
      {...(props.className && { className: props.className })}
      {...(props.hint && { hint: props.hint })}
      {...(fault && { validationMessage: fault })}
    >
      <Input
        id={id}
        value={typed ?? (day ? longDay(day) : '')}
        placeholder="Like 7 Dec 2026"
        autoComplete="off"
        onChange={(_, { value }) => {
          setTyped(value);
          setLeft(false);
          onDay(readDay(value, today));
        }}
        onBlur={() => {
          setLeft(true);
          if (!isUnread) setTyped(undefined);
          props.onLeave?.();
        }}
        contentAfter={
          <span className={styles.place}>
            <Button
              appearance="transparent"
              size="small"
              icon={<CalendarRegular />}
              aria-label={`Choose ${label.toLowerCase()} in a calendar`}
              onClick={() => picker.current?.showPicker()}
            />
            <input
              ref={picker}
              className={styles.picker}
              type="date"
              tabIndex={-1}
              aria-hidden
              value={day ?? ''}
              onChange={({ target }) => {
                setTyped(undefined);
                onDay(target.value || undefined);
              }}
            />
          </span>
        }
      />
    </Field>
  );
}
