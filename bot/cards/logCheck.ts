import type { Card } from '../../teamsapp/app';
import type { PackageCheck } from '../../teamsapp/api/contract';
import type { Links } from '../links';
import { concernBoxes, figureLines } from './approvalParts';
import { openPage, press } from './buttons';
import { box, card, facts, header, line, point, prose } from './elements';
import type { Element } from './elements';
import { textInput } from './inputs';
import { checkFacts, costHeading, packageLine } from './packageWords';
import { counted } from '../../teamsapp/approvals/requestWords';

export interface LogCheck {
  draftId: string;
  check: PackageCheck;
  /** A sentence before everything else: why the last press saved nothing. */
  remark?: string | undefined;
}

/** The card on which a package is read again before it is saved: nothing is stored before "Save". */
export function logCheckCard({ draftId, check, remark }: LogCheck, links: Links): Card {
  return card({
    speak: `Check before saving. ${costHeading(check)}. Nothing is saved yet.`,
    body: [
      header(
        links,
        { name: 'form', says: 'Not saved yet' },
        'Check before saving · nothing is saved yet',
        costHeading(check),
      ),
      ...(remark ? [box('attention', [prose([remark])])] : []),
      packageLine(check),
      facts(checkFacts(check)),
      ...thingsToKnow(check),
      ...(check.concerns.length > 0 ? concernBoxes(check.concerns) : []),
      ...figureLines(check.concerns, 'money'),
      ...figureLines(check.concerns, 'law'),
      ...inputs(check),
    ],
    actions: [
      press('Save and ask for approval', 'logPackage.save', { draftId }),
      press('Change', 'logPackage.change', { draftId }),
      press('Keep as draft', 'logPackage.keep', { draftId }),
      press('Discard', 'logPackage.discard', { draftId }),
      openPage('Open the full form', links.log(draftId)),
    ],
  });
}

/** What I read or changed, and what is still missing, before the concerns that approvers see too. */
function thingsToKnow(check: PackageCheck): Element[] {
  const points = [
    ...check.remarks.map((remark) => point(remark)),
    ...check.faults.map(({ sentence }) => prose([sentence], { spacing: 'Small' })),
    ...check.missing
      .filter(({ field }) => !askedBelow.has(field))
      .map(({ sentence }) => prose([sentence], { spacing: 'Small' })),
  ];
  if (points.length === 0) return [];
  return [
    box('warning', [
      line(`${counted(points.length, 'thing')} to know`, { weight: 'Bolder' }),
      ...points,
    ]),
  ];
}

/** What this card itself asks for is not said twice. */
const askedBelow: ReadonlySet<string> = new Set(['objectives', 'suspendedReason']);

/** Words that the approver needs; not marked as required, because that would block "Discard". */
function inputs(check: PackageCheck): Element[] {
  const objectives = textInput({
    id: 'objectives',
    label: 'Objectives (needed to ask for approval)',
    placeholder: 'What should be different at the end? No names.',
    value: check.form.objectives,
  });
  const needsReason =
    check.form.suspendedReason !== undefined ||
    check.missing.some(({ field }) => field === 'suspendedReason');
  if (!needsReason) return [objectives];
  const reason = textInput({
    id: 'suspendedReason',
    label: 'Why use a suspended provider (needed to save)',
    value: check.form.suspendedReason,
  });
  return [objectives, reason];
}
