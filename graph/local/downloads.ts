import type { Layer } from './chain';
import { isDownload, readDownload } from './downloadUrl';
import { GraphFault } from './errors';
import { getContent } from './handlers/files';
import { toSecond, type Surroundings } from './router';

/**
 * Sends files at the short-lived addresses that `@microsoft.graph.downloadUrl` holds.
 *
 * Such an address is itself the permission, so it stands outside of the layer that wants a token.
 */
export function sendingDownloads({ store, switches, now }: Surroundings): Layer {
  return (next) => (request) => {
    if (request.method !== 'GET' || !isDownload(request.segments)) return next(request);
    const at = toSecond(now());
    const download = readDownload(request, at);
    if (!download) {
      throw new GraphFault(401, 'unauthenticated', 'The address of the download is not valid.');
    }
    const { drive, file } = download;
    const param = (name: string) => (name === 'drive' ? drive : name === 'file' ? file : '');
    return getContent({ request, param, store, switches, now: at });
  };
}
