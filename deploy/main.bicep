// Everything that a company needs to take applications, in one resource group. `azd up` deploys it, then the code, then events.bicep.

targetScope = 'subscription'

import { Profile, Settings, Tags } from 'types.bicep'

@description('The name of the environment; names of resources are made of it.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Where everything is.')
param location string

@description('Where the static sites are managed; they are served from everywhere. Empty: the nearest of the five regions that do it.')
@allowed(['', 'centralus', 'eastasia', 'eastus2', 'westeurope', 'westus2'])
param staticSiteLocation string = ''

@description('Sizes, and what is on: profiles.bicep.')
param profile Profile

@description('Who is told when something fails, and when money runs out.')
param alertEmail string

@description('The address from which mails come: one that SendGrid has verified.')
param mailFrom string

@description('The name beside that address.')
param mailFromName string

@description('https://api.eu.sendgrid.com for subusers in the EU.')
param sendGridHost string = 'https://api.sendgrid.com'

@description('The verification key of SendGrid\'s signed Event Webhook; empty until there is one.')
param sendGridWebhookKey string = ''

@description('The identity provider of recruiters, such as https://login.microsoftonline.com/TENANT/v2.0; empty for API keys alone.')
param signInAuthority string = ''

@description('The id of the application that recruiters sign in to.')
param signInAudience string = ''

@description('Other origins of careers pages: a domain of one\'s own, sites that embed the form.')
param careersOrigins string[] = []

@description('Other origins of the recruiters\' pages.')
param recruiterOrigins string[] = []

@description('The careers page\'s own domain, such as https://careers.example.com; empty for the one that Azure gives it.')
param careersAddress string = ''

@description('More settings of the app, by their names in README.md; they go before what is set here.')
param extraSettings Settings = {}

@description('Whoever deploys; given access to what is stored where the profile says so.')
param operatorPrincipalId string = ''

@description('The first day of the month in which the budget was made; without it there is none.')
param budgetStart string = ''

@description('Gigabytes that Defender scans a month, at most.')
param malwareScanCapGB int = 50

@description('The account\'s system topic, where Defender has made one before this could; empty for a new one.')
param eventTopicName string = ''

@description('What the managed rules of Front Door\'s firewall do.')
@allowed(['Log', 'Block'])
param firewallRules string = 'Log'

@description('Telemetry is taken with the connection string alone, too.')
param telemetryKeys bool = false

var token = toLower(uniqueString(subscription().id, environmentName, location))
var prefix = 'apply-${token}'
var tags Tags = { 'azd-env-name': environmentName }
var names = loadJsonContent('storage-names.json')
var asianRegions = [
  'australiacentral'
  'australiaeast'
  'australiasoutheast'
  'centralindia'
  'eastasia'
  'indonesiacentral'
  'japaneast'
  'japanwest'
  'koreacentral'
  'koreasouth'
  'malaysiawest'
  'newzealandnorth'
  'southeastasia'
  'southindia'
  'westindia'
]
var americanRegions = [
  'brazilsouth'
  'canadacentral'
  'canadaeast'
  'centralus'
  'chilecentral'
  'eastus'
  'eastus2'
  'mexicocentral'
  'northcentralus'
  'southcentralus'
  'westcentralus'
  'westus'
  'westus2'
  'westus3'
]
var nearestSiteLocation = contains(asianRegions, location)
  ? 'eastasia'
  : contains(americanRegions, location) ? (startsWith(location, 'west') ? 'westus2' : 'eastus2') : 'westeurope'
var siteLocation = empty(staticSiteLocation) ? nearestSiteLocation : staticSiteLocation
var storageName = 'st${token}'
var packageContainer = 'app-package'
var deadLetterContainer = 'event-dead-letters'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  name: 'identity'
  params: {
    name: 'id-${prefix}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  name: 'monitoring'
  params: {
    workspaceName: 'log-${prefix}'
    insightsName: 'appi-${prefix}'
    location: location
    tags: tags
    retentionDays: profile.logRetentionDays
    dailyCapGB: profile.logDailyCapGB
    allowKeys: telemetryKeys
    appPrincipalId: identity.outputs.principalId
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  name: 'storage'
  params: {
    name: storageName
    location: location
    tags: tags
    sku: profile.storageSku
    restoreDays: profile.restoreDays
    locked: profile.deletionLocks
    allowPublicNetwork: !profile.privateNetwork
    appPrincipalId: identity.outputs.principalId
    operatorPrincipalId: profile.operatorAccess ? operatorPrincipalId : ''
    containers: names.containers
    // Where equality answers have no account of their own, their table is here.
    tables: concat(names.tables, profile.equalityAccount ? [] : names.equalityTables)
    queues: names.queues
    packageContainer: packageContainer
    deadLetterContainer: deadLetterContainer
  }
}

module equalityStorage 'modules/equality-storage.bicep' = if (profile.equalityAccount) {
  scope: group
  name: 'equality-storage'
  params: {
    name: 'steq${token}'
    location: location
    tags: tags
    sku: profile.storageSku
    locked: profile.deletionLocks
    allowPublicNetwork: !profile.privateNetwork
    appPrincipalId: identity.outputs.principalId
    tables: names.equalityTables
  }
}

module documentIntelligence 'modules/document-intelligence.bicep' = if (!empty(profile.documentIntelligenceSku)) {
  scope: group
  name: 'document-intelligence'
  params: {
    name: 'di-${prefix}'
    location: location
    tags: tags
    sku: profile.documentIntelligenceSku
    allowPublicNetwork: !profile.privateNetwork
    appPrincipalId: identity.outputs.principalId
  }
}

module vault 'modules/key-vault.bicep' = {
  scope: group
  name: 'vault'
  params: {
    name: 'kv-${prefix}'
    location: location
    tags: tags
    purgeProtection: profile.vaultPurgeProtection
    locked: profile.deletionLocks
    workspaceId: monitoring.outputs.workspaceId
    allowPublicNetwork: !profile.privateNetwork
    appPrincipalId: identity.outputs.principalId
    sendGridWebhookKey: sendGridWebhookKey
  }
}

module careersSite 'modules/static-site.bicep' = {
  scope: group
  name: 'careers-site'
  params: {
    name: 'stapp-careers-${token}'
    location: siteLocation
    tags: tags
    sku: profile.staticSiteSku
  }
}

module recruitersSite 'modules/static-site.bicep' = {
  scope: group
  name: 'recruiters-site'
  params: {
    name: 'stapp-recruiters-${token}'
    location: siteLocation
    tags: tags
    sku: profile.staticSiteSku
  }
}

module network 'modules/network.bicep' = if (profile.privateNetwork) {
  scope: group
  name: 'network'
  params: {
    prefix: prefix
    location: location
    tags: tags
  }
}

module privateAccess 'modules/private-access.bicep' = if (profile.privateNetwork) {
  scope: group
  name: 'private-access'
  params: {
    prefix: prefix
    location: location
    tags: tags
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointsSubnetId
    storageId: storage.outputs.id
    equalityStorageId: profile.equalityAccount ? equalityStorage!.outputs.id : ''
    vaultId: vault.outputs.id
    documentIntelligenceId: empty(profile.documentIntelligenceSku) ? '' : documentIntelligence!.outputs.id
  }
}

module frontDoor 'modules/front-door.bicep' = if (profile.frontDoor) {
  scope: group
  name: 'front-door'
  params: {
    prefix: prefix
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    managedRules: firewallRules
  }
}

module settings 'modules/app-settings.bicep' = {
  scope: group
  name: 'app-settings'
  params: {
    identityClientId: identity.outputs.clientId
    insightsConnectionString: monitoring.outputs.connectionString
    storage: {
      blob: storage.outputs.blobEndpoint
      queue: storage.outputs.queueEndpoint
      table: storage.outputs.tableEndpoint
    }
    equalityStorage: profile.equalityAccount
      ? {
          blob: equalityStorage!.outputs.blobEndpoint
          queue: equalityStorage!.outputs.queueEndpoint
          table: equalityStorage!.outputs.tableEndpoint
        }
      : null
    vaultUri: vault.outputs.uri
    documentIntelligenceEndpoint: empty(profile.documentIntelligenceSku) ? '' : documentIntelligence!.outputs.endpoint
    careersAddress: empty(careersAddress) ? careersSite.outputs.origin : careersAddress
    careersOrigins: union([careersSite.outputs.origin], empty(careersAddress) ? [] : [careersAddress], careersOrigins)
    recruiterOrigins: union([recruitersSite.outputs.origin], recruiterOrigins)
    frontDoorOrigin: profile.frontDoor ? frontDoor!.outputs.origin : ''
    mailFrom: mailFrom
    mailFromName: mailFromName
    sendGridHost: sendGridHost
    hasSendGridWebhook: !empty(sendGridWebhookKey)
    signInAuthority: signInAuthority
    signInAudience: signInAudience
    // What Defender finds holds files back only where the app is told to ask for it.
    extraSettings: union(profile.malwareScanning ? { Malware__Scanner: 'Defender' } : {}, extraSettings)
  }
}

module functions 'modules/function-app.bicep' = {
  scope: group
  name: 'functions'
  params: {
    name: 'func-${prefix}'
    planName: 'plan-${prefix}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    packageAddress: '${storage.outputs.blobEndpoint}${packageContainer}'
    instanceMemoryMB: profile.instanceMemoryMB
    maximumInstances: profile.maximumInstances
    alwaysReadyInstances: profile.alwaysReadyInstances
    zoneRedundant: profile.zoneRedundant
    settings: settings.outputs.settings
    subnetId: profile.privateNetwork ? network!.outputs.functionsSubnetId : ''
    frontDoorId: profile.frontDoor ? frontDoor!.outputs.id : ''
  }
  // Without its private addresses the app could not reach what it starts with.
  dependsOn: [privateAccess]
}

module frontDoorRoute 'modules/front-door-route.bicep' = if (profile.frontDoor) {
  scope: group
  name: 'front-door-route'
  params: {
    prefix: prefix
    appHostName: functions.outputs.hostName
  }
}

module eventTopic 'modules/event-topic.bicep' = {
  scope: group
  name: 'event-topic'
  params: {
    name: empty(eventTopicName) ? 'evgt-${prefix}' : eventTopicName
    location: location
    tags: tags
    storageName: storageName
    deadLetterContainer: deadLetterContainer
  }
  // By its name, which what-if knows, instead of an output, which it does not.
  dependsOn: [storage]
}

module defender 'modules/defender.bicep' = if (profile.malwareScanning) {
  scope: group
  name: 'defender'
  params: {
    storageName: storageName
    capGBPerMonth: malwareScanCapGB
    // What candidates send lies in one container; the others hold what the app, the host and the platform make of it.
    excludedPrefixes: concat(
      map(
        concat(filter(names.containers, name => name != 'applications'), [packageContainer, deadLetterContainer]),
        name => '${name}/'
      ),
      ['azure-webjobs-']
    )
  }
  // It makes a system topic of its own for the account where there is none, and an account can have one only.
  dependsOn: [eventTopic]
}

var appAddress = profile.frontDoor ? frontDoor!.outputs.origin : 'https://${functions.outputs.hostName}'

module alerts 'modules/alerts.bicep' = {
  scope: group
  name: 'alerts'
  params: {
    prefix: prefix
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    insightsId: monitoring.outputs.insightsId
    storageId: storage.outputs.id
    topicId: eventTopic.outputs.id
    email: alertEmail
    appAddress: appAddress
    availabilityTest: profile.availabilityTest
  }
}

module budget 'modules/budget.bicep' = if (profile.monthlyBudget > 0 && !empty(budgetStart)) {
  scope: group
  name: 'budget'
  params: {
    name: 'budget-${prefix}'
    amount: profile.monthlyBudget
    startDate: budgetStart
    email: alertEmail
  }
}

// azd keeps these in the environment, where the hooks read them.
output AZURE_RESOURCE_GROUP string = group.name
output FUNCTION_APP_NAME string = functions.outputs.name
output FUNCTION_APP_ID string = functions.outputs.id
output FUNCTIONS_ADDRESS string = appAddress
output STORAGE_ACCOUNT_NAME string = storage.outputs.name
output KEY_VAULT_ID string = vault.outputs.id
output KEY_VAULT_NAME string = vault.outputs.name
output EVENT_TOPIC_NAME string = eventTopic.outputs.name
output EVENT_DEAD_LETTER_CONTAINER string = deadLetterContainer
output CAREERS_SITE_NAME string = careersSite.outputs.name
output CAREERS_ADDRESS string = empty(careersAddress) ? careersSite.outputs.origin : careersAddress
output RECRUITERS_SITE_NAME string = recruitersSite.outputs.name
output RECRUITERS_ADDRESS string = recruitersSite.outputs.origin
