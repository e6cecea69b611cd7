// Where the app reaches storage, vault and Document Intelligence by private addresses.

import { Tags } from '../types.bicep'

param prefix string
param location string
param tags Tags
param addressPrefix string = '10.20.0.0/22'

// Mails, captchas, files by link and webhooks go out to the internet, which a subnet without a gateway can't be relied on to reach.
resource outboundAddress 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-${prefix}-outbound'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static' }
}

resource outbound 'Microsoft.Network/natGateways@2025-01-01' = {
  name: 'ng-${prefix}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: {
    idleTimeoutInMinutes: 4
    publicIpAddresses: [{ id: outboundAddress.id }]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'vnet-${prefix}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
  }

  resource functions 'subnets' = {
    name: 'functions'
    properties: {
      addressPrefix: cidrSubnet(addressPrefix, 24, 0)
      natGateway: { id: outbound.id }
      // Flex Consumption takes the subnet as an environment of Container Apps:
      // https://learn.microsoft.com/azure/azure-functions/flex-consumption-how-to#enable-virtual-network-integration
      delegations: [
        {
          name: 'functions'
          properties: { serviceName: 'Microsoft.App/environments' }
        }
      ]
    }
  }

  resource endpoints 'subnets' = {
    name: 'endpoints'
    properties: {
      addressPrefix: cidrSubnet(addressPrefix, 24, 1)
      privateEndpointNetworkPolicies: 'Enabled'
    }
    // One subnet of a network is written at a time.
    dependsOn: [functions]
  }
}

output id string = network.id
output functionsSubnetId string = network::functions.id
output endpointsSubnetId string = network::endpoints.id
