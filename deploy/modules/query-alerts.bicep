// Alerts about logs and metrics. The queries are files of their own, to be run by hand as well. What is ingested late is still in the
// window when it is looked at again, so windows are longer than the time between two looks; and no query cuts its window into pieces.

import { Tags } from '../types.bicep'

param prefix string
param location string
param tags Tags
param workspaceId string
param actionGroupId string

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

var alerts QueryAlert[] = [
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
    name: 'poison-queues'
    says: 'Work that was given up lies in a queue instead of being kept, and storage drops it after a week: docs/operations.md, Dead letters.'
    query: loadTextContent('../alerts/poison-queues.kql')
    column: 'Messages'
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
    window: 'PT1H'
  }
  {
    name: 'mails-refused'
    says: 'SendGrid refuses many mails for good, such as for their addresses. One alone is somebody who mistyped theirs.'
    query: loadTextContent('../alerts/mails-refused.kql')
    threshold: 5
    severity: 3
    every: 'PT15M'
    window: 'PT1H'
  }
  {
    name: 'mails-undelivered'
    says: 'Many mails bounce or are dropped: look at the sender\'s reputation at SendGrid.'
    query: loadTextContent('../alerts/mails-undelivered.kql')
    threshold: 20
    severity: 3
    every: 'PT15M'
    window: 'PT1H'
  }
  {
    name: 'differences'
    says: 'What is stored does not agree: docs/operations.md, Differences.'
    query: loadTextContent('../alerts/differences.kql')
    threshold: 0
    severity: 1
    every: 'PT15M'
    window: 'PT1H'
  }
  {
    name: 'nightly-pass'
    says: 'The nightly pass has left no figures for 26 hours: it fails, takes too long, or does not run. docs/operations.md, What runs by itself.'
    query: loadTextContent('../alerts/nightly-pass.kql')
    threshold: 0
    severity: 2
    every: 'PT1H'
    window: 'P2D'
  }
  {
    name: 'failures'
    says: 'Requests fail, and are answered with 503. Event 101 in the logs has the reasons.'
    query: loadTextContent('../alerts/failures.kql')
    threshold: 10
    severity: 2
    every: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'failed-triggers'
    says: 'Messages, files or timers fail and are tried again, more often than a short trouble explains. Event 102 in the logs has their functions.'
    query: loadTextContent('../alerts/failed-triggers.kql')
    threshold: 20
    severity: 2
    every: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'server-errors'
    says: 'At least three requests, and more than 5 percent, are answered with 5xx.'
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
    every: 'PT15M'
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
  {
    name: 'dispatcher'
    says: 'The dispatcher, which looks twice a minute, has not told of itself for 15 minutes: the app does not run, or its telemetry does not arrive.'
    query: loadTextContent('../alerts/dispatcher.kql')
    threshold: 0
    severity: 1
    every: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'daily-cap'
    says: 'The workspace takes no more logs until tomorrow, and alerts about logs are blind: look at what is logged so much, or raise logDailyCapGB.'
    query: loadTextContent('../alerts/daily-cap.kql')
    threshold: 0
    severity: 1
    every: 'PT15M'
    window: 'PT1H'
  }
]

resource queries 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in alerts: {
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
      actions: { actionGroups: [actionGroupId] }
    }
  }
]
