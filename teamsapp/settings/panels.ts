import type { App } from '../app';
import { setting } from './inForce';
import { panelMembers } from './panelMembers';
import type { Panel, StageRule } from './settings';

type Settings = Pick<App, 'settings' | 'auditKey' | 'clock'>;

/** The panel with the id, as the settings in force have it; undefined when there is none. */
export function panelWithId(app: Settings, id: string): Panel | undefined {
  return setting(app, 'panels').find((panel) => panel.id === id);
}

/** Whether the stage is decided in the meeting of a panel, known or not, and not by a press. */
export function isPanelStage({ body }: StageRule, panelId?: string): boolean {
  return 'panel' in body && (panelId === undefined || body.panel === panelId);
}

/** What the panel of a stage is called; the stage's own name when the settings know no such panel. */
export function panelNameOf(app: Settings, { body, name }: StageRule): string {
  return ('panel' in body ? panelWithId(app, body.panel)?.name : undefined) ?? name;
}

/** Whether the person belongs to the panel: as chair, deputy chair or member. */
export function isPanelMember(panel: Panel, personId: string): boolean {
  return panelMembers(panel).some(({ id }) => id === personId);
}

/** Whether the person may chair the panel's meetings. */
export function mayChair({ chair, deputyChair }: Panel, personId: string): boolean {
  return chair.id === personId || deputyChair?.id === personId;
}
