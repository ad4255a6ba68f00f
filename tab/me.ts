import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Me } from '../teamsapp/api/contract';
import { get } from './api';
import { useConnection } from './connection';

/** Who is reading: known to every page, because none is drawn before. */
export const MeContext = createContext<Me | undefined>(undefined);

/** Who is reading, what they may do and what is today. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe is called outside the shell');
  return me;
}

/** Reads who is reading, again every half minute; every five seconds while the server is away. */
export function useMeQuery() {
  const { unreachableSince } = useConnection();
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => get<Me>('/api/me', signal),
    refetchInterval: unreachableSince === undefined ? 30_000 : 5_000,
  });
}
