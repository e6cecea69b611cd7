import { cognitiveServicesUser } from '../roles.bicep'
import { Tags } from '../types.bicep'

@description('Also the beginning of its address, without which identities can\'t sign in.')
param name string
param location string
param tags Tags
param sku string
param allowPublicNetwork bool
param appPrincipalId string

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'FormRecognizer'
  sku: { name: sku }
  properties: {
    customSubDomainName: name
    // The app signs in with its identity where no DocumentIntelligence__Key is set.
    disableLocalAuth: true
    publicNetworkAccess: allowPublicNetwork ? 'Enabled' : 'Disabled'
    networkAcls: { defaultAction: allowPublicNetwork ? 'Allow' : 'Deny' }
  }
}

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, 'app', cognitiveServicesUser)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', cognitiveServicesUser)
  }
}

output id string = account.id
output endpoint string = account.properties.endpoint
