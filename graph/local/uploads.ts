import type { Layer } from './chain';
import { GraphFault, notSupported } from './errors';
import { cancelUpload, getUpload, putRange } from './handlers/uploadRanges';
import { toSecond, type Operation, type Surroundings } from './router';

const operations: Record<string, Operation> = {
  PUT: putRange,
  GET: getUpload,
  DELETE: cancelUpload,
};

/**
 * Answers at the addresses of upload sessions, `/uploads/{id}`.
 *
 * Such an address is itself the permission, so it stands outside of the layer that wants a token;
 * as with the service, a token sent along is refused.
 */
export function receivingUploads({ store, switches, now }: Surroundings): Layer {
  return (next) => (request) => {
    const [uploads, id, ...more] = request.segments;
    if (uploads !== 'uploads' || id === undefined || more.length > 0) {
      return next(request);
    }
    if (request.headers.has('authorization')) {
      const message = 'The address of an upload session takes no Authorization header.';
      throw new GraphFault(401, 'unauthenticated', message);
    }
    const operation = operations[request.method];
    if (!operation) throw notSupported(`An upload session does not know ${request.method}.`);
    const param = (name: string) => (name === 'upload' ? id : '');
    const call = { request, param, store, switches, now: toSecond(now()) };
    return store.transaction(() => operation(call));
  };
}
