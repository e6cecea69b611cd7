// Adds secrets to the vault: hooks/postprovision.mjs deploys it with those that are not there yet. Through the resource manager, so that
// whoever deploys needs no right to read secrets, and does not get one: values go in and never come out.

param vaultName string

@description('The names of the secrets, which are no secret.')
param names string[]

@description('Their values, by name.')
@secure()
param values { *: string }

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName

  resource secret 'secrets' = [
    for name in names: {
      name: name
      properties: { value: values[name] }
    }
  ]
}
