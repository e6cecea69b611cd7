// What docs/operations.md says to watch, as alerts, and who is told.

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

module queries 'query-alerts.bicep' = {
  name: 'query-alerts'
  params: {
    prefix: prefix
    location: location
    tags: tags
    workspaceId: workspaceId
    actionGroupId: group.id
  }
}

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
