import { keyVaultSecretsUser } from '../roles.bicep'
import { Tags } from '../types.bicep'

@maxLength(24)
param name string
param location string
param tags Tags
param purgeProtection bool
param allowPublicNetwork bool
param appPrincipalId string
param workspaceId string
param locked bool

@description('The verification key of SendGrid\'s Event Webhook. It is public, so it can be a parameter; it is kept here so that all keys are in one place.')
param sendGridWebhookKey string

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { family: 'A', name: 'standard' }
    tenantId: tenant().tenantId
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // False is refused: it is on, or not mentioned.
    enablePurgeProtection: purgeProtection ? true : null
    // Secrets are written through the resource manager (secrets.bicep), which needs no way in from outside.
    publicNetworkAccess: allowPublicNetwork ? 'Enabled' : 'Disabled'
    networkAcls: {
      defaultAction: allowPublicNetwork ? 'Allow' : 'Deny'
      bypass: 'AzureServices'
    }
  }

  resource webhookKey 'secrets' = if (!empty(sendGridWebhookKey)) {
    name: 'sendgrid-webhook-key'
    properties: {
      value: sendGridWebhookKey
      contentType: 'The verification key of SendGrid\'s Event Webhook'
    }
  }
}

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, 'app', keyVaultSecretsUser)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}

// Who asked for which secret, and who was refused.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'audit'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: vault
  name: 'kept'
  properties: {
    level: 'CanNotDelete'
    notes: 'Without the hash key, nobody\'s applications are found by address.'
  }
}

output id string = vault.id
output name string = vault.name
output uri string = vault.properties.vaultUri
