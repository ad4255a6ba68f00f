import { localApplicationId } from '../caller';
import type { JsonObject } from '../json';
import type { StoredSubscription } from '../stored/subscriptions';
import { localTenant } from './identity';

export function subscriptionView(subscription: StoredSubscription): JsonObject {
  const { id, resource, clientState, notificationUrl, lifecycleUrl, expires } = subscription;
  return {
    id,
    resource,
    applicationId: localApplicationId,
    changeType: 'updated',
    clientState,
    notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: lifecycleUrl,
    expirationDateTime: expires,
    creatorId: localApplicationId,
    includeResourceData: null,
    latestSupportedTlsVersion: 'v1_2',
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  };
}

/** What is sent when a list changed. Lists never say which item: the receiver asks delta. */
export function changeNotification(subscription: StoredSubscription): JsonObject {
  return {
    ...envelope(subscription),
    changeType: 'updated',
    resource: subscription.resource,
    resourceData: { '@odata.type': '#Microsoft.Graph.ListItem' },
  };
}

/** What is sent to the lifecycle address: the only lifecycle event that lists have. */
export function reauthorizationNotification(subscription: StoredSubscription): JsonObject {
  return { ...envelope(subscription), lifecycleEvent: 'reauthorizationRequired' };
}

function envelope({ id, clientState, expires }: StoredSubscription): JsonObject {
  return {
    subscriptionId: id,
    clientState,
    tenantId: localTenant,
    subscriptionExpirationDateTime: expires,
  };
}
