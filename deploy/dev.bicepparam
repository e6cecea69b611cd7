// For `az deployment sub what-if` and the like, without azd: an environment to try things in.
using 'main.bicep'

import { dev } from 'profiles.bicep'

param environmentName = 'apply-dev'
param location = 'westeurope'
param profile = dev
param alertEmail = 'operations@example.com'
param mailFrom = 'careers@example.com'
param mailFromName = 'Example Careers'
