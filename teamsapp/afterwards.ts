import { withAction } from './common/action';

/** Work that follows from a stored decision, off the path of the answer. */
export interface Afterwards {
  /** Starts work when the same subject's earlier work is done. Failures are told, never thrown. */
  start(subject: string, work: () => Promise<void>): void;
  /** Resolves when nothing is left, including what the work itself started. */
  settled(): Promise<void>;
}

/** A queue for each subject: one approval's follow-ups never overlap in one process. */
export function openAfterwards(failed: (subject: string, error: unknown) => void): Afterwards {
  const running = new Map<string, Promise<void>>();
  return {
    start(subject, work) {
      const previous = running.get(subject) ?? Promise.resolve();
      const next = previous
        .then(() => withAction('afterwards', work))
        .catch((error: unknown) => {
          failed(subject, error);
        });
      running.set(subject, next);
      void next.then(() => {
        if (running.get(subject) === next) running.delete(subject);
      });
    },
    async settled() {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}
