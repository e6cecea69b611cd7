import { storageBlobDataContributor, storageBlobDataOwner, storageQueueDataContributor, storageTableDataContributor } from '../roles.bicep'
import { Tags } from '../types.bicep'

@description('Lower-case letters and digits: a storage account has no others in its name.')
@maxLength(24)
param name string
param location string
param tags Tags
param sku string

@description('Days for which what was overwritten or deleted can be restored.')
param restoreDays int

@description('False where private endpoints are the only way in.')
param allowPublicNetwork bool

@description('True: the account can\'t be deleted before its lock is.')
param locked bool

@description('The app\'s identity.')
param appPrincipalId string

@description('Whoever may use LocalHost\'s verbs with --storage; empty for nobody.')
param operatorPrincipalId string

@description('What the app keeps its state in. It makes what is missing when it starts; here they are made so that it does not have to.')
param containers string[]
param tables string[]
param queues string[]

@description('Where the deployed package lies.')
param packageContainer string

@description('Where Event Grid puts events that it could not deliver.')
param deadLetterContainer string

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    // Keys of an account open all of it to whoever has one, and no log says who that was. Identities only.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    isLocalUserEnabled: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: allowPublicNetwork ? 'Enabled' : 'Disabled'
    networkAcls: {
      defaultAction: allowPublicNetwork ? 'Allow' : 'Deny'
      // Event Grid delivers dead letters as a trusted service with an identity.
      bypass: 'AzureServices'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: {
      enabled: true
      days: restoreDays
      allowPermanentDelete: false
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: restoreDays
    }
  }

  resource container 'containers' = [
    for container in concat(containers, [packageContainer, deadLetterContainer]): {
      name: container
      properties: { publicAccess: 'None' }
    }
  ]
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: account
  name: 'default'

  resource table 'tables' = [
    for table in tables: {
      name: table
    }
  ]
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' = {
  parent: account
  name: 'default'

  resource queue 'queues' = [
    for queue in queues: {
      name: queue
    }
  ]
}

// No rule here may delete current versions in the app's containers by age: only the app knows when an application's time is over
// (docs/privacy.md), and what a rule takes is a difference at night (docs/operations.md). So the only rule about current
// versions names another container, and the rule about all containers is about former versions.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          // A version's age counts from when it was written, not from when it was replaced; what the rule deletes is then kept as
          // soft-deleted for restoreDays more. So whatever is overwritten or erased can be restored for restoreDays at least, and
          // is gone after twice as many and the two days that the rule may take to run.
          name: 'former-versions'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: {
              version: {
                delete: { daysAfterCreationGreaterThan: restoreDays }
              }
            }
          }
        }
        {
          name: 'event-dead-letters'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${deadLetterContainer}/']
            }
            actions: {
              baseBlob: {
                delete: { daysAfterModificationGreaterThan: 30 }
              }
            }
          }
        }
      ]
    }
  }
  // Rules about versions are refused where versions are off.
  dependsOn: [blobs]
}

resource appRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [storageBlobDataOwner, storageQueueDataContributor, storageTableDataContributor]: {
    scope: account
    name: guid(account.id, 'app', role)
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource operatorRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [storageBlobDataContributor, storageQueueDataContributor, storageTableDataContributor]: if (!empty(operatorPrincipalId)) {
    scope: account
    name: guid(account.id, operatorPrincipalId, role)
    properties: {
      principalId: operatorPrincipalId
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: account
  name: 'kept'
  properties: {
    level: 'CanNotDelete'
    notes: 'Applications lie here; its tables have no copy.'
  }
}

output id string = account.id
output name string = account.name
output blobEndpoint string = account.properties.primaryEndpoints.blob
output queueEndpoint string = account.properties.primaryEndpoints.queue
output tableEndpoint string = account.properties.primaryEndpoints.table
