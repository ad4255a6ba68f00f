import { meetingDocument } from '../../exports/meetingDocument';
import { paperDocument } from '../../exports/paperDocument';
import { closeMeeting } from '../../panels/closeMeeting';
import { decideItem } from '../../panels/decideItem';
import { declareInterest } from '../../panels/declareInterest';
import { meetingPage } from '../../panels/meetingView';
import { openMeeting } from '../../panels/openMeeting';
import { panelsPage } from '../../panels/panelsPage';
import { paperPage } from '../../panels/paperView';
import { planMeeting } from '../../panels/planMeeting';
import { setAgenda } from '../../panels/setAgenda';
import { writePaper } from '../../panels/writePaper';
import * as contract from '../contract';
import { downloads, type Endpoint, reads, takes } from '../endpoint';

/** Panels, their meetings and what they read. */
export const panelEndpoints: readonly Endpoint[] = [
  reads('/api/panels', {
    summary: 'The panels that this person may see, their meetings and how much waits',
    audit: 'VIEW_PANELS',
    output: contract.panelsPage,
    answer: ({ app, actor }) => panelsPage(app, actor),
  }),
  takes('/api/panels/plan', {
    summary: 'Plan a meeting with what waits on its agenda; answers the meeting',
    audit: 'PLAN_MEETING',
    input: contract.planMeetingInput,
    output: contract.meetingPage,
    answer: async ({ app, actor, input }) => {
      const { id } = await planMeeting(app, actor, input);
      return meetingPage(app, actor, id);
    },
  }),
  reads('/api/meetings/:id', {
    summary: 'One meeting, the items that this person may see, who sits on each',
    audit: 'VIEW_MEETING',
    output: contract.meetingPage,
    answer: ({ app, actor, id }) => meetingPage(app, actor, id),
  }),
  takes('/api/meetings/:id/agenda', {
    summary: 'Put the agenda into another order, take off and add',
    audit: 'SET_AGENDA',
    input: contract.setAgendaInput,
    output: contract.meetingPage,
    answer: async ({ app, actor, id, input }) => {
      await setAgenda(app, actor, { meetingId: id, ...input });
      return meetingPage(app, actor, id);
    },
  }),
  takes('/api/meetings/:id/open', {
    summary: 'Open the meeting with who is present, or correct that',
    audit: 'OPEN_MEETING',
    input: contract.openMeetingInput,
    output: contract.meetingPage,
    answer: async ({ app, actor, id, input: { minuteTakerId, ...input } }) => {
      const named = minuteTakerId === undefined ? {} : { minuteTakerId };
      await openMeeting(app, actor, { meetingId: id, ...input, ...named });
      return meetingPage(app, actor, id);
    },
  }),
  takes('/api/meetings/:id/interest', {
    summary: 'Note that a member has an interest in an item, or take that back',
    audit: 'DECLARE_INTEREST',
    input: contract.declareInterestInput,
    output: contract.meetingPage,
    answer: async ({ app, actor, id, input }) => {
      await declareInterest(app, actor, { meetingId: id, ...input });
      return meetingPage(app, actor, id);
    },
  }),
  takes('/api/meetings/:id/decide', {
    summary: 'Record what the panel makes of one item',
    audit: 'DECIDE_ITEM',
    input: contract.decideItemInput,
    output: contract.meetingPage,
    answer: async ({ app, actor, id, input: { for: yes, against, ...input } }) => {
      const votes = {
        ...(yes !== undefined && { for: yes }),
        ...(against !== undefined && { against }),
      };
      await decideItem(app, actor, { meetingId: id, ...input, ...votes });
      return meetingPage(app, actor, id);
    },
  }),
  takes('/api/meetings/:id/close', {
    summary: 'Close the meeting, or call off one that was only planned',
    audit: 'CLOSE_MEETING',
    input: contract.closeMeetingInput,
    output: contract.meetingPage,
    answer: async ({ app, actor, id, input }) => {
      await closeMeeting(app, actor, { meetingId: id, ...input });
      return meetingPage(app, actor, id);
    },
  }),
  downloads('/api/meetings/:id/document', {
    summary: 'The agenda or the minutes as DOCX',
    audit: 'EXPORT_MEETING',
    input: contract.meetingDocumentInput,
    answer: ({ app, actor, id, input }) => meetingDocument(app, actor, { id, ...input }),
  }),
  reads('/api/papers/:id', {
    summary: 'The panel paper of a request',
    audit: 'VIEW_PAPER',
    output: contract.paperPage,
    answer: ({ app, actor, id }) => paperPage(app, actor, id),
  }),
  takes('/api/papers/:id', {
    summary: 'Write the panel paper of a request that waits',
    audit: 'WRITE_PAPER',
    input: contract.writePaperInput,
    output: contract.paperPage,
    answer: async ({ app, actor, id, input: { options, ...input } }) => {
      const given = options.map(({ price, ...option }) => ({
        ...option,
        ...(price !== undefined && { price }),
      }));
      await writePaper(app, actor, { approvalId: id, ...input, options: given });
      return paperPage(app, actor, id);
    },
  }),
  downloads('/api/papers/:id/document', {
    summary: 'The panel paper as DOCX',
    audit: 'EXPORT_PAPER',
    input: contract.paperDocumentInput,
    answer: ({ app, actor, id }) => paperDocument(app, actor, id),
  }),
];
