import { ConfidentialClientApplication } from '@azure/msal-node';

/** How the app proves to Entra who it is: exactly one of secret, certificate and assertion. */
export interface CloudCredentials {
  tenantId: string;
  clientId: string;
  clientSecret?: string;
  certificate?: {
    /** SHA-256 thumbprint of the certificate, in hexadecimal. */
    thumbprintSha256: string;
    /** In PEM. */
    privateKey: string;
  };
  /** Gives a signed assertion, as a managed identity or a workload identity does. */
  assertion?: () => Promise<string>;
}

const scopes = ['https://graph.microsoft.com/.default'];

/**
 * Gives app-only tokens for Graph, from msal's own cache while they last.
 *
 * Throws when the credentials are none or several: a fault of the configuration.
 */
export function openTokens(credentials: CloudCredentials): () => Promise<string> {
  const { tenantId, clientId, clientSecret, certificate, assertion } = credentials;
  const ways = [clientSecret, certificate, assertion].filter((way) => way !== undefined);
  if (ways.length !== 1) {
    throw new Error('Give exactly one of a client secret, a certificate and an assertion.');
  }
  const app = new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `https://login.microsoftonline.com/${tenantId}`,
      ...(clientSecret === undefined ? {} : { clientSecret }),
      ...(certificate === undefined ? {} : { clientCertificate: certificate }),
      ...(assertion === undefined ? {} : { clientAssertion: assertion }),
    },
  });
  return async () => {
    const result = await app.acquireTokenByClientCredential({ scopes });
    if (result === null) throw new Error('Entra gave no token.');
    return result.accessToken;
  };
}
