import { GraphError } from '../../graph/errors';

/** The GraphError that work fails with; throws when it succeeds or fails with anything else. */
export async function failureOf(work: Promise<unknown>): Promise<GraphError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof GraphError) return error;
  throw error instanceof Error ? error : new Error('It did not fail with a GraphError.');
}
