// What azd deploys with. Values come from its environment (`azd env set NAME VALUE`), and the profile from APPLY_PROFILE.
using 'main.bicep'

import { dev, production } from 'profiles.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param staticSiteLocation = readEnvironmentVariable('STATIC_SITE_LOCATION', '')

var chosen = readEnvironmentVariable('APPLY_PROFILE', 'dev') == 'production' ? production : dev
// Empty: what the profile says.
var switches = {
  privateNetwork: readEnvironmentVariable('PRIVATE_NETWORK', '')
  frontDoor: readEnvironmentVariable('FRONT_DOOR', '')
  malwareScanning: readEnvironmentVariable('MALWARE_SCANNING', '')
}
param profile = union(chosen, {
  privateNetwork: empty(switches.privateNetwork) ? chosen.privateNetwork : bool(switches.privateNetwork)
  frontDoor: empty(switches.frontDoor) ? chosen.frontDoor : bool(switches.frontDoor)
  malwareScanning: empty(switches.malwareScanning) ? chosen.malwareScanning : bool(switches.malwareScanning)
})

param operatorPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
// One's own, or what hooks/preprovision.mjs found out.
param budgetStart = empty(readEnvironmentVariable('BUDGET_START', ''))
  ? readEnvironmentVariable('BUDGET_MONTH', '')
  : readEnvironmentVariable('BUDGET_START', '')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', '')

param mailFrom = readEnvironmentVariable('MAIL_FROM', '')
param mailFromName = readEnvironmentVariable('MAIL_FROM_NAME', '')
param sendGridHost = readEnvironmentVariable('SENDGRID_HOST', 'https://api.sendgrid.com')
param sendGridWebhookKey = readEnvironmentVariable('SENDGRID_WEBHOOK_KEY', '')

param signInAuthority = readEnvironmentVariable('SIGN_IN_AUTHORITY', '')
param signInAudience = readEnvironmentVariable('SIGN_IN_AUDIENCE', '')

param careersAddress = readEnvironmentVariable('CAREERS_DOMAIN', '')
param careersOrigins = filter(split(readEnvironmentVariable('CAREERS_ORIGINS', ''), ','), origin => !empty(origin))
param recruiterOrigins = filter(split(readEnvironmentVariable('RECRUITER_ORIGINS', ''), ','), origin => !empty(origin))
param malwareScanCapGB = int(readEnvironmentVariable('MALWARE_SCAN_CAP_GB', '50'))
param eventTopicName = readEnvironmentVariable('EXISTING_EVENT_TOPIC', '')
param firewallRules = readEnvironmentVariable('FIREWALL_RULES', 'Log')

// More settings of the app, by their names in README.md, such as Applications__PhoneRegion: 'GB'.
param extraSettings = {}
