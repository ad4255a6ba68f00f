import { useCallback, useState } from 'react';
import type { ApprovalRulesPage as Page } from '../../teamsapp/api/contract';
import { PageHead } from '../components/PageHead';
import { PageProblem } from '../components/PageProblem';
import { Waiting } from '../components/Waiting';
import { useMe } from '../me';
import { useAddress } from '../router';
import { DraftView } from './settings/DraftView';
import { PublishedRules } from './settings/PublishedRules';
import { PublishDialog, type Publication } from './settings/PublishDialog';
import { presentName, type RuleSetJson } from './settings/RuleSets';
import { keepDraft, title, useRulesDraft } from './settings/rulesDraft';
import { useRulesPage } from './settings/useRules';
import { NotForYou } from './NotForYou';

/** Settings: who decides which packages, from when. Everyone reads; administrators change. */
export default function ApprovalRulesPage() {
  const { abilities } = useMe();
  if (!abilities.seePackages) return <NotForYou title={title} />;
  return <Rules />;
}

function Rules() {
  const query = useRulesPage();
  if (query.error && !query.data) {
    return (
      <>
        <PageHead title={title} />
        <PageProblem
          error={query.error}
          sought={{ what: 'the approval rules' }}
          retry={() => void query.refetch()}
        />
      </>
    );
  }
  if (!query.data) {
    return (
      <>
        <PageHead title={title} />
        <Waiting what="the approval rules" onCancel={() => window.history.back()} />
      </>
    );
  }
  return <RulesOfDay page={query.data} />;
}

function RulesOfDay({ page }: { page: Page }) {
  const { query } = useAddress();
  const kept = useRulesDraft();
  const [publication, publish] = useState<Publication>();
  const draft = page.mayChange ? kept : undefined;
  const asked = query.get('from');
  const isDraftShown = draft !== undefined && (asked === null || asked === draft.from);
  const close = useCallback(() => {
    publish(undefined);
  }, []);
  const undo = (set: RuleSetJson) => {
    if (!set.before) return;
    const from = set.validFrom > page.today ? set.validFrom : page.today;
    publish({ rules: set.before, from, after: page.after, isUndo: true });
  };
  return (
    <>
      {isDraftShown ? (
        <DraftView page={page} draft={draft} onPublish={publish} onUndo={undo} />
      ) : (
        <PublishedRules page={page} draft={draft} asked={asked ?? page.today} onUndo={undo} />
      )}
      {publication && (
        <PublishDialog
          publication={publication}
          present={presentName(page)}
          onDone={() => {
            if (!publication.isUndo) keepDraft(undefined);
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
