import type { GraphGateway } from './gateway';
import { textAt } from './json';

/** Milliseconds for a whole file. */
const fileDeadline = 120_000;

/**
 * Writes a file in the site's default library, replacing one of the same name, and answers its
 * address for people. For files up to 250 MB. Throws GraphError.
 */
export async function putFile(
  graph: GraphGateway,
  siteId: string,
  path: string,
  file: { content: Uint8Array; type: string },
): Promise<string | undefined> {
  const answer = await graph.send({
    method: 'PUT',
    path: `${addressOf(siteId, path)}:/content`,
    headers: { 'Content-Type': file.type },
    body: file.content,
    deadline: fileDeadline,
  });
  return textAt(answer.json, 'webUrl');
}

/** Reads a file of the site's default library. Throws GraphError 404 when there is none. */
export async function getFile(
  graph: GraphGateway,
  siteId: string,
  path: string,
): Promise<Uint8Array> {
  const address = `${addressOf(siteId, path)}:/content`;
  const call = { path: address, raw: true, deadline: fileDeadline } as const;
  return (await graph.send({ ...call, method: 'GET' })).bytes;
}

function addressOf(siteId: string, path: string): string {
  const parts = path.split('/').filter(Boolean).map(encodeURIComponent);
  return `/sites/${siteId}/drive/root:/${parts.join('/')}`;
}
