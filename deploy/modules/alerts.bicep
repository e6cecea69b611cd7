// What docs/operations.md says to watch, as alerts. The queries are files of their own, to be run by hand as well.

import { Tags } from '../types.bicep'

param prefix string
param location string
param tags Tags
param workspaceId string
param insightsId string
param storageId string
param topicId string

@description('Who is told.')
param email string

@description('The app\'s address.')
param appAddress string

@description('Asks /health from outside; costs by the call.')
param availabilityTest bool

type QueryAlert = {
  name: string
  says: string
  query: string

  @description('The column that is compared; without one, rows are counted.')
  column: string?
  threshold: int

  @minValue(0)
  @maxValue(4)
  severity: int
  every: string
  window: string
}

var queryAlerts QueryAlert[] = [
  {
    name: 'dead-letters'
    says: 'Work was given up and is kept as a dead letter. Find the cause, then replay: docs/operations.md, Dead letters.'
    query: loadTextContent('../alerts/dead-letters.kql')
    threshold: 0
    severity: 1
    every: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'mails-given-up'
    says: 'Candidates do not get their mails: the key, the credits or the sender of SendGrid. docs/operations.md, Dead letters.'
    query: loadTextContent('../alerts/mails-given-up.kql')
    threshold: 0
    severity: 2
    every: 'PT15M'
    window: 'PT15M'
  }
  {
    name: 'mails-undelivered'
    says: 'Many mails bounce or are dropped: look at the sender\'s reputation at SendGrid.'
    query: loadTextContent('../alerts/mails-undelivered.kql')
    threshold: 20
    severity: 3
    every: 'PT1H'
    window: 'PT1H'
  }
  {
    name: 'differences'
    says: 'What is stored does not agree: docs/operations.md, Differences.'
    query: loadTextContent('../alerts/differences.kql')
    threshold: 0
    severity: 1
    every: 'PT1H'
    window: 'PT1H'
  }
  {
    name: 'failures'
    says: 'Functions fail, and are repeated by their callers or the host. Event 101 in the logs has the reasons.'
    query: loadTextContent('../alerts/failures.kql')
    threshold: 10
    severity: 2
    every: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'server-errors'
    says: 'More than 5 percent of requests are answered with 5xx.'
    query: loadTextContent('../alerts/server-errors.kql')
    column: 'Share'
    threshold: 5
    severity: 1
    every: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'text-failures'
    says: 'More than 30 percent of documents can\'t be read. Applications are complete without their texts; see event 401.'
    query: loadTextContent('../alerts/text-failures.kql')
    column: 'Share'
    threshold: 30
    severity: 3
    every: 'PT1H'
    window: 'PT1H'
  }
  {
    name: 'old-work'
    says: 'Mails, texts or erasures are owed for more than 15 minutes: queues or their functions stand still. docs/operations.md, Differences, OldOutboxEntries.'
    query: loadTextContent('../alerts/old-work.kql')
    column: 'Seconds'
    threshold: 900
    severity: 2
    every: 'PT5M'
    window: 'PT15M'
  }
]

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${prefix}'
  // Action groups are everywhere, and have no region.
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'apply'
    enabled: true
    emailReceivers: [
      { name: 'operator', emailAddress: email, useCommonAlertSchema: true }
    ]
  }
}

resource queries 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in queryAlerts: {
    name: 'alert-${prefix}-${alert.name}'
    location: location
    tags: tags
    properties: {
      displayName: alert.name
      description: alert.says
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: alert.every
      windowSize: alert.window
      // A workspace that has not had a metric or log yet would refuse queries for it.
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: alert.?column == null ? 'Count' : 'Maximum'
            metricMeasureColumn: alert.?column
            operator: 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [group.id] }
    }
  }
]

resource undeliveredEvents 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-${prefix}-undelivered-events'
  location: 'global'
  tags: tags
  properties: {
    description: 'Event Grid could not tell the functions of new files. The dispatcher reads them all the same, minutes later; look at the subscription.'
    severity: 3
    enabled: true
    scopes: [topicId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'deadLettered'
          metricName: 'DeadLetteredCount'
          operator: 'GreaterThan'
          threshold: 0
          timeAggregation: 'Total'
        }
      ]
    }
    actions: [{ actionGroupId: group.id }]
  }
}

resource storageAvailability 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-${prefix}-storage-availability'
  location: 'global'
  tags: tags
  properties: {
    description: 'Storage fails: applications are answered with 503 until it is back, and the page sends them again.'
    severity: 1
    enabled: true
    scopes: [storageId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'availability'
          metricName: 'Availability'
          operator: 'LessThan'
          threshold: 99
          timeAggregation: 'Average'
        }
      ]
    }
    actions: [{ actionGroupId: group.id }]
  }
}

resource health 'Microsoft.Insights/webtests@2022-06-15' = if (availabilityTest) {
  name: 'health-${prefix}'
  location: location
  // The portal finds the test of an Application Insights by this tag.
  tags: union(tags, { 'hidden-link:${insightsId}': 'Resource' })
  kind: 'standard'
  properties: {
    Name: 'health'
    SyntheticMonitorId: 'health-${prefix}'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [
      { Id: 'emea-nl-ams-azr' }
      { Id: 'emea-gb-db3-azr' }
      { Id: 'us-va-ash-azr' }
    ]
    Request: {
      RequestUrl: '${appAddress}/health'
      HttpVerb: 'GET'
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource unreachable 'Microsoft.Insights/metricAlerts@2018-03-01' = if (availabilityTest) {
  name: 'alert-${prefix}-unreachable'
  location: 'global'
  tags: tags
  properties: {
    description: '/health does not answer 200 in two of three places.'
    severity: 0
    enabled: true
    scopes: [health.id, insightsId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: health.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: group.id }]
  }
}
