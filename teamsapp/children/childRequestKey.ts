import { createHmac } from 'node:crypto';
import type { App } from '../app';
import { childReference } from './child';

/**
 * The request key of a child: a keyed hash of the reference, so that a child can be found by a
 * request to Graph whose address says nothing of it.
 */
export function childRequestKey(app: Pick<App, 'auditKey'>, reference: string): string {
  const mac = createHmac('sha256', app.auditKey.secret).update(
    `child:${childReference(reference)}`,
  );
  return `child:${mac.digest('base64url')}`;
}

/** The child with a reference, from the copy in memory. */
export function childByReference(app: Pick<App, 'auditKey' | 'children'>, reference: string) {
  return app.children.findByKey(childRequestKey(app, reference));
}
