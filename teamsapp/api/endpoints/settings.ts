import { bodyChoices } from '../../approvals/bodyChoices';
import { checkRules } from '../../approvals/checkRules';
import { publishRules } from '../../approvals/publishRules';
import { approvalRulesPage, rulesInWords } from '../../approvals/rulesPage';
import * as contract from '../contract';
import { type Endpoint, finds, reads, takes } from '../endpoint';

/** The settings that people see and change on pages. */
export const settingEndpoints: readonly Endpoint[] = [
  reads('/api/settings/approval-rules', {
    summary: 'The approval rules in force, to come and before, in words',
    audit: 'VIEW_APPROVAL_RULES',
    output: contract.approvalRulesPage,
    answer: ({ app, actor }) => approvalRulesPage(app, actor),
  }),
  reads('/api/settings/approval-rules/bodies', {
    summary: 'People, roles and groups that a stage can be given to',
    audit: 'VIEW_BODY_CHOICES',
    output: contract.bodyChoices,
    answer: ({ app, actor }) => bodyChoices(app, actor),
  }),
  finds('/api/settings/approval-rules/words', {
    summary: 'A draft of the approval rules in words',
    audit: 'READ_APPROVAL_RULES',
    input: contract.rulesInput,
    output: contract.rulesInWords,
    answer: ({ actor, input }) => ({ words: rulesInWords(actor, input.rules) }),
  }),
  finds('/api/settings/approval-rules/check', {
    summary: 'What a draft would have changed for last year’s packages; changes nothing',
    audit: 'CHECK_APPROVAL_RULES',
    input: contract.rulesInput,
    output: contract.dryRunResult,
    answer: ({ app, actor, input }) => checkRules(app, actor, input.rules),
  }),
  takes('/api/settings/approval-rules/publish', {
    summary: 'Publish approval rules from a day on',
    audit: 'PUBLISH_APPROVAL_RULES',
    input: contract.publishRulesInput,
    output: contract.approvalRulesPage,
    answer: async ({ app, actor, input }) => {
      await publishRules(app, actor, input);
      return approvalRulesPage(app, actor);
    },
  }),
];
