@export()
type Tags = { *: string }

@export()
@description('Settings of the app, by their names.')
type Settings = { *: string }

@export()
@description('What differs between an environment to try things in and one that people rely on. profiles.bicep has both.')
type Profile = {
  @description('Copies of what is stored: in one data centre (LRS), in three zones (ZRS), or in three zones and another region (GZRS).')
  storageSku: 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GZRS' | 'Standard_RAGZRS'

  @description('Days for which an overwritten or deleted blob can be restored. Erasure ends that much later: docs/privacy.md.')
  @minValue(1)
  @maxValue(30)
  restoreDays: int

  @description('Memory of an instance. Reading documents takes processes of up to 512 MB beside the app.')
  instanceMemoryMB: 2048 | 4096

  @description('Instances at most, all functions together. Bounds what a flood can cost.')
  @minValue(40)
  @maxValue(1000)
  maximumInstances: int

  @description('Instances that are kept warm for HTTP. 0: the first visitor of a quiet hour waits for a cold start.')
  @minValue(0)
  @maxValue(20)
  alwaysReadyInstances: int

  @description('Instances in several zones, where the region has them.')
  zoneRedundant: bool

  @description('Free (one a subscription, the first two pages of each document) or by the page. Empty: scans are marked, and not read.')
  documentIntelligenceSku: '' | 'F0' | 'S0'

  @description('Standard has an agreement on availability and more than two domains of one\'s own.')
  staticSiteSku: 'Free' | 'Standard'

  @description('Secrets that were deleted can\'t be removed for good before their 90 days are over, by nobody. Can\'t be switched off again.')
  vaultPurgeProtection: bool

  @description('Storage accounts and the vault can\'t be deleted, by nobody, before their locks are. Locks take the role Owner or User Access Administrator.')
  deletionLocks: bool

  @description('Days for which logs are kept.')
  @minValue(30)
  @maxValue(730)
  logRetentionDays: int

  @description('Gigabytes of logs a day, after which no more are taken until the next: a loop that logs must not cost a fortune.')
  @minValue(1)
  logDailyCapGB: int

  @description('Asks /health from three places every five minutes.')
  availabilityTest: bool

  @description('In the currency of the subscription, a month. Mails go out at 80 and 100 percent, and when the forecast exceeds it. 0: none.')
  @minValue(0)
  monthlyBudget: int

  @description('Whoever deploys may read and write what is stored, as LocalHost\'s verbs with --storage need it.')
  operatorAccess: bool

  @description('Equality answers in an account of their own, which the host and operators have no part in.')
  equalityAccount: bool

  @description('Storage, vault and Document Intelligence are reached by private endpoints alone.')
  privateNetwork: bool

  @description('Front Door with a web application firewall before the functions, which take requests from nowhere else then.')
  frontDoor: bool

  @description('Defender for Storage scans what is uploaded.')
  malwareScanning: bool
}
