import { Settings, Tags } from '../types.bicep'

@maxLength(60)
param name string
param planName string
param location string
param tags Tags
param identityId string

@description('The container of the package, with its account: https://ACCOUNT.blob.core.windows.net/CONTAINER.')
param packageAddress string
param instanceMemoryMB int
param maximumInstances int
param alwaysReadyInstances int
param zoneRedundant bool
param settings Settings

@description('The subnet that it reaches other things from; empty for the internet.')
param subnetId string

@description('The id of the Front Door that alone may send requests; empty for anybody.')
param frontDoorId string

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

// The plan knows no health check of the platform's, no deployment slots and no FTP, so nothing of these is set: /health is asked by
// alerts.bicep instead, and a release is rolled back by deploying the former one (docs/deployment.md).
resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  // azd finds by this tag where to deploy to.
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageAddress
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReadyInstances == 0 ? [] : [{ name: 'http', instanceCount: alwaysReadyInstances }]
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      // CORS is the app's own, so that it is the same on every host: the platform's list stays empty.
      ipSecurityRestrictionsDefaultAction: empty(frontDoorId) ? 'Allow' : 'Deny'
      ipSecurityRestrictions: empty(frontDoorId)
        ? []
        : [
            {
              name: 'front-door'
              priority: 100
              action: 'Allow'
              tag: 'ServiceTag'
              ipAddress: 'AzureFrontDoor.Backend'
              // The tag stands for everybody's Front Doors; the header tells this one from the others.
              headers: { 'x-azure-fdid': [frontDoorId] }
            }
            {
              // Events of new blobs come straight to the host.
              name: 'event-grid'
              priority: 110
              action: 'Allow'
              tag: 'ServiceTag'
              ipAddress: 'AzureEventGrid'
            }
          ]
      scmIpSecurityRestrictionsUseMain: false
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }

  // Deploying takes a sign-in with Entra ID: no user name and password that lie about in publish profiles.
  resource ftpCredentials 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scmCredentials 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output id string = app.id
output name string = app.name
output hostName string = app.properties.defaultHostName
