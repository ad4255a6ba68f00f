import type { z } from 'zod';
import type { PackageCheck, PackageFormJson } from '../teamsapp/api/contract';
import { isRestrictedChild } from '../teamsapp/children/childByReference';
import type { Draft } from '../teamsapp/drafts/draft';
import type { PriceUnit } from '../teamsapp/packages/educationPackage';
import { setting } from '../teamsapp/settings/inForce';
import type { logForm } from './actions/inputs';
import { isShared, showsInitials, type Asking } from './asking';
import { logCheckCard } from './cards/logCheck';
import { logFormCard } from './cards/logForm';
import { legalRoutes, packageReasons, priceUnits } from './cards/words';
import { cardReply, messageReply, type Reply } from './turn';

/**
 * The card of a draft: the check card when it is complete, else the form. A restricted child's
 * goes to the writer alone, wherever it was asked for.
 */
export function draftCard(
  asking: Asking,
  { draft, check }: { draft: Draft; check: PackageCheck },
  as: 'form' | 'whatFits' = 'whatFits',
): Reply {
  const { links } = asking;
  const draftId = draft.requestKey;
  const draw = (shown: PackageCheck) =>
    as === 'whatFits' && check.complete
      ? logCheckCard({ draftId, check: shown }, links)
      : logFormCard({ draftId, check: shown, ...formChoices(asking, check) }, links);
  const { childReference } = check.form;
  // A draft without a child yet shows nobody.
  const isHidden = childReference !== undefined && isRestrictedChild(asking.app, childReference);
  if (isShared(asking) && isHidden) {
    return {
      ...messageReply('This child is restricted. I sent the draft to you.'),
      personally: draw(withTeamName(asking, check)),
    };
  }
  return cardReply(draw(inPlace(asking, check)));
}

/** The check as it is shown in this conversation: teams by name, no initials where others read too. */
export function inPlace(asking: Asking, check: PackageCheck): PackageCheck {
  const named = withTeamName(asking, check);
  if (!named.child || showsInitials(asking)) return named;
  return { ...named, child: { ...named.child, label: check.form.childReference ?? '' } };
}

function withTeamName({ app }: Asking, check: PackageCheck): PackageCheck {
  if (!check.child) return check;
  const id = check.form.team ?? check.child.team;
  const team = setting(app, 'teams').find((one) => one.id === id)?.name ?? id;
  return { ...check, child: { ...check.child, team } };
}

/** The teams to choose from where none can be told, and the child's last route. */
function formChoices({ app, actor }: Asking, check: PackageCheck) {
  const isAsked = check.missing.some(({ field }) => field === 'team');
  const teams = setting(app, 'teams').filter(({ id }) => actor.teams.includes(id));
  const earlier = app.packages
    .all()
    .filter(({ childReference }) => childReference === check.form.childReference)
    .sort((a, b) => b.id - a.id)[0];
  return {
    teams: isAsked ? teams : [],
    lastRoute: check.form.legalRoute || !check.child ? undefined : earlier?.legalRoute,
  };
}

/** The form's inputs as a package form. What the form did not show stays as it was. */
export function formOf(filled: z.output<typeof logForm>, kept: PackageFormJson): PackageFormJson {
  const { providerId, otherProvider } = filled;
  const isNamed = typeof providerId !== 'number';
  const amount = amountOf(filled);
  return withoutEmpty({
    childReference: filled.childReference?.trim().slice(0, 40),
    providerId: isNamed ? undefined : providerId,
    providerWords: isNamed ? otherProvider?.trim().slice(0, 200) : undefined,
    legalRoute: oneOf(legalRoutes, filled.legalRoute),
    reason: oneOf(packageReasons, filled.reason),
    team: filled.team ?? kept.team,
    ...amount,
    price: filled.price === undefined ? undefined : Math.round(filled.price * 100),
    priceUnit: oneOf<PriceUnit>(priceUnits, filled.priceUnit),
    startDate: filled.startDate,
    endDate: filled.endDate,
    objectives: filled.objectives?.trim().slice(0, 1000),
    suspendedReason: kept.suspendedReason,
  });
}

function amountOf({ hoursPerWeek, sessionsPerWeek }: z.output<typeof logForm>) {
  // Out of range is said by the check; what no form can hold is left out.
  const hours = inRange(hoursPerWeek, 168) ? hoursPerWeek : undefined;
  const sessions = inRange(sessionsPerWeek, 20) ? sessionsPerWeek : undefined;
  return { hoursPerWeek: hours, sessionsPerWeek: sessions };
}

function inRange(value: number | undefined, atMost: number): boolean {
  return value !== undefined && value >= 0 && value <= atMost;
}

function oneOf<T extends string>(values: readonly T[], given: string | undefined): T | undefined {
  return values.find((value) => value === given);
}

type Loose = { [K in keyof PackageFormJson]: PackageFormJson[K] | '' | undefined };

function withoutEmpty(form: Loose): PackageFormJson {
  const filled = Object.entries(form).filter(([, value]) => value !== undefined && value !== '');
  // Only values that were parsed above are left.
  return Object.fromEntries(filled) as PackageFormJson;
}
