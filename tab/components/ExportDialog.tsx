import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Radio,
  RadioGroup,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { download } from '../api';
import { flash } from '../flash';
import { useMe } from '../me';
import { counted } from '../money';
import { useAddress } from '../router';
import { Banner } from './Banner';
import { columnsInWords } from './exportWords';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '16px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Says in words what will be in the file, asks for its form, and hands it over. */
export default function ExportDialog(props: {
  path: string;
  /** "45 packages". */
  count: string;
  /** The view shown: its name, and what its file is called after. */
  view: { name: string; file: string } | undefined;
  filters: number;
  hasPrices: boolean;
  /** Whether child details are offered; undefined where the rows have none. */
  mayHaveChildren?: boolean;
  query: object;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { today, abilities } = useMe();
  const { path: page } = useAddress();
  const { path, count, filters, query, onClose } = props;
  const view = props.view ?? { name: 'All', file: 'all' };
  const [format, setFormat] = useState('xlsx');
  const [withChildren, setWithChildren] = useState(false);
  const [withoutPrices, setWithoutPrices] = useState(false);
  const what = path.split('/').at(-1) ?? '';
  // The whole cost of a request stands in the file of everybody who may see prices.
  const isPriced = what === 'approvals' && abilities.seePrices;
  const name = `${what}-${view.file}-${today}.${format}`;
  const exporting = useMutation({
    mutationFn: () =>
      download(path, {
        format,
        query,
        ...(props.hasPrices && { prices: !withoutPrices }),
        ...(props.mayHaveChildren !== undefined && { personalData: withChildren }),
      }),
    onSuccess: (fileName) => {
      const details =
        props.mayHaveChildren === undefined
          ? ''
          : ` ${withChildren ? 'with' : 'without'} child details`;
      flash(`Exported ${count}${details} to ${fileName}.`, page);
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={() => {
        onClose();
      }}
    >
      <DialogSurface style={{ maxWidth: 520 }}>
        <DialogBody>
          <DialogTitle>{`Export ${count}`}</DialogTitle>
          <DialogContent className={styles.content}>
            <div className={styles.quiet}>
              All rows of the view “{view.name}”
              {filters > 0 && `, with ${counted(filters, 'filter')}`}, in the order of the list.{' '}
              {columnsInWords({
                what,
                hasPrices: (props.hasPrices ? !withoutPrices : false) || isPriced,
                hasRunning: what === 'providers' && abilities.seePackages,
                withChildren: what === 'providers' ? undefined : withChildren,
              })}
            </div>
            <Field label="File">
              <RadioGroup
                layout="horizontal"
                value={format}
                onChange={(_, { value }) => {
                  setFormat(value);
                }}
              >
                <Radio value="xlsx" label="Excel (XLSX)" />
                <Radio value="csv" label="CSV" />
              </RadioGroup>
            </Field>
            {props.mayHaveChildren && (
              <Field
                label="Child details"
                hint="Your permission lets you choose. Your choice is recorded."
              >
                <RadioGroup
                  value={withChildren ? 'in' : 'out'}
                  onChange={(_, { value }) => {
                    setWithChildren(value === 'in');
                  }}
                >
                  <Radio value="out" label="Leave out: packages by reference only" />
                  <Radio value="in" label="Include council reference, initials and date of birth" />
                </RadioGroup>
              </Field>
            )}
            {props.hasPrices && (
              <Checkbox
                label="Leave out prices and costs"
                checked={withoutPrices}
                onChange={(_, { checked }) => {
                  setWithoutPrices(checked === true);
                }}
              />
            )}
            <div className={styles.quiet}>File name: {name}</div>
            {exporting.isError && <Banner tone="danger">{exporting.error.message}</Banner>}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              appearance="primary"
              icon={<ArrowDownloadRegular />}
              disabledFocusable={exporting.isPending}
              onClick={() => {
                exporting.mutate();
              }}
            >
              Export
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
