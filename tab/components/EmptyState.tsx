import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Card } from './Card';

const useStyles = makeStyles({
  card: {
    flexGrow: 1,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    minHeight: '320px',
    padding: '32px 24px',
    textAlign: 'center',
  },
  disc: {
    display: 'grid',
    placeItems: 'center',
    width: '88px',
    height: '88px',
    marginBottom: '16px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: '48px',
  },
  danger: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorStatusDangerForeground1,
  },
  heading: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: {
    maxWidth: '45ch',
    marginBottom: '16px',
    fontSize: '13px',
    lineHeight: '20px',
    color: tokens.colorNeutralForeground3,
  },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: '8px' },
});

/** What stands in place of content: why there is none and how to go on. */
export function EmptyState(props: {
  icon: FluentIcon;
  heading: string;
  children: ReactNode;
  actions?: ReactNode;
  tone?: 'danger';
}) {
  const styles = useStyles();
  const { icon: Icon, heading, children, actions, tone } = props;
  return (
    <Card flush className={styles.card}>
      <div className={mergeClasses(styles.disc, tone && styles.danger)}>
        <Icon aria-hidden />
      </div>
      <h2 className={styles.heading}>{heading}</h2>
      <div className={styles.text}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </Card>
  );
}
