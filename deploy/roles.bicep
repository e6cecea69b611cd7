// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
// Names of assignments are made of what is known before anything is made, so that what-if can tell them.
// Each is what its reason needs, and is given on one resource, never on the group or the subscription.

@export()
@description('The Functions host leases blobs, so that one instance runs a timer, and keeps its keys in a container that it makes itself. The host\'s documentation names this role for AzureWebJobsStorage: https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity')
var storageBlobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'

@export()
@description('Reads, writes and deletes blobs, and nothing about who may. For the operator, and for Event Grid\'s dead letters.')
var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

@export()
@description('The app sends to its queues and the host takes from them; both make queues that are missing, of which the poison queues are only known when something fails.')
var storageQueueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'

@export()
@description('The app\'s records. It makes tables that are missing.')
var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

@export()
@description('Reads the values of secrets, for the references in the app\'s settings. Nobody gets more: secrets are written through the resource manager, which never gives a value back.')
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

@export()
@description('Sends documents to Document Intelligence. It may list the account\'s keys as well, which are switched off; no lesser role sends documents.')
var cognitiveServicesUser = 'a97b65f3-24c7-4388-baec-2e87135dc908'

@export()
@description('Sends telemetry to Application Insights.')
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'
