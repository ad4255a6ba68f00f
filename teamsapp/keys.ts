import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import type { AuditKey } from './common/event';

/** The keys that local mode makes for itself; a real tenant brings its own. */
export interface LocalKeys {
  audit: AuditKey;
  /** Signs the local issuer's tokens. */
  signing: CryptoKey;
  /** Checks them. */
  checking: CryptoKey;
}

const keyFile = z.object({
  auditSecret: z.string().min(32),
  signing: z.record(z.string(), z.unknown()),
  checking: z.record(z.string(), z.unknown()),
});

/** Reads the data folder's keys, making them once. They are only good for this folder's data. */
export async function localKeys(dataDir: string): Promise<LocalKeys> {
  const file = join(dataDir, 'keys.json');
  const kept = existsSync(file)
    ? keyFile.parse(JSON.parse(readFileSync(file, 'utf8')))
    : await makeKeys(dataDir, file);
  return {
    audit: { id: 'local1', secret: kept.auditSecret },
    signing: await asKey(kept.signing),
    checking: await asKey(kept.checking),
  };
}

/**
 * The secret that Microsoft Graph sends with each notification. It follows from the audit key, so
 * all instances have the same one and none has to keep it; the key does not follow from it.
 */
export function clientStateOf({ secret }: AuditKey): string {
  return createHmac('sha256', secret)
    .update('clientState of list subscriptions')
    .digest('base64url');
}

async function makeKeys(dataDir: string, file: string): Promise<z.infer<typeof keyFile>> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const made = {
    auditSecret: randomBytes(32).toString('base64url'),
    signing: { ...(await exportJWK(pair.privateKey)) },
    checking: { ...(await exportJWK(pair.publicKey)) },
  };
  mkdirSync(dataDir, { recursive: true });
  // Written beside and renamed, so that a crash leaves whole keys or none.
  writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}

async function asKey(jwk: Record<string, unknown>): Promise<CryptoKey> {
  const key = await importJWK(jwk as JWK, 'RS256');
  if (key instanceof Uint8Array) throw new Error('The data folder holds a key of the wrong kind.');
  return key;
}
