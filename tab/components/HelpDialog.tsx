import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Switch,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { areSingleKeysOn, switchSingleKeys } from '../keys';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: '6px 16px',
    margin: '0 0 12px',
    fontSize: '13px',
    lineHeight: '20px',
  },
  keys: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  what: { margin: 0 },
});
const keys: readonly (readonly [string, string])[] = [
  ['Ctrl+K', 'Find anything'],
  ['?', 'This list'],
  ['Arrows', 'From cell to cell in a grid; Home, End, Page Up and Page Down too'],
  ['Enter', 'Open the row'],
  ['Ctrl+Shift+arrows', 'On a heading: make the column narrower or wider'],
  ['Esc', 'Leave a grid, close a dialog'],
  ['N', 'On a package: go to what happens next'],
  ['J, K', 'In approvals and in a meeting: next, previous'],
  ['R', 'In approvals: go to the reason'],
  ['Ctrl+Enter', 'In approvals: approve, then Enter confirms'],
];

/** All keys, and the switch for those of a single letter. */
export default function HelpDialog({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const [isOn, setOn] = useState(areSingleKeysOn);
  return (
    <Dialog
      open
      onOpenChange={() => {
        onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Keys</DialogTitle>
          <DialogContent>
            <dl className={styles.list}>
              {keys.map(([key, what]) => (
                <div key={key} style={{ display: 'contents' }}>
                  <dt className={styles.keys}>{key}</dt>
                  <dd className={styles.what}>{what}</dd>
                </div>
              ))}
            </dl>
            <Switch
              label="Single-letter keys"
              checked={isOn}
              onChange={(_, { checked }) => {
                switchSingleKeys(checked);
                setOn(checked);
              }}
            />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              Close
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
