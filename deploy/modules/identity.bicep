import { Tags } from '../types.bicep'

param name string
param location string
param tags Tags

// Assigned by hand rather than the app's own, so that its roles are there before the app starts for the first time: the host
// would not find its storage otherwise.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

output id string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
