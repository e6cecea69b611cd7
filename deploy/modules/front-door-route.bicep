// The back of Front Door: where requests go. Apart from its front, which the functions app needs first.

param prefix string
param appHostName string

resource profile 'Microsoft.Cdn/profiles@2025-04-15' existing = {
  name: 'afd-${prefix}'

  resource endpoint 'afdEndpoints' existing = {
    name: 'apply-${prefix}'
  }
}

resource origins 'Microsoft.Cdn/profiles/originGroups@2025-04-15' = {
  parent: profile
  name: 'functions'
  properties: {
    loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3 }
    healthProbeSettings: {
      probePath: '/health'
      probeRequestType: 'HEAD'
      probeProtocol: 'Https'
      probeIntervalInSeconds: 100
    }
  }

  resource functions 'origins' = {
    name: 'functions'
    properties: {
      hostName: appHostName
      originHostHeader: appHostName
      httpsPort: 443
      enforceCertificateNameCheck: true
    }
  }
}

resource route 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-04-15' = {
  parent: profile::endpoint
  name: 'functions'
  properties: {
    originGroup: { id: origins.id }
    patternsToMatch: ['/*']
    supportedProtocols: ['Http', 'Https']
    httpsRedirect: 'Enabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Enabled'
    // Nothing is cached: answers say themselves for how long they hold, and personal ones must never be shared.
  }
  // A route is refused where its group has no origin yet.
  dependsOn: [origins::functions]
}
