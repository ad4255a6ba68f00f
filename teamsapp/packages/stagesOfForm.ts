import type { App } from '../app';
import type { Stage } from '../approvals/approval';
import { neededStages } from '../approvals/neededStages';
import { ruleFacts } from '../approvals/ruleFacts';
import { today } from '../common/dates';
import { setting } from '../settings/inForce';
import type { Cost } from '../costs/packageCost';
import type { ResolvedForm } from './packageForm';

/**
 * The stages that a package would pass if it were logged as the form says. What is not filled in
 * yet asks for no stage.
 */
export function stagesOfForm(
  app: App,
  { form, provider, child }: ResolvedForm,
  cost: Cost | undefined,
): Stage[] {
  const { startDate } = form;
  const judged = {
    ...form,
    ...(cost && { ...cost }),
    ...(provider && { provider }),
    retrospective: startDate !== undefined && startDate < today(app.clock),
  };
  const facts = ruleFacts(app, judged, child?.restricted ?? false);
  return neededStages(setting(app, 'approvalRules'), facts);
}
