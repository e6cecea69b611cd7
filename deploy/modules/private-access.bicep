// Private addresses for what the app uses, and the zones in which their names are found.

import { Tags } from '../types.bicep'

param prefix string
param location string
param tags Tags
param networkId string
param subnetId string
param storageId string

@description('Empty where equality answers have no account of their own.')
param equalityStorageId string
param vaultId string

@description('Empty where there is none.')
param documentIntelligenceId string

// The vault and Document Intelligence have zones that no suffix of the environment names.
var zones = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
  vault: 'privatelink.vaultcore.azure.net'
  account: 'privatelink.cognitiveservices.azure.com'
}

type Target = {
  name: string
  id: string
  group: 'blob' | 'queue' | 'table' | 'vault' | 'account'
}

var targets Target[] = concat(
  [
    { name: 'blob', id: storageId, group: 'blob' }
    { name: 'queue', id: storageId, group: 'queue' }
    { name: 'table', id: storageId, group: 'table' }
    { name: 'vault', id: vaultId, group: 'vault' }
  ],
  empty(equalityStorageId) ? [] : [{ name: 'equality', id: equalityStorageId, group: 'table' }],
  empty(documentIntelligenceId) ? [] : [{ name: 'documents', id: documentIntelligenceId, group: 'account' }]
)

module zone 'private-zone.bicep' = [
  for item in items(zones): {
    name: 'zone-${item.key}'
    params: {
      name: item.value
      tags: tags
      networkId: networkId
    }
  }
]

module endpoint 'private-endpoint.bicep' = [
  for target in targets: {
    name: 'endpoint-${target.name}'
    params: {
      name: 'pep-${prefix}-${target.name}'
      location: location
      tags: tags
      subnetId: subnetId
      targetId: target.id
      group: target.group
      zoneId: resourceId('Microsoft.Network/privateDnsZones', zones[target.group])
    }
    dependsOn: [zone]
  }
]
