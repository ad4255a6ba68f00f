import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What local mode needs: addresses on this machine and a folder. */
export interface LocalConfig {
  mode: 'local';
  port: number;
  localGraphPort: number;
  /** The local Graph of another process; when set, this process opens none itself. */
  localGraphUrl?: string;
  dataDir: string;
  /** `root`, or `{host}:/{path}`. */
  siteUrl: string;
  teamsAppId: string;
  /** JSON of what `verify:tenant` found out; only the Graph room reads it. */
  tenantProfile?: string;
  logLevel: string;
}

/** What a real tenant needs: addresses and credentials, nothing that a council may change. */
export interface CloudConfig {
  mode: 'cloud';
  port: number;
  siteUrl: string;
  publicUrl: string;
  tenantId: string;
  graphClientId: string;
  graphClientSecret: string;
  botId: string;
  botType: 'SingleTenant' | 'UserAssignedMSI';
  botPassword?: string;
  adminGroupId: string;
  auditKeyId: string;
  auditKey: string;
  /** The key before this one, while rows sealed with it are still there. */
  auditKeyBefore?: { id: string; secret: string };
  teamsAppId: string;
  /** JSON of what `verify:tenant` found out; only the Graph room reads it. */
  tenantProfile?: string;
  logLevel: string;
}

export type Config = LocalConfig | CloudConfig;

/** Says everything that is wrong with the environment at once. */
export class ConfigFaults extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration has ${String(faults.length)} fault(s):\n- ${faults.join('\n- ')}`);
    this.name = 'ConfigFaults';
  }
}

const port = (fallback: number) =>
  z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535).default(fallback);
const given = z.string({ error: 'is missing' }).min(1, 'is missing');
const guid = given.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a GUID');
const unregistered = '00000000-0000-0000-0000-0000000e9000';
/** The profile's JSON: as it is given, or from the file that is named. */
const profile = z
  .string()
  .transform((given, context) => {
    try {
      return given.trim() === '' || given.trim().startsWith('{')
        ? given
        : readFileSync(given, 'utf8');
    } catch {
      const message = `is neither JSON nor a file that can be read: ${given}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
  })
  .optional();
const logLevel = z.enum(['debug', 'info', 'warn', 'error', 'silent']);

const localShape = z.object({
  PORT: port(3978),
  LOCAL_GRAPH_PORT: port(3979),
  LOCAL_GRAPH_URL: z
    .url('must be an address such as http://127.0.0.1:3979')
    .refine((url) => /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\/?$/.test(url), {
      error: 'must be a loopback address such as http://127.0.0.1:3979',
    })
    .optional(),
  DATA_DIR: z.string().min(1).default('.local'),
  SITE_URL: z.string().min(1).default('root'),
  TEAMS_APP_ID: guid.default(unregistered),
  TENANT_PROFILE: profile,
  // A newcomer's terminal stays readable; every request is at `info`.
  LOG_LEVEL: logLevel.default('warn'),
});

const cloudShape = z.object({
  PORT: port(3978),
  SITE_URL: given.regex(
    /^[\w.-]+\.sharepoint\.com:\/.+$/,
    'must look like council.sharepoint.com:/sites/education',
  ),
  PUBLIC_URL: given.regex(/^https:\/\/[^/]+$/, 'must be an https address without a path'),
  TENANT_ID: guid,
  GRAPH_CLIENT_ID: guid,
  GRAPH_CLIENT_SECRET: given,
  BOT_ID: guid,
  BOT_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI'], {
    error: 'must be SingleTenant or UserAssignedMSI',
  }),
  BOT_PASSWORD: given.optional(),
  ADMIN_GROUP_ID: guid,
  AUDIT_KEY: given.min(32, 'must have at least 32 characters'),
  AUDIT_KEY_ID: given.default('k1'),
  AUDIT_KEY_BEFORE: given.min(32, 'must have at least 32 characters').optional(),
  AUDIT_KEY_BEFORE_ID: given.optional(),
  TEAMS_APP_ID: guid,
  TENANT_PROFILE: profile,
  LOG_LEVEL: logLevel.default('info'),
});

/**
 * The configuration from the environment: the only reader of it in the product.
 *
 * Throws ConfigFaults with every fault. Local mode needs nothing and is the only mode that starts
 * without credentials.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const mode = env.MODE ?? 'local';
  if (mode === 'local') return readLocal(env);
  if (mode === 'cloud') return readCloud(env);
  throw new ConfigFaults([`MODE is "${mode}": it must be local or cloud`]);
}

function readLocal(env: NodeJS.ProcessEnv): LocalConfig {
  const values = parsed(localShape, env, []);
  return {
    mode: 'local',
    port: values.PORT,
    localGraphPort: values.LOCAL_GRAPH_PORT,
    ...(values.LOCAL_GRAPH_URL && { localGraphUrl: values.LOCAL_GRAPH_URL.replace(/\/$/, '') }),
    dataDir: values.DATA_DIR,
    siteUrl: values.SITE_URL,
    teamsAppId: values.TEAMS_APP_ID,
    ...(values.TENANT_PROFILE && { tenantProfile: values.TENANT_PROFILE }),
    logLevel: values.LOG_LEVEL,
  };
}

function readCloud(env: NodeJS.ProcessEnv): CloudConfig {
  const strayed = Object.keys(env)
    .filter((name) => name.startsWith('LOCAL_GRAPH_'))
    .map((name) => `${name} belongs to local mode: remove it`);
  if (Boolean(env.AUDIT_KEY_BEFORE) !== Boolean(env.AUDIT_KEY_BEFORE_ID)) {
    strayed.push('AUDIT_KEY_BEFORE and AUDIT_KEY_BEFORE_ID belong together: one is missing');
  }
  if (env.AUDIT_KEY_BEFORE_ID && env.AUDIT_KEY_BEFORE_ID === (env.AUDIT_KEY_ID ?? 'k1')) {
    strayed.push('AUDIT_KEY_BEFORE_ID must differ from AUDIT_KEY_ID');
  }
  if (env.BOT_TYPE === 'SingleTenant' && !env.BOT_PASSWORD) {
    strayed.push('BOT_PASSWORD is missing: a SingleTenant bot needs it');
  }
  const values = parsed(cloudShape, env, strayed);
  return {
    mode: 'cloud',
    port: values.PORT,
    siteUrl: values.SITE_URL,
    publicUrl: values.PUBLIC_URL,
    tenantId: values.TENANT_ID,
    graphClientId: values.GRAPH_CLIENT_ID,
    graphClientSecret: values.GRAPH_CLIENT_SECRET,
    botId: values.BOT_ID,
    botType: values.BOT_TYPE,
    ...(values.BOT_PASSWORD && { botPassword: values.BOT_PASSWORD }),
    adminGroupId: values.ADMIN_GROUP_ID,
    auditKey: values.AUDIT_KEY,
    auditKeyId: values.AUDIT_KEY_ID,
    ...(values.AUDIT_KEY_BEFORE &&
      values.AUDIT_KEY_BEFORE_ID && {
        auditKeyBefore: { id: values.AUDIT_KEY_BEFORE_ID, secret: values.AUDIT_KEY_BEFORE },
      }),
    teamsAppId: values.TEAMS_APP_ID,
    ...(values.TENANT_PROFILE && { tenantProfile: values.TENANT_PROFILE }),
    logLevel: values.LOG_LEVEL,
  };
}

function parsed<T extends z.ZodObject>(
  shape: T,
  env: NodeJS.ProcessEnv,
  more: string[],
): z.infer<T> {
  const result = shape.safeParse(env);
  const faults = [
    ...(result.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...more,
  ];
  if (faults.length > 0 || !result.success) throw new ConfigFaults(faults);
  return result.data;
}
