import { makeStyles } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { DayField } from '../../components/DayField';
import { Card } from '../../components/Card';
import { UndoToast } from '../../components/UndoToast';
import { AlwaysTrue } from './AlwaysTrue';
import { RuleList } from './RuleList';
import { StageDialog } from './StageDialog';
import { AddStage, menuId, StageMenu } from './StageMenu';
import { formOfRule, newStage, type StageForm } from './stageForm';
import type { StageRuleJson, StageWordsJson } from '../../../teamsapp/api/contract';
import { navigate } from '../../router';
import {
  addressOf,
  changeOf,
  keepDraft,
  keyed,
  moved,
  rulesOf,
  withDraftStage,
  withoutStage,
  type DraftStage,
  type RulesDraft,
} from './rulesDraft';
import { useWords } from './useRules';

const useStyles = makeStyles({
  said: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
  day: { maxWidth: '320px', paddingTop: '12px' },
});

interface Editing {
  key: string | undefined;
  form: StageForm;
}
interface Removed {
  key: string;
  name: string;
  before: readonly DraftStage[];
}

/** The rules of a draft: stages that can be changed, moved, added and removed. */
export function DraftRules(props: {
  draft: RulesDraft;
  known: readonly (readonly [StageRuleJson, StageWordsJson])[];
  dayFault: string | undefined;
}) {
  const styles = useStyles();
  const { draft, known, dayFault } = props;
  const wordsOf = useWords(rulesOf(draft), known);
  const [editing, setEditing] = useState<Editing>();
  const [removed, setRemoved] = useState<Removed>();
  const [said, say] = useState('');
  const { stages } = draft;
  const become = (next: readonly DraftStage[]) => {
    keepDraft({ ...draft, stages: next });
  };
  const close = useCallback(() => {
    setEditing(undefined);
  }, []);
  const forget = useCallback(() => {
    setRemoved(undefined);
  }, []);
  const move = (place: number, by: 1 | -1) => {
    const stage = stages[place];
    if (!stage) return;
    become(moved(stages, place, place + by));
    say(`${stage.rule.name} is now stage ${String(place + by + 1)} of ${String(stages.length)}.`);
    // The list is drawn anew: the button would lose the focus with its place.
    setTimeout(() => document.getElementById(menuId(stage.key))?.focus(), 50);
  };
  const remove = ({ key, rule }: DraftStage) => {
    setRemoved({ key, name: rule.name, before: stages });
    become(withoutStage(stages, key));
  };
  const shown = stages.map((stage, place) => ({
    key: stage.key,
    name: stage.rule.name,
    words: wordsOf(stage.rule),
    change: changeOf(draft.base, stage.rule),
    actions: (
      <StageMenu
        id={menuId(stage.key)}
        name={stage.rule.name}
        isFirst={place === 0}
        isLast={place === stages.length - 1}
        onEdit={() => {
          setEditing({ key: stage.key, form: formOfRule(stage.rule) });
        }}
        onMove={(by) => {
          move(place, by);
        }}
        onRemove={() => {
          remove(stage);
        }}
      />
    ),
  }));
  return (
    <>
      <Card>
        <DayField
          id="rules-from"
          label="First day"
          required
          className={styles.day}
          hint="Today or later. Packages logged before keep the rules they started with."
          day={draft.from}
          onDay={(from) => {
            keepDraft({ ...draft, from });
            navigate(addressOf(from), { replace: true });
          }}
          {...(dayFault && { fault: dayFault })}
        />
      </Card>
      <RuleList
        stages={shown}
        foot={
          <AddStage
            taken={stages.map(({ rule }) => rule.name)}
            onAdd={(name) => {
              setEditing({ key: undefined, form: newStage(name) });
            }}
          />
        }
      />
      <AlwaysTrue />
      <span className={styles.said} role="status">
        {said}
      </span>
      {removed && (
        <UndoToast
          key={removed.key}
          text={`${removed.name} is removed from the draft.`}
          onUndo={() => {
            become(removed.before);
            forget();
          }}
          onClose={forget}
        />
      )}
      {editing && (
        <StageDialog
          form={editing.form}
          isNew={editing.key === undefined}
          isFirst={editing.key === undefined ? stages.length === 0 : editing.key === stages[0]?.key}
          others={stages.filter(({ key }) => key !== editing.key).map(({ rule }) => rule.name)}
          onKeep={(rule) => {
            const stage = keyed(rule);
            become(withDraftStage(stages, { ...stage, key: editing.key ?? stage.key }));
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
