import type { ReadTurn } from './activity';
import type { BotLog } from './log';

/** Who the bot is to the platform. Local mode has no registration and speaks to this machine only. */
export type BotRegistration =
  | { mode: 'local' }
  | {
      mode: 'cloud';
      botId: string;
      botType: 'SingleTenant' | 'UserAssignedMSI';
      botPassword?: string;
      tenantId: string;
    };

/**
 * The HTTP status with which a request is refused before the bot sees it, or undefined.
 *
 * Local mode carries no token, so its only guard is that it never speaks to anything but this
 * machine. In cloud mode the SDK checks the token; here only our own tenant is let in.
 */
export function refusalOf(
  registration: BotRegistration,
  read: ReadTurn | undefined,
): 400 | 403 | undefined {
  if (!read) return 400;
  const { serviceUrl, tenantId } = read.turn.reference;
  if (!mayCall(registration, serviceUrl)) return 403;
  if (registration.mode === 'local') return undefined;
  return tenantId.toLowerCase() === registration.tenantId.toLowerCase() ? undefined : 403;
}

/** Whether the bot may send to an address: this machine in local mode, https elsewhere in cloud mode. */
export function mayCall(registration: BotRegistration, serviceUrl: string): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, username, password } = new URL(serviceUrl);
  if (username || password) return false;
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (registration.mode === 'local') return isLoopback && /^https?:$/.test(protocol);
  // The token's own service address is compared by the SDK; this only keeps out what no cloud sends.
  return protocol === 'https:' && !isLoopback && !/^[\d.]+$|^\[/.test(hostname);
}

/** What a refusal leaves in the log: the status, and nothing that the caller sent. */
export function logRefusal(log: BotLog, status: number): void {
  log.warn({ audit: 'ACTIVITY_REFUSED', status }, 'an activity was refused');
}

/** The registration in the SDK's own names. */
export function credentials(registration: BotRegistration) {
  if (registration.mode === 'local') return {};
  return {
    MicrosoftAppId: registration.botId,
    MicrosoftAppType: registration.botType,
    MicrosoftAppTenantId: registration.tenantId,
    ...(registration.botPassword && { MicrosoftAppPassword: registration.botPassword }),
  };
}
