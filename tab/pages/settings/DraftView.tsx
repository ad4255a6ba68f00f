import { Button } from '@fluentui/react-components';
import { DocumentEditRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { ApprovalRulesPage } from '../../../teamsapp/api/contract';
import { Badge } from '../../components/Badge';
import { Banner } from '../../components/Banner';
import { PageHead } from '../../components/PageHead';
import { WriteButton } from '../../components/WriteButton';
import { longDay } from '../../days';
import { navigate } from '../../router';
import { DraftRules } from './DraftRules';
import { DryRunPanel } from './DryRunPanel';
import type { Publication } from './PublishDialog';
import { RuleSets, presentName, type RuleSetJson } from './RuleSets';
import { isChanged, keepDraft, rulesOf, title, type RulesDraft } from './rulesDraft';
import { useRulesViewStyles } from './rulesViewStyles';
import { rulesPath, useDryRun } from './useRules';

/** A draft of the rules, what it would have meant, and how to publish it. */
export function DraftView(props: {
  page: ApprovalRulesPage;
  draft: RulesDraft;
  onPublish: (publication: Publication) => void;
  onUndo: (set: RuleSetJson) => void;
}) {
  const styles = useRulesViewStyles();
  const { page, draft, onPublish, onUndo } = props;
  const { from } = draft;
  useLossWarning(isChanged(draft));
  const check = useDryRun(rulesOf(draft));
  const [isAsked, setAsked] = useState(false);
  const dayFault = faultOfDay(from, page.today);
  const isBehind = draft.after !== page.after;
  const ask = () => {
    setAsked(true);
    if (dayFault !== undefined || from === undefined) {
      document.getElementById('rules-from')?.focus();
      return;
    }
    onPublish({ rules: rulesOf(draft), from, after: draft.after, isUndo: false });
  };
  return (
    <>
      <PageHead
        title={title}
        badges={<Badge tone="neutral" icon={DocumentEditRegular} word="Draft" />}
        sub={`Kept in this page until you publish it. ${presentName(page)} apply until then.`}
        actions={
          <>
            <Button
              onClick={() => {
                keepDraft(undefined);
                navigate(rulesPath, { replace: true });
              }}
            >
              Throw the draft away
            </Button>
            <WriteButton appearance="primary" onClick={ask}>
              {from ? `Publish from ${longDay(from)}` : 'Publish'}
            </WriteButton>
          </>
        }
      />
      {isBehind && (
        <Banner
          tone="warning"
          action={
            <Button
              onClick={() => {
                keepDraft({ ...draft, after: page.after });
              }}
            >
              Keep my draft
            </Button>
          }
        >
          Somebody published approval rules since you began this draft. Look at them below before
          you publish yours.
        </Banner>
      )}
      <div className={styles.columns}>
        <div className={styles.column}>
          <DraftRules
            draft={draft}
            known={page.sets.flatMap(wordsByRule)}
            dayFault={isAsked || from !== undefined ? dayFault : undefined}
          />
        </div>
        <DryRunPanel
          className={styles.beside}
          result={check.data}
          isOld={check.isOld}
          isTrying={check.isFetching}
          error={check.error}
          onAgain={() => void check.refetch()}
        />
        <RuleSets page={page} onUndo={onUndo} />
      </div>
    </>
  );
}

function wordsByRule({ rules, words }: RuleSetJson) {
  return (rules?.stages ?? []).flatMap((rule, place) => {
    const said = words[place];
    return said ? [[rule, said] as const] : [];
  });
}

function faultOfDay(from: string | undefined, today: string): string | undefined {
  if (from === undefined) return 'Enter the first day';
  return from < today ? `First day must be today, ${longDay(today)}, or later` : undefined;
}

/** Lets the browser ask before a changed draft goes with its window. */
function useLossWarning(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, [isDirty]);
}
