import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Overflow,
  OverflowItem,
  Tab,
  TabList,
  makeStyles,
  tokens,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons';

const useStyles = makeStyles({
  list: {
    columnGap: tokens.spacingHorizontalXS,
    flexShrink: 0,
    minWidth: 0,
    overflow: 'hidden',
    margin: '-8px 0 -6px -8px',
  },
  tab: { paddingLeft: '10px', paddingRight: '10px', whiteSpace: 'nowrap', flexShrink: 0 },
  more: { alignSelf: 'center', flexShrink: 0, fontWeight: tokens.fontWeightRegular },
});

interface View<K extends string> {
  key: K;
  name: string;
}

/** The views of a list as tabs; what does not fit is in "More". The current one always fits. */
export function SavedViews<K extends string>(props: {
  views: readonly View<K>[];
  current: K;
  onChange: (view: K) => void;
}) {
  const styles = useStyles();
  const { views, current, onChange } = props;
  return (
    // Room is measured once for each set of names: a count that grows needs more of it.
    <Overflow key={views.map(({ name }) => name).join()} minimumVisible={1}>
      <TabList
        className={styles.list}
        selectedValue={current}
        aria-label="Views"
        onTabSelect={(_, { value }) => {
          const view = views.find(({ key }) => key === value);
          if (view) onChange(view.key);
        }}
      >
        {views.map(({ key, name }) => (
          <OverflowItem key={key} id={key} priority={key === current ? 2 : 1}>
            <Tab value={key} className={styles.tab}>
              {name}
            </Tab>
          </OverflowItem>
        ))}
        <MoreViews views={views} onChange={onChange} />
      </TabList>
    </Overflow>
  );
}

function MoreViews<K extends string>(props: {
  views: readonly View<K>[];
  onChange: (view: K) => void;
}) {
  const styles = useStyles();
  const { ref, overflowCount, isOverflowing } = useOverflowMenu<HTMLDivElement>();
  if (!isOverflowing) return null;
  return (
    // Inside a list of tabs, assistive technology expects nothing but tabs.
    <div ref={ref} role="presentation" className={styles.more}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            role="tab"
            appearance="transparent"
            style={{ fontWeight: 'inherit', minWidth: 'auto' }}
            icon={<ChevronDownRegular />}
            iconPosition="after"
            aria-label={`More views (${overflowCount})`}
          >
            More
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {props.views.map((view) => (
              <HiddenView key={view.key} view={view} onChange={props.onChange} />
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}

function HiddenView<K extends string>(props: { view: View<K>; onChange: (view: K) => void }) {
  const { key, name } = props.view;
  if (useIsOverflowItemVisible(key)) return null;
  return (
    <MenuItem
      onClick={() => {
        props.onChange(key);
      }}
    >
      {name}
    </MenuItem>
  );
}
