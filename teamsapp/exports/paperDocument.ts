import type { PaperPage, PaperView } from '../api/contract';
import type { App } from '../app';
import { momentInWords, today } from '../common/dates';
import { pounds } from '../common/money';
import { paperPage } from '../panels/paperView';
import type { Actor } from '../people/actor';
import type { ExportFile } from './exportFile';
import { type Block, wordFile, wordType } from './wordFile';

/**
 * The panel paper of a request as a document for Word: what is asked for, what it costs in each
 * year, what else was looked at, what to check, and what is recommended. The child stands in it as
 * this reader sees it, without a name. Throws as `paperPage` does.
 */
export async function paperDocument(app: App, actor: Actor, id: number): Promise<ExportFile> {
  const page = await paperPage(app, actor, id);
  const { packageReference } = page.request;
  const title = `Panel paper ${packageReference}`;
  const blocks = [...requestBlocks(page), ...paperBlocks(page.paper)];
  return {
    fileName: `panel-paper-${packageReference}-${today(app.clock)}.docx`,
    contentType: wordType,
    rows: 1,
    bytes: await wordFile(title, blocks),
  };
}

function requestBlocks({ request }: PaperPage): Block[] {
  const { costByYear, concerns, facts } = request;
  return [
    { heading: `Panel paper: ${request.packageReference}`, level: 1 },
    {
      text: [request.panelName, request.child, request.providerName].filter(Boolean).join(' · '),
    },
    { text: `${request.requester}, ${request.team}`, label: 'Asked for by' },
    { heading: 'What is asked for', level: 2 },
    {
      table: {
        headings: ['Fact', 'As asked'],
        rows: facts.map(({ label, value }) => [label, value]),
      },
    },
    { text: request.objectives || 'Not said.', label: 'Objectives' },
    { heading: 'Cost by financial year', level: 2 },
    {
      table: {
        headings: ['Year', 'Cost'],
        rows: [
          ...costByYear.map(({ year, cost }) => [year, pounds(cost)]),
          ['In all', pounds(request.wholeCost)],
        ],
      },
    },
    { heading: 'To check before deciding', level: 2 },
    concerns.length === 0
      ? { text: 'Nothing stood out when it was asked for.' }
      : { bullets: concerns.map(concernWords) },
  ];
}

/** A concern in one line: its title ends where a sentence of its own follows. */
export function concernWords({
  title,
  sentence,
}: PaperPage['request']['concerns'][number]): string {
  const isWhole = /^[\p{Lu}\d]/u.test(sentence) && !/[.:?]$/.test(title);
  return `${isWhole ? `${title}.` : title} ${sentence}`;
}

/** The part of a paper that somebody wrote. */
function paperBlocks(paper: PaperView | null): Block[] {
  if (!paper) return [{ text: 'Nobody has written this panel paper yet.' }];
  const { education, socialCare, health } = paper.funding;
  return [
    { heading: 'Options considered', level: 2 },
    paper.options.length === 0
      ? { text: 'No other option was considered.' }
      : {
          table: {
            headings: ['Provider', 'Price of the whole package', 'Why not'],
            rows: paper.options.map(({ provider, price, whyNot }) => [
              provider,
              price === null ? 'No price given' : pounds(price),
              whyNot,
            ]),
          },
        },
    { heading: 'In house', level: 2 },
    { text: paper.inHouse },
    { heading: 'Parental preference', level: 2 },
    { text: paper.parentalPreference },
    { heading: 'Funding', level: 2 },
    {
      table: {
        headings: ['Paid by', 'Share'],
        rows: [
          ['Education', pounds(education)],
          ['Social care', pounds(socialCare)],
          ['Health', pounds(health)],
        ],
      },
    },
    { heading: 'Recommendation', level: 2 },
    { text: paper.recommendation },
    { text: `${paper.writtenBy}, ${momentInWords(paper.writtenAt)}`, label: 'Written by' },
  ];
}
