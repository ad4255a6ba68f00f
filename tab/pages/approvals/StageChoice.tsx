import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import type { StageView } from '../../../teamsapp/api/contract';

/** For somebody who decides several stages that wait side by side: which one this press is for. */
export function StageChoice(props: {
  stages: readonly StageView[];
  stageId: string;
  onChoose: (stageId: string) => void;
}) {
  const { stages, stageId, onChoose } = props;
  if (stages.length < 2) return null;
  return (
    <Field label="You decide as" hint="Each stage has its own answer">
      <RadioGroup
        layout="horizontal"
        value={stageId}
        onChange={(_, { value }) => {
          onChoose(value);
        }}
      >
        {stages.map(({ id, name }) => (
          <Radio key={id} value={id} label={name} />
        ))}
      </RadioGroup>
    </Field>
  );
}
