import { storageTableDataContributor } from '../roles.bicep'
import { Tags } from '../types.bicep'

// Equality answers in an account of their own: whoever may look into the app's account, to mend something, does not see them.

@maxLength(24)
param name string
param location string
param tags Tags
param sku string
param allowPublicNetwork bool
param appPrincipalId string
param locked bool
param tables string[]

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
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
      bypass: 'None'
    }
  }
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

// Tables alone: the app keeps nothing else here, and no trigger looks here.
resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, 'app', storageTableDataContributor)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageTableDataContributor)
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: account
  name: 'kept'
  properties: {
    level: 'CanNotDelete'
    notes: 'Equality answers lie here; its table has no copy.'
  }
}

output id string = account.id
output blobEndpoint string = account.properties.primaryEndpoints.blob
output queueEndpoint string = account.properties.primaryEndpoints.queue
output tableEndpoint string = account.properties.primaryEndpoints.table
