import type { PackageFormJson } from '../api/contract';
import type { App } from '../app';
import { childReference, type Child } from '../children/child';
import { childrenByReference } from '../children/childByReference';
import type { PackageForm } from '../drafts/draft';
import { chooseProvider } from '../lines/chooseProvider';
import type { Fault, ProviderChoice, Remark } from '../lines/reading';
import type { Actor } from '../people/actor';
import { maySeeChild } from '../people/permissions';
import type { Provider } from '../providers/provider';
import type { EducationPackage } from './educationPackage';
import { lineWorld } from './lineWorld';

/** A form with everything that follows from it: who is meant, and whose package it would be. */
export interface ResolvedForm {
  form: PackageForm;
  provider: Provider | undefined;
  providerChoices: readonly ProviderChoice[];
  /** The child, when the list knows it and the writer may see it. */
  child: Child | undefined;
  remarks: readonly Remark[];
  faults: readonly Fault[];
}

/** The form as it is kept: without empty fields, the reference in capitals, texts trimmed. */
export function cleanForm(json: PackageFormJson): PackageForm {
  const { childReference: reference, providerWords, objectives, suspendedReason, ...rest } = json;
  const kept: Record<string, unknown> = { ...rest };
  const texts = { providerWords, objectives, suspendedReason };
  for (const [key, text] of Object.entries(texts)) if (text?.trim()) kept[key] = text.trim();
  if (reference?.trim()) kept['childReference'] = childReference(reference);
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}

/**
 * The form with what follows from it: a provider's words as the provider, the child's team or the
 * writer's only team, and section 61's own ground for EOTAS.
 */
export function resolveForm(app: App, actor: Actor, json: PackageFormJson): ResolvedForm {
  const given = cleanForm(json);
  const known = childrenByReference(app).get(given.childReference ?? '');
  const child = known && maySeeChild(actor, known) ? known : undefined;
  const chosen = providerOf(app, actor, given);
  const { providerWords, ...others } = given;
  const team = given.team ?? child?.team ?? onlyTeam(actor);
  // Source: Children and Families Act 2014, section 61: only where a school would be inappropriate.
  const reason = given.reason ?? (given.legalRoute === 'EOTAS_S61' ? 'inappropriate' : undefined);
  return {
    form: {
      ...others,
      ...(chosen.provider ? { providerId: chosen.provider.id } : {}),
      ...(!chosen.provider && providerWords !== undefined && { providerWords }),
      ...(team !== undefined && { team }),
      ...(reason !== undefined && { reason }),
    },
    provider: chosen.provider,
    providerChoices: chosen.choices,
    child,
    remarks: chosen.remarks,
    faults: chosen.faults,
  };
}

/** The form that an earlier package would have been logged with; its dates are over. */
export function formLike(educationPackage: EducationPackage): PackageForm {
  const { childReference: reference, providerId, legalRoute, reason, team } = educationPackage;
  const { hoursPerWeek, sessionsPerWeek, price, priceUnit, objectives } = educationPackage;
  return cleanForm({
    childReference: reference,
    providerId,
    legalRoute,
    reason,
    team,
    hoursPerWeek,
    sessionsPerWeek,
    price,
    priceUnit,
    objectives,
  });
}

interface Chosen extends Pick<ResolvedForm, 'provider' | 'remarks' | 'faults'> {
  choices: readonly ProviderChoice[];
}

function providerOf(app: App, actor: Actor, { providerId, providerWords }: PackageForm): Chosen {
  const nothing = { choices: [], remarks: [], faults: [] };
  if (providerId !== undefined) {
    const provider = app.providers.find(providerId);
    if (provider) return { ...nothing, provider };
    const sentence = 'This provider is no longer on the list. Choose another.';
    return { ...nothing, provider, faults: [{ field: 'providerId', sentence }] };
  }
  if (providerWords === undefined) return { ...nothing, provider: undefined };
  const { provider, choices, remarks, faults } = chooseProvider(
    providerWords,
    lineWorld(app, actor),
  );
  return { provider, choices, remarks, faults };
}

function onlyTeam({ teams }: Actor): string | undefined {
  return teams.length === 1 ? teams[0] : undefined;
}
