// Malware scanning of what is uploaded, for this account alone, whatever the subscription has. The verdict stands in the blob's index
// tags; what the app makes of it is set by its own settings.

param storageName string

@description('After so many gigabytes a month nothing more is scanned, nor paid for.')
param capGBPerMonth int

@description('What is not scanned: with a slash at its end a container, without one all whose names begin so.')
param excludedPrefixes string[]

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageName
}

resource defender 'Microsoft.Security/defenderForStorageSettings@2025-06-01' = {
  scope: storage
  name: 'current'
  properties: {
    isEnabled: true
    overrideSubscriptionLevelSettings: true
    malwareScanning: {
      onUpload: {
        isEnabled: true
        capGBPerMonth: capGBPerMonth
        filters: { excludeBlobsWithPrefix: excludedPrefixes }
      }
    }
    // It would look for personal data, of which everything here is made.
    sensitiveDataDiscovery: { isEnabled: false }
  }
}
