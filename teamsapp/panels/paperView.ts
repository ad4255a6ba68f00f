import type { PaperPage, PaperView, RequestView } from '../api/contract';
import type { App } from '../app';
import type { Approval } from '../approvals/approval';
import { approvalRow } from '../approvals/approvalRow';
import { currentSeen } from '../approvals/currentSeen';
import { childOf, maySeeApproval, noSuchApproval } from '../approvals/seeApproval';
import { financialYearName } from '../common/dates';
import { liveOrUndefined } from '../common/store';
import type { Actor } from '../people/actor';
import { isPanelStage, panelNameOf } from '../settings/panels';
import { isForPanel, mayWritePaper } from './writePaper';

/**
 * The panel paper of a request with what it is about, as this person may see it. Throws `notFound`
 * as for a request that is not there, also where no panel decides it.
 */
export async function paperPage(app: App, actor: Actor, id: number): Promise<PaperPage> {
  const approval = app.approvals.find(id) ?? (await liveOrUndefined(app.approvals, id));
  const isShown =
    approval &&
    isForPanel(approval) &&
    (await maySeeApproval(app, actor, approval, childOf(app, approval)));
  if (!isShown) throw noSuchApproval();
  const { snapshot, state } = approval;
  const stage = approval.stages.find(({ rule }) => isPanelStage(rule));
  return {
    request: {
      ...requestView(app, actor, approval),
      panelName: stage ? panelNameOf(app, stage.rule) : '',
      seen: currentSeen(app, approval),
      state,
      facts: [...snapshot.facts],
      costByYear: Object.entries(snapshot.costByYear)
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([year, cost]) => ({ year: financialYearName(Number(year)), cost })),
      concerns: [...snapshot.concerns],
      objectives: snapshot.objectives ?? '',
    },
    paper: paperView(approval),
    mayWrite: mayWritePaper(app, actor, approval),
    asOf: app.changes.asOf()?.toISOString() ?? null,
  };
}

/** What a request is about in a few words, as this reader may see it. */
export function requestView(app: App, actor: Actor, approval: Approval): RequestView {
  const row = approvalRow(app, actor, approval, childOf(app, approval));
  return {
    approvalId: row.id,
    packageId: row.packageId,
    packageReference: row.packageReference,
    child: row.child,
    providerName: row.providerName,
    wholeCost: row.wholeCost,
    requester: row.requester,
    team: row.team.name,
  };
}

/** The request's paper for pages and documents; null while nobody has written one. */
export function paperView({ paper }: Approval): PaperView | null {
  if (!paper) return null;
  return {
    options: paper.options.map(({ provider, price, whyNot }) => ({
      provider,
      price: price ?? null,
      whyNot,
    })),
    inHouse: paper.inHouse,
    parentalPreference: paper.parentalPreference,
    funding: { ...paper.funding },
    recommendation: paper.recommendation,
    writtenBy: paper.writtenBy.name,
    writtenAt: paper.writtenAt,
  };
}
