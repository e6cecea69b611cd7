// The second step, when the code runs: Event Grid asks the function whether it wants the events before it sends any, and the key in
// its address is made by the host when it starts. hooks/postdeploy.mjs deploys this after each deployment of code, which also renews
// the key in the address. The key is read by the resource manager itself and goes through nobody's hands.

param functionAppName string
param topicName string
param storageName string
param deadLetterContainer string

@description('The container whose new blobs are told of.')
param container string = 'applications'

@description('The blob function; a test holds it against the app.')
param functionName string = 'ExtractText'

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: functionAppName
}

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

var keys = listKeys('${app.id}/host/default', app.apiVersion)

resource newFiles 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'new-files'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        // https://learn.microsoft.com/azure/azure-functions/functions-event-grid-blob-trigger#build-the-endpoint-url
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${functionName}&code=${keys.systemKeys.blobs_extension}'
        maxEventsPerBatch: 1
      }
    }
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      subjectBeginsWith: '/blobServices/default/containers/${container}/blobs/'
      advancedFilters: [
        {
          // The calls that end with a whole file: in one piece, in blocks, or, where the account has a hierarchy, by closing it.
          // Other calls also say BlobCreated, such as a copy, or a change of tier, of what was read long ago.
          operatorType: 'StringIn'
          key: 'data.api'
          values: ['PutBlob', 'PutBlockList', 'FlushWithClose']
        }
      ]
    }
    // What could not be delivered within a day. The dispatcher has such files read all the same (docs/architecture.md); this says why.
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: { resourceId: storage.id, blobContainerName: deadLetterContainer }
      }
    }
  }
}
