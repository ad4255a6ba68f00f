import { lazy } from 'react';
import type { ComponentType } from 'react';

/** A part of the app that the server did not hand over: no connection, or a newer release. */
export class PartMissing extends Error {
  constructor(cause: unknown) {
    super('A part of this app could not be loaded.', { cause });
    this.name = 'PartMissing';
  }
}

/** What to do so that parts which failed are asked for again. */
const failed = new Set<() => void>();

/** Forgets failures: parts that could not be loaded are asked for again when they are next drawn. */
export function forgetMissingParts(): void {
  for (const again of failed) again();
  failed.clear();
}

/**
 * A component that is loaded when it is first drawn. Unlike React's own, one that could not be
 * loaded can be asked for again. Throws PartMissing into the boundary around it.
 */
export function lazily<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
): (props: P) => React.ReactElement {
  const ask = () =>
    lazy(() =>
      load().catch((error: unknown) => {
        failed.add(() => {
          part.current = ask();
        });
        throw new PartMissing(error);
      }),
    );
  const part = { current: ask() };
  return function Part(props) {
    const Current: ComponentType<P> = part.current;
    return <Current {...props} />;
  };
}

const reloaded = 'education-packages.reloaded';

/**
 * Whether loading the page again can help: the server answers, so the part is gone with an older
 * release, and the page has not been loaded again for the same reason within the last minute.
 */
export async function canReloadHelp(): Promise<boolean> {
  const before = Number(sessionStorage.getItem(reloaded) ?? 0);
  if (Date.now() - before < 60_000) return false;
  try {
    return (await fetch('/', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/** Loads the page again, and remembers it. */
export function reloadOnce(): void {
  sessionStorage.setItem(reloaded, String(Date.now()));
  window.location.reload();
}
