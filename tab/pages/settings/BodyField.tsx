import {
  Button,
  Field,
  Input,
  Radio,
  RadioGroup,
  Select,
  makeStyles,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { BodyChoices } from '../../../teamsapp/api/contract';
import { counted } from '../../money';
import type { BodyForm, Role } from './stageForm';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: '8px' },
  chosen: { margin: 0, padding: 0, listStyleType: 'none' },
  person: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
});

/** The one choice of the group list that is no group. */
const typed = 'typed';

type Props = {
  id: string;
  label: string;
  body: BodyForm;
  choices: BodyChoices;
  onChange: (body: BodyForm) => void;
  fault: string | undefined;
};

/** Whom a stage is given to: a role, of the package's team or of all, named people, or a group. */
export function BodyField(props: Props) {
  const styles = useStyles();
  const { id, label, body, onChange, fault } = props;
  const kind = body.kind === 'typedGroup' ? 'group' : body.kind;
  return (
    <div className={styles.parts}>
      <Field label={label} required {...(fault && { validationMessage: fault })}>
        <RadioGroup
          id={id}
          value={kind}
          onChange={(_, { value }) => {
            const next = kinds.find((one) => one === value);
            if (next) onChange({ ...body, kind: next });
          }}
        >
          <Radio value="teamRole" label="A role in the package’s team" />
          <Radio value="role" label="A role in any team" />
          <Radio value="people" label="People by name" />
          <Radio value="group" label="An Entra group" />
          {body.panel !== '' && <Radio value="panel" label="The panel, in its meeting" />}
        </RadioGroup>
      </Field>
      {(kind === 'teamRole' || kind === 'role') && <RoleField {...props} />}
      {kind === 'people' && <PeopleField {...props} />}
      {kind === 'group' && <GroupField {...props} />}
    </div>
  );
}

const kinds = ['teamRole', 'role', 'people', 'group', 'panel'] as const;

function RoleField({ label, body, choices, onChange }: Props) {
  return (
    <Field label={`${label}: role`}>
      <Select
        value={body.role}
        onChange={(_, { value }) => {
          const found = choices.roles.find(({ role }) => role === value);
          // The server offers roles of the closed set only.
          if (found) onChange({ ...body, role: found.role as Role });
        }}
      >
        {choices.roles.map(({ role, name, people }) => (
          <option key={role} value={role}>
            {`${name} (${counted(people, 'person', 'people')})`}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function PeopleField({ label, body, choices, onChange }: Props) {
  const styles = useStyles();
  const chosen = new Set(body.people.map(({ id }) => id));
  return (
    <>
      {body.people.length > 0 && (
        <ul className={styles.chosen} aria-label={`${label}: people`}>
          {body.people.map((person) => (
            <li key={person.id} className={styles.person}>
              {person.name}
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={`Remove ${person.name}`}
                onClick={() => {
                  onChange({ ...body, people: body.people.filter(({ id }) => id !== person.id) });
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <Field label={`${label}: add a person`}>
        <Select
          value=""
          onChange={(_, { value }) => {
            const found = choices.people.find(({ id }) => id === value);
            if (!found) return;
            const { id, name } = found;
            onChange({ ...body, people: [...body.people, { id, name }] });
          }}
        >
          <option value="">Choose</option>
          {choices.people
            .filter(({ id }) => !chosen.has(id))
            .map(({ id, name, title }) => (
              <option key={id} value={id}>
                {title ? `${name}, ${title}` : name}
              </option>
            ))}
        </Select>
      </Field>
    </>
  );
}

function GroupField({ label, body, choices, onChange }: Props) {
  const isTyped = body.kind === 'typedGroup';
  const isOffered = choices.groups.some(({ groupId }) => groupId === body.groupId);
  const groups = [
    ...choices.groups,
    ...(isTyped || isOffered || body.groupId === ''
      ? []
      : [{ groupId: body.groupId, groupName: body.groupName }]),
  ];
  return (
    <>
      <Field label={`${label}: group`}>
        <Select
          value={isTyped ? typed : body.groupId}
          onChange={(_, { value }) => {
            const found = groups.find(({ groupId }) => groupId === value);
            const none = { groupId: '', groupName: '' };
            const isNext = value === typed;
            onChange({ ...body, ...none, ...found, kind: isNext ? 'typedGroup' : 'group' });
          }}
        >
          <option value="">Choose</option>
          {groups.map(({ groupId, groupName }) => (
            <option key={groupId} value={groupId}>
              {groupName}
            </option>
          ))}
          <option value={typed}>Another group, by its object id</option>
        </Select>
      </Field>
      {isTyped && (
        <>
          <Field label="What people call the group">
            <Input
              value={body.groupName}
              maxLength={60}
              onChange={(_, { value }) => {
                onChange({ ...body, groupName: value });
              }}
            />
          </Field>
          <Field label="Object id of the group" hint="Entra shows it on the group’s overview">
            <Input
              value={body.groupId}
              maxLength={64}
              onChange={(_, { value }) => {
                onChange({ ...body, groupId: value });
              }}
            />
          </Field>
        </>
      )}
    </>
  );
}
