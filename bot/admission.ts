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

/** The hosts of the platform's connector, as its documentation names them; below them too. */
const connectorHosts = ['smba.trafficmanager.net', 'botframework.com', 'botframework.azure.us'];

/**
 * Whether the bot may send to an address: this machine in local mode, the platform's connector over
 * https in cloud mode. Asked for what arrives and again before each send: the conversations stand
 * in a list that people can edit, and a send carries the bot's token.
 */
export function mayCall(registration: BotRegistration, serviceUrl: string): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, port, username, password } = new URL(serviceUrl);
  if (username || password) return false;
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (registration.mode === 'local') return isLoopback && /^https?:$/.test(protocol);
  // An address with the standard port of https has no port here.
  if (protocol !== 'https:' || port !== '') return false;
  return connectorHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
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
