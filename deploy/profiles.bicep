import { Profile } from 'types.bicep'

@export()
@description('To try it: the least that works, and can be removed and made anew.')
var dev Profile = {
  storageSku: 'Standard_LRS'
  restoreDays: 1
  instanceMemoryMB: 2048
  maximumInstances: 40
  alwaysReadyInstances: 0
  zoneRedundant: false
  documentIntelligenceSku: 'S0'
  staticSiteSku: 'Free'
  vaultPurgeProtection: false
  deletionLocks: false
  logRetentionDays: 30
  logDailyCapGB: 1
  availabilityTest: false
  monthlyBudget: 50
  operatorAccess: true
  equalityAccount: false
  privateNetwork: false
  frontDoor: false
  malwareScanning: false
}

@export()
@description('For people who apply: copies in three zones, an instance that is always warm, nobody with standing access to what is stored.')
var production Profile = {
  storageSku: 'Standard_ZRS'
  restoreDays: 7
  instanceMemoryMB: 2048
  maximumInstances: 100
  alwaysReadyInstances: 1
  // Not every region has zones for this plan.
  zoneRedundant: false
  documentIntelligenceSku: 'S0'
  staticSiteSku: 'Standard'
  vaultPurgeProtection: true
  deletionLocks: true
  logRetentionDays: 90
  logDailyCapGB: 5
  availabilityTest: true
  monthlyBudget: 300
  operatorAccess: false
  equalityAccount: true
  privateNetwork: false
  frontDoor: false
  malwareScanning: false
}
