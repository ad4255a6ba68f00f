import { Button } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons';
import type { ApprovalRulesPage } from '../../../teamsapp/api/contract';
import { Badge } from '../../components/Badge';
import { LinkButton } from '../../components/LinkButton';
import { PageHead } from '../../components/PageHead';
import { longDay, nextDay } from '../../days';
import { navigate } from '../../router';
import { AlwaysTrue } from './AlwaysTrue';
import { RuleList } from './RuleList';
import { RuleSets, type RuleSetJson } from './RuleSets';
import { addressOf, draftOf, keepDraft, title, type RulesDraft } from './rulesDraft';
import { useRulesViewStyles } from './rulesViewStyles';

/** The published rules of a day, to be read. */
export function PublishedRules(props: {
  page: ApprovalRulesPage;
  draft: RulesDraft | undefined;
  asked: string;
  onUndo: (set: RuleSetJson) => void;
}) {
  const styles = useRulesViewStyles();
  const { page, draft, asked, onUndo } = props;
  const set = page.sets.find(({ state, validFrom }) => state !== 'replaced' && validFrom <= asked);
  if (!set) return <PageHead title={title} />;
  const begin = () => {
    if (!set.rules) return;
    const from = set.validFrom > page.today ? set.validFrom : nextDay(page.today);
    keepDraft(draftOf(set.rules, from, page.after));
    navigate(addressOf(from), { replace: true });
  };
  return (
    <>
      <PageHead
        title={title}
        badges={
          set.state === 'inForce' && (
            <Badge tone="success" icon={CheckmarkCircleFilled} word="In force" />
          )
        }
        sub={subOf(set)}
        actions={
          page.mayChange &&
          (draft ? (
            <LinkButton to={addressOf(draft.from)}>Go on with your draft</LinkButton>
          ) : (
            <Button appearance="primary" onClick={begin}>
              Change the rules
            </Button>
          ))
        }
      />
      <div className={styles.columns}>
        <div className={styles.column}>
          <RuleList
            stages={set.words.map((words) => ({ key: words.name, name: words.name, words }))}
          />
          <AlwaysTrue />
        </div>
        <RuleSets page={page} onUndo={onUndo} />
      </div>
    </>
  );
}

function subOf(set: RuleSetJson): string {
  if (set.id === 0) return 'Nobody has published approval rules yet: these come with the app.';
  const day = longDay(set.validFrom);
  const begins = { inForce: 'In force since', coming: 'To come, from', past: 'Over. From' };
  const verb = set.state === 'replaced' ? 'From' : begins[set.state];
  return `${verb} ${day}. Published by ${set.publishedBy}.`;
}
