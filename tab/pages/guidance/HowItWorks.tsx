import { makeStyles, tokens } from '@fluentui/react-components';
import type { GuidanceMap } from '../../../teamsapp/api/contract';
import { Card } from '../../components/Card';
import type { MapStage } from '../../components/processWords';
import { counted } from '../../money';

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingLeft: '24px',
    maxWidth: '72ch',
    fontSize: '13px',
    lineHeight: '18px',
    '& > li': { paddingBottom: '12px' },
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  facts: { margin: '2px 0 0', padding: 0, listStyleType: 'none', overflowWrap: 'anywhere' },
});

/** The rules in force as sentences: who decides, when, how long, and who is told when it is late. */
export function HowItWorks({ map }: { map: GuidanceMap }) {
  const styles = useStyles();
  return (
    <Card heading="How approval works here">
      <ol className={styles.list}>
        <li>
          <span className={styles.name}>Logged</span>
          <ul className={styles.facts}>
            <li>Whoever logs a package asks for approval with it, and does not decide on it.</li>
          </ul>
        </li>
        {map.steps.flatMap((step) =>
          step.map((stage, place) => (
            <li key={stage.name}>
              <span className={styles.name}>{stage.name}</span>
              <ul className={styles.facts}>
                {factsOf(stage, step[place - 1]).map((fact) => (
                  <li key={fact}>{fact}</li>
                ))}
              </ul>
            </li>
          )),
        )}
        <li>
          <span className={styles.name}>Approved or declined</span>
          <ul className={styles.facts}>
            <li>A package is approved when every stage that it needs has approved it.</li>
            <li>One decline ends the request.</li>
            <li>Any stage can ask a question first. Its clock stops until the answer is there.</li>
          </ul>
        </li>
      </ol>
    </Card>
  );
}

function factsOf(stage: MapStage, before: MapStage | undefined): string[] {
  const { when, who, quorum, waitingDays, differentPerson, whoIsToldWhenLate } = stage;
  const time = waitingDays === 0 ? 'the same day' : counted(waitingDays, 'working day');
  return [
    when.length === 0
      ? 'Every package needs it.'
      : `A package needs it when ${when.join(', or when ')}.`,
    quorum === 1
      ? `One approval decides, by ${who}.`
      : `${counted(quorum, 'approval')} decide, each by ${who}.`,
    ...(differentPerson ? ['Nobody decides who decided another stage of the request.'] : []),
    ...(before ? [`It is asked at the same time as ${before.name}.`] : []),
    waitingDays === 0 ? `The answer is due ${time}.` : `The answer is due within ${time}.`,
    `Told when it is late: ${whoIsToldWhenLate}.`,
  ];
}
