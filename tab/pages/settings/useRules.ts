import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ApprovalRulesJson,
  ApprovalRulesPage,
  BodyChoices,
  DryRunResult,
  RulesInWords,
  StageRuleJson,
  StageWordsJson,
} from '../../../teamsapp/api/contract';
import { get, post, write } from '../../api';
import { useDebounced } from '../../useDebounced';

/** The page's own address, and that of its API below /api. */
export const rulesPath = '/settings/approval-rules';
const api = `/api${rulesPath}`;

/** Every published set of approval rules. */
export function useRulesPage() {
  return useQuery({
    queryKey: [rulesPath],
    queryFn: ({ signal }) => get<ApprovalRulesPage>(api, signal),
  });
}

/** People, roles and groups that a stage can be given to. */
export function useBodyChoices() {
  return useQuery({
    queryKey: [rulesPath, 'bodies'],
    queryFn: ({ signal }) => get<BodyChoices>(`${api}/bodies`, signal),
    staleTime: 60_000,
  });
}

/** The words of each stage of a draft; a stage that was just changed has none yet. */
export function useWords(
  rules: ApprovalRulesJson,
  known: readonly (readonly [StageRuleJson, StageWordsJson])[],
): (rule: StageRuleJson) => StageWordsJson | undefined {
  const written = useDebounced(JSON.stringify(rules), 150);
  const said = useQuery({
    queryKey: [rulesPath, 'words', written],
    queryFn: async ({ signal }) => {
      const sent = JSON.parse(written) as ApprovalRulesJson;
      const { words } = await post<RulesInWords>(`${api}/words`, { rules: sent }, signal);
      return sent.stages.map((rule, place) => [rule, words[place]] as const);
    },
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const pairs = [...known, ...(said.data ?? [])];
  const byRule = new Map(pairs.map(([rule, words]) => [JSON.stringify(rule), words]));
  return (rule) => byRule.get(JSON.stringify(rule));
}

/** What the rules would have changed for past packages, a moment after the last change. */
export function useDryRun(rules: ApprovalRulesJson) {
  const written = useDebounced(JSON.stringify(rules), 500);
  const query = useQuery({
    queryKey: [rulesPath, 'check', written],
    queryFn: ({ signal }) =>
      post<DryRunResult>(`${api}/check`, { rules: JSON.parse(written) as unknown }, signal),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const isOld = query.isPlaceholderData || written !== JSON.stringify(rules);
  return { ...query, isOld };
}

/** What is published, from when, and why where somebody asks. */
export interface Publishing {
  validFrom: string;
  rules: ApprovalRulesJson;
  after: number;
  because: string;
}

/** Publishes rules; afterwards the page and what the reader is warned of are read again. */
export function usePublish(onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (publishing: Publishing) => write<ApprovalRulesPage>(`${api}/publish`, publishing),
    onSuccess: async (page) => {
      queries.setQueryData([rulesPath], page);
      onDone();
      await queries.invalidateQueries();
    },
  });
}
