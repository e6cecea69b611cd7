// The settings of the app, as README.md describes them. A test holds every name here against those that the app knows.

import { Settings } from '../types.bicep'

type StorageAddresses = {
  blob: string
  queue: string
  table: string
}

param identityClientId string
param insightsConnectionString string
param storage StorageAddresses
param equalityStorage StorageAddresses?
param vaultUri string
param documentIntelligenceEndpoint string
param careersAddress string
param careersOrigins string[]
param recruiterOrigins string[]
param frontDoorOrigin string
param mailFrom string
param mailFromName string
param sendGridHost string
param hasSendGridWebhook bool
param signInAuthority string
param signInAudience string
param extraSettings Settings

// Resolved by the platform with the app's identity; without a version, so that a new one is taken within a day, or at a restart.
var secret = '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/'

// FUNCTIONS_WORKER_RUNTIME is not among them: this plan has it in functionAppConfig.
var always = {
  // The host and the app sign in with the same identity; the app's clients find it by AZURE_CLIENT_ID where a setting does not name it.
  AZURE_CLIENT_ID: identityClientId
  // Else the platform greets whoever asks for the root, and says what runs here.
  AzureWebJobsDisableHomepage: 'true'
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsStorage__blobServiceUri: storage.blob
  AzureWebJobsStorage__queueServiceUri: storage.queue
  AzureWebJobsStorage__tableServiceUri: storage.table

  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'

  Applications__HashKey: '${secret}hash-key)'
  Candidates__LinkKeys: '${secret}link-keys)'
  Candidates__StatusPage: '${careersAddress}/?application'

  // Forms that are posted from the app's own pages have Front Door's origin, which the app does not know to be its own.
  Cors__AllowedOrigins: join(empty(frontDoorOrigin) ? careersOrigins : union(careersOrigins, [frontDoorOrigin]), ',')
  Cors__RecruiterOrigins: join(recruiterOrigins, ',')

  SendGrid__ApiKey: '${secret}sendgrid-api-key)'
  SendGrid__Host: sendGridHost
  SendGrid__From: mailFrom
  SendGrid__FromName: mailFromName
}

var equality = equalityStorage == null
  ? {}
  : {
      EqualityStorage__credential: 'managedidentity'
      EqualityStorage__clientId: identityClientId
      EqualityStorage__blobServiceUri: equalityStorage!.blob
      EqualityStorage__queueServiceUri: equalityStorage!.queue
      EqualityStorage__tableServiceUri: equalityStorage!.table
    }

var recognition = empty(documentIntelligenceEndpoint)
  ? {}
  : { DocumentIntelligence__Endpoint: documentIntelligenceEndpoint }

var mailReports = hasSendGridWebhook ? { SendGrid__WebhookKey: '${secret}sendgrid-webhook-key)' } : {}

var signIn = empty(signInAuthority)
  ? {}
  : {
      SignIn__Authority: signInAuthority
      SignIn__Audience: signInAudience
    }

var behindFrontDoor = empty(frontDoorOrigin)
  ? {}
  : {
      // Front Door, and the platform's own front end.
      Throttling__TrustedProxies: '2'
      Webhooks__Address: frontDoorOrigin
    }

output settings Settings = union(always, equality, recognition, mailReports, signIn, behindFrontDoor, extraSettings)
