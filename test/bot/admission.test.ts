import { mayCall, type BotRegistration } from '../../bot/admission';
import { noReply } from '../../bot/turn';
import { card, closeAll, startBot, tenantId } from './platform';

afterEach(closeAll);

const registration: BotRegistration = {
  mode: 'cloud',
  botId: tenantId,
  botType: 'UserAssignedMSI',
  tenantId,
};

const foreign = [
  'https://evil.example/smba.trafficmanager.net',
  'https://smba.trafficmanager.net.evil.example/uk/',
  'https://evilbotframework.com/',
  'https://evil.trafficmanager.net/',
  'https://169.254.169.254/metadata/identity',
  'https://metadata.google.internal/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://u:p@smba.trafficmanager.net/uk/',
  'https://smba.trafficmanager.net:8443/uk/',
  'https://\u0455mba.trafficmanager.net/uk/',
  'http://smba.trafficmanager.net/uk/',
  'https://127.0.0.1/',
  'not an address',
];

describe('sending to the platform in cloud mode', () => {
  // Source: the connector's documented hosts, for the public cloud and for Azure Government.
  test.each([
    'https://smba.trafficmanager.net/uk/',
    'https://europe.smba.trafficmanager.net:443/',
    'https://webchat.botframework.com/',
    'https://api.botframework.azure.us/',
  ])('%s is the connector', (address) => {
    expect(mayCall(registration, address)).toBe(true);
  });

  test.each(foreign)('%s is not', (address) => {
    expect(mayCall(registration, address)).toBe(false);
  });

  test.each(foreign)('a conversation row changed to %s is never posted to', async (serviceUrl) => {
    const { adapter } = await startBot(() => Promise.resolve(noReply), { registration });
    const row = { serviceUrl, tenantId, botId: '28:bot', conversationId: '19:x' };
    await expect(adapter.post({ ...row, kind: 'channel' }, card)).rejects.toMatchObject({
      status: 403,
    });
  });
});
