import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { TextBulletListSquareRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { PackageCheck } from '../../../teamsapp/api/contract';
import { ApiProblem, post } from '../../api';
import { Banner } from '../../components/Banner';
import { fieldWords, formField } from './fields';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 16px',
    borderTopLeftRadius: tokens.borderRadiusXLarge,
    borderTopRightRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  said: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** Milliseconds without a key after which the line is read. */
const rest = 700;

/** One line that fills the form: read on Enter, on leaving, and when typing rests. */
export function LineField(props: {
  line: string;
  onLine: (line: string) => void;
  onRead: (check: PackageCheck) => void;
}) {
  const styles = useStyles();
  const { line, onLine, onRead } = props;
  // A line that was read on an earlier visit must not fill the form again over later changes.
  const [before] = useState(line.trim());
  const [isEmpty, setEmpty] = useState(false);
  const reading = useMutation({
    mutationFn: (text: string) => post<PackageCheck>('/api/packages/read-line', { line: text }),
    onSuccess: onRead,
    onError: (error) => {
      // A line that looks like a child's name is kept nowhere, here neither.
      if (error instanceof ApiProblem && error.problem.field === 'line') onLine('');
    },
  });
  const read = (text: string) => {
    if (text && text !== (reading.variables ?? before)) reading.mutate(text);
  };
  // Who presses Enter asks, also for a line that was read before.
  const ask = () => {
    const text = line.trim();
    setEmpty(text === '');
    if (text) reading.mutate(text);
  };
  const readRested = useEffectEvent(() => {
    read(line.trim());
  });
  useEffect(() => {
    const timer = setTimeout(() => {
      readRested();
    }, rest);
    return () => {
      clearTimeout(timer);
    };
  }, [line]);
  const understood = Object.keys(reading.data?.form ?? {}).map((key) => fieldWords[formField(key)]);
  const words = [...new Set(understood)].filter((word) => word !== undefined);
  return (
    <div className={styles.line}>
      <Field label="Type it in one line, or fill in the form">
        <Input
          value={line}
          autoComplete="off"
          maxLength={2000}
          placeholder="For example: eotas AB1207 Forest Trail 12h £45/h 7 Dec to 16 Jul"
          contentBefore={<TextBulletListSquareRegular />}
          onChange={(_, { value }) => {
            setEmpty(false);
            onLine(value);
          }}
          onBlur={() => {
            read(line.trim());
          }}
          onKeyDown={({ key }) => {
            if (key === 'Enter') ask();
          }}
        />
      </Field>
      <div className={styles.said} role="status">
        {isEmpty && 'Type what you know first, then press Enter.'}
        {reading.isPending && 'Reading the line.'}
        {!isEmpty &&
          reading.data &&
          (words.length > 0 ? `Understood: ${words.join(', ')}.` : 'Nothing was understood yet.')}
        {reading.data?.remarks.map(({ title, sentence }) => (
          <div key={title + sentence}>
            <strong>{title}</strong> {sentence}
          </div>
        ))}
        {reading.data?.faults.map(({ field, sentence, suggestion }) => (
          <div key={field + sentence}>
            {sentence} {suggestion}
          </div>
        ))}
      </div>
      {reading.error && <Banner tone="danger">{reading.error.message}</Banner>}
    </div>
  );
}
