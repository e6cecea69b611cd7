import { Tags } from '../types.bicep'

param name string
param tags Tags

@description('Static Web Apps are global; this is where their management lives, and only some regions have it.')
param location string
param sku string

resource site 'Microsoft.Web/staticSites@2025-03-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku, tier: sku }
  properties: {
    // What is deployed comes with the headers that it is to be sent with.
    allowConfigFileUpdates: true
    stagingEnvironmentPolicy: 'Disabled'
  }
}

output name string = site.name
output origin string = 'https://${site.properties.defaultHostname}'
