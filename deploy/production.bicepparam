// For `az deployment sub what-if` and the like, without azd: an environment that people rely on.
using 'main.bicep'

import { production } from 'profiles.bicep'

param environmentName = 'apply-production'
param location = 'westeurope'
param profile = production
param alertEmail = 'operations@example.com'
param mailFrom = 'careers@example.com'
param mailFromName = 'Example Careers'
