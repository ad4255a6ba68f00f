import type { Card } from '../../teamsapp/app';
import type { PostedApproval, Stage } from '../../teamsapp/approvals/approval';
import { shortPounds } from '../../teamsapp/common/money';
import type { Links } from '../links';
import {
  concernTitles,
  dueWords,
  isToCheck,
  requestLine,
  requestWords,
  termsLine,
  yearLines,
} from './approvalParts';
import { openPage, press, refreshFor } from './buttons';
import { decidedCard } from './decidedApproval';
import { card, header, quote, valueLine } from './elements';
import type { Element } from './elements';
import { counted, listed } from '../../teamsapp/approvals/requestWords';
import { listedAtMost, verdictPast } from './words';

/**
 * The card as it stands in the stage's channel: true for everyone who reads it, so without
 * decision buttons. `userIds` are the platform's ids of those who may decide the open stage: only
 * they get it redrawn as their decision card. A decided request shows its verdict instead.
 */
export function postedApprovalCard(
  posted: PostedApproval,
  links: Links,
  userIds: readonly string[] = [],
): Card {
  if (isFinal(posted.state)) return decidedCard(posted, links);
  const isAsked = posted.state === 'informationRequested';
  const open = openStages(posted);
  const stageNames = listed(open.map(({ rule }) => rule.name));
  const ids = { approvalId: String(posted.approvalId), seen: posted.seen };
  const money = `${shortPounds(posted.snapshot.wholeCost)} in all`;
  return card({
    speak: spokenPost(posted, stageNames, isAsked),
    ...withRefresh(refreshFor('approval.view', ids, userIds)),
    body: [
      header(
        links,
        isAsked
          ? { name: 'question', says: 'Waiting for an answer' }
          : { name: 'waiting', says: 'Waiting for a decision' },
        `${isAsked ? 'Information asked' : 'Approval needed'} · ${stageNames} · ${posted.packageReference}`,
        money,
      ),
      requestLine(requestWords(posted), 'asks'),
      termsLine(posted.snapshot.facts),
      ...openQuestions(open),
      concernTitles(posted.snapshot.concerns),
      ...yearLines(posted.snapshot.costByYear),
      ...earlierStages(posted.stages),
      ...waitingLines(posted, open, isAsked),
    ],
    actions: [
      press(isAsked ? 'Answer or review' : 'Review and decide', 'approval.view', ids),
      ...openPackage(posted, links),
    ],
  });
}

function withRefresh(refresh: Element | undefined): { refresh?: Element } {
  return refresh ? { refresh } : {};
}

function openPackage(posted: PostedApproval, links: Links): Element[] {
  return posted.packageId === undefined
    ? []
    : [openPage(`Open ${posted.packageReference}`, links.package(posted.packageId))];
}

function isFinal(state: PostedApproval['state']): boolean {
  return state === 'approved' || state === 'declined' || state === 'withdrawn';
}

function openStages(posted: PostedApproval): readonly Stage[] {
  return posted.stages.filter(({ state }) => state === 'open' || state === 'informationRequested');
}

function openQuestions(open: readonly Stage[]): Element[] {
  return open
    .flatMap(({ questions }) => questions)
    .filter(({ answered }) => !answered)
    .map(({ asked }) => quote(`${asked.by.name} asks`, asked.text));
}

function earlierStages(stages: readonly Stage[]): Element[] {
  return stages.flatMap((stage) =>
    stage.decisions.map(({ by, verdict }) =>
      valueLine(`${stage.rule.name}: ${verdictPast[verdict]}`, by.name),
    ),
  );
}

function waitingLines(posted: PostedApproval, open: readonly Stage[], isAsked: boolean): Element[] {
  if (isAsked) {
    return [
      valueLine('Waits for the answer of', posted.requester.name, {
        note: 'or a colleague of the team',
      }),
      valueLine('Approval clock', 'stopped'),
    ];
  }
  const names = posted.deciders.map(({ name }) => name);
  return [
    ...open.map((stage) =>
      valueLine(
        open.length > 1 ? `Answer due, ${stage.rule.name}` : 'Answer due',
        dueWords(stage.dueDate),
      ),
    ),
    valueLine('Waits for', names.length > 0 ? listedAtMost(names, 3) : 'nobody yet', {
      ...(names.length === 0 && { note: 'no person can decide this stage' }),
    }),
  ];
}

function spokenPost(posted: PostedApproval, stageNames: string, isAsked: boolean): string {
  const money = shortPounds(posted.snapshot.wholeCost);
  if (isAsked) {
    return `A question about ${posted.packageReference} waits for an answer. The approval clock has stopped.`;
  }
  const toCheck = posted.snapshot.concerns.filter(isToCheck).length;
  const check = toCheck > 0 ? `${counted(toCheck, 'thing')} to check.` : 'Nothing unusual found.';
  return `Approval needed by ${stageNames} for ${posted.packageReference}: ${money} in all. ${check}`;
}
