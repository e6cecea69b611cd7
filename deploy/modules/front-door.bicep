// The front of Front Door: what there is before the functions app, which has to know the profile's id.

import { Tags } from '../types.bicep'

param prefix string
param tags Tags
param workspaceId string

@description('What the managed rules do: Log first, and Block when their log shows no application among what they found. CVs are full of words that look like an attack.')
param managedRules 'Log' | 'Block'

resource profile 'Microsoft.Cdn/profiles@2025-04-15' = {
  name: 'afd-${prefix}'
  location: 'global'
  tags: tags
  // Managed rules of the firewall come with Premium alone.
  sku: { name: 'Premium_AzureFrontDoor' }
  // Functions answer within 230 s; exports of large boards take their time.
  properties: { originResponseTimeoutSeconds: 240 }

  resource endpoint 'afdEndpoints' = {
    name: 'apply-${prefix}'
    location: 'global'
    tags: tags
    properties: { enabledState: 'Enabled' }
  }

  resource security 'securityPolicies' = {
    name: 'firewall'
    properties: {
      parameters: {
        type: 'WebApplicationFirewall'
        wafPolicy: { id: firewall.id }
        associations: [
          {
            domains: [{ id: endpoint.id }]
            patternsToMatch: ['/*']
          }
        ]
      }
    }
  }
}

resource firewall 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies@2025-03-01' = {
  // Letters and digits only.
  name: 'waf${replace(prefix, '-', '')}'
  location: 'global'
  tags: tags
  sku: { name: 'Premium_AzureFrontDoor' }
  properties: {
    policySettings: {
      enabledState: 'Enabled'
      mode: 'Prevention'
      requestBodyCheck: 'Enabled'
      // Its log quotes what a rule has matched: pieces of CVs, keys of candidates' links.
      logScrubbing: {
        state: 'Enabled'
        scrubbingRules: map(
          [
            'RequestIPAddress'
            'QueryStringArgNames'
            'RequestBodyPostArgNames'
            'RequestBodyJsonArgNames'
            'RequestHeaderNames'
            'RequestCookieNames'
          ],
          variable => { matchVariable: variable, selectorMatchOperator: 'EqualsAny', state: 'Enabled' }
        )
      }
    }
    customRules: {
      rules: [
        {
          // Far above what a person does, and above the app's own limit, which answers with words.
          name: 'TooManyPosts'
          priority: 100
          enabledState: 'Enabled'
          ruleType: 'RateLimitRule'
          rateLimitDurationInMinutes: 1
          rateLimitThreshold: 120
          matchConditions: [
            {
              matchVariable: 'RequestMethod'
              operator: 'Equal'
              matchValue: ['POST']
            }
          ]
          action: 'Block'
        }
      ]
    }
    managedRules: {
      managedRuleSets: [
        {
          ruleSetType: 'Microsoft_DefaultRuleSet'
          ruleSetVersion: '2.1'
          ruleSetAction: managedRules
        }
        {
          ruleSetType: 'Microsoft_BotManagerRuleSet'
          ruleSetVersion: '1.1'
          ruleSetAction: managedRules
        }
      ]
    }
  }
}

// What the firewall found, which says whether its rules can be trusted to block. Not the log of all requests: it has everybody's
// address.
resource findings 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: profile
  name: 'firewall'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'FrontDoorWebApplicationFirewallLog', enabled: true }]
  }
}

output id string = profile.properties.frontDoorId
output origin string = 'https://${profile::endpoint.properties.hostName}'
