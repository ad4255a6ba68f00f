import { Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  scroll: {
    overflowX: 'auto',
    overflowY: 'hidden',
    scrollbarWidth: 'none',
    margin: '-8px 0 -6px -8px',
    flexShrink: 0,
  },
  tab: { paddingLeft: '10px', paddingRight: '10px', whiteSpace: 'nowrap' },
  list: { columnGap: tokens.spacingHorizontalXS },
});

/** The views of a list as tabs; what does not fit scrolls sideways inside its own strip. */
export function SavedViews<K extends string>(props: {
  views: readonly { key: K; name: string }[];
  current: K;
  onChange: (view: K) => void;
}) {
  const styles = useStyles();
  return (
    <div className={styles.scroll}>
      <TabList
        className={styles.list}
        selectedValue={props.current}
        aria-label="Views"
        onTabSelect={(_, { value }) => {
          const view = props.views.find(({ key }) => key === value);
          if (view) props.onChange(view.key);
        }}
      >
        {props.views.map(({ key, name }) => (
          <Tab key={key} value={key} className={styles.tab}>
            {name}
          </Tab>
        ))}
      </TabList>
    </div>
  );
}
