// Kollegan in one resource group: what each part is for stands in docs/deployment.md.
targetScope = 'resourceGroup'

@description('Where everything is placed. Only regions in member states of the European Union that offer Flex Consumption.')
@allowed([
  'francecentral'
  'germanywestcentral'
  'italynorth'
  'northeurope'
  'polandcentral'
  'spaincentral'
  'swedencentral'
  'westeurope'
])
param location string

@description('Where data may lie. The settings of both apps carry it, and they refuse to start elsewhere.')
@allowed(['eu'])
param dataResidency string = 'eu'

@description('Where the Azure Bot registration keeps its data. The only region of the Bot Service within the European Union.')
@allowed(['westeurope'])
param botRegion string = 'westeurope'

@description('Where alerts are turned into mails; only two regions of the European Union do it, elsewhere it is done anywhere.')
@allowed(['swedencentral', 'germanywestcentral'])
param alertRegion string = 'swedencentral'

@description('First part of every name: lower-case letters and digits.')
@minLength(3)
@maxLength(11)
param namePrefix string = 'kollegan'

@description('SingleTenant: an app registration that trusts the managed identity, without a secret; tabs need it. UserAssignedMSI: the bot is the managed identity.')
@allowed(['SingleTenant', 'UserAssignedMSI'])
param botAppType string = 'SingleTenant'

@description('Application (client) id of the app registration; empty for UserAssignedMSI.')
param botAppId string = ''

@description('The Planner plan that gets the tasks.')
@minLength(1)
param graphPlanId string

@description('The mailbox that recaps and reminders are sent from.')
@minLength(3)
param graphMailbox string

@description('Who gets the alerts.')
@minLength(3)
param alertEmail string

@description('serverless: pay by request, for up to some hundred meetings a day. autoscale: a ceiling in RU/s, for more.')
@allowed(['serverless', 'autoscale'])
param cosmosCapacity string = 'serverless'

@description('Ceiling of autoscale in RU/s; a tenth of it is always paid for.')
@minValue(1000)
@maxValue(100000)
param cosmosMaxThroughput int = 1000

@description('Premium is needed only where Service Bus must have a private endpoint.')
@allowed(['Standard', 'Premium'])
param serviceBusSku string = 'Standard'

@description('Size of the bot\'s App Service plan. It must allow Always On.')
@allowed(['B1', 'B2', 'P0v3', 'P1v3'])
param botPlanSku string = 'P0v3'

@description('Closes Cosmos DB, Storage and Key Vault (and Service Bus when Premium) to the internet.')
param privateEndpoints bool = false

@description('Further settings of both apps, by the names in .env.example.')
param settings object = {}

@description('Settings that are secrets: the name of the setting, such as METRICS_TOKEN, and the name of its secret in the Key Vault.')
param secretSettings object = {}

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Gigabytes of logs a day, after which no more are taken in. -1 is no limit.')
param logDailyQuotaGb int = 1

param tags object = {}

var suffix = uniqueString(resourceGroup().id)
var allTags = union({ application: 'kollegan', 'data-residency': dataResidency }, tags)
var isManagedBot = botAppType == 'UserAssignedMSI'
var databaseName = 'kollegan'
var containerName = 'documents'

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: 'id-${namePrefix}-${suffix}'
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    workspaceName: 'log-${namePrefix}-${suffix}'
    applicationInsightsName: 'appi-${namePrefix}-${suffix}'
    actionGroupName: 'ag-${namePrefix}-${suffix}'
    location: location
    alertRegion: alertRegion
    retentionDays: logRetentionDays
    dailyQuotaGb: logDailyQuotaGb
    alertEmail: alertEmail
    tags: allTags
  }
}

module network 'modules/network.bicep' = if (privateEndpoints) {
  name: 'network'
  params: {
    name: 'vnet-${namePrefix}-${suffix}'
    location: location
    tags: allTags
  }
}

module serviceBus 'modules/service-bus.bicep' = {
  name: 'service-bus'
  params: {
    name: 'sb-${namePrefix}-${suffix}'
    location: location
    sku: serviceBusSku
    publicAccess: !(privateEndpoints && serviceBusSku == 'Premium')
    workspaceId: monitoring.outputs.workspaceId
    tags: allTags
  }
}

module cosmos 'modules/cosmos.bicep' = {
  name: 'cosmos'
  params: {
    name: 'cosmos-${namePrefix}-${suffix}'
    location: location
    databaseName: databaseName
    containerName: containerName
    capacity: cosmosCapacity
    maxThroughput: cosmosMaxThroughput
    publicAccess: !privateEndpoints
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    tags: allTags
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: take('st${namePrefix}${suffix}', 24)
    location: location
    publicAccess: !privateEndpoints
    workspaceId: monitoring.outputs.workspaceId
    tags: allTags
  }
}

module keyVault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  params: {
    name: take('kv${namePrefix}${suffix}', 24)
    location: location
    publicAccess: !privateEndpoints
    workspaceId: monitoring.outputs.workspaceId
    tags: allTags
  }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  params: {
    principalId: identity.outputs.principalId
    serviceBusName: serviceBus.outputs.name
    storageName: storage.outputs.name
    keyVaultName: keyVault.outputs.name
    applicationInsightsName: monitoring.outputs.applicationInsightsName
  }
}

module cosmosEndpoint 'modules/private-endpoint.bicep' = if (privateEndpoints) {
  name: 'cosmos-endpoint'
  params: {
    name: 'pe-cosmos-${suffix}'
    location: location
    subnetId: privateEndpoints ? network!.outputs.endpointSubnetId : ''
    networkId: privateEndpoints ? network!.outputs.id : ''
    serviceId: cosmos.outputs.id
    groupId: 'Sql'
    zoneName: 'privatelink.documents.azure.com'
    tags: allTags
  }
}

module storageEndpoint 'modules/private-endpoint.bicep' = if (privateEndpoints) {
  name: 'storage-endpoint'
  params: {
    name: 'pe-storage-${suffix}'
    location: location
    subnetId: privateEndpoints ? network!.outputs.endpointSubnetId : ''
    networkId: privateEndpoints ? network!.outputs.id : ''
    serviceId: storage.outputs.id
    groupId: 'blob'
    zoneName: 'privatelink.blob.${environment().suffixes.storage}'
    tags: allTags
  }
}

module keyVaultEndpoint 'modules/private-endpoint.bicep' = if (privateEndpoints) {
  name: 'key-vault-endpoint'
  params: {
    name: 'pe-key-vault-${suffix}'
    location: location
    subnetId: privateEndpoints ? network!.outputs.endpointSubnetId : ''
    networkId: privateEndpoints ? network!.outputs.id : ''
    serviceId: keyVault.outputs.id
    groupId: 'vault'
    zoneName: 'privatelink.vaultcore.azure.net'
    tags: allTags
  }
}

module serviceBusEndpoint 'modules/private-endpoint.bicep' = if (privateEndpoints && serviceBusSku == 'Premium') {
  name: 'service-bus-endpoint'
  params: {
    name: 'pe-service-bus-${suffix}'
    location: location
    subnetId: privateEndpoints ? network!.outputs.endpointSubnetId : ''
    networkId: privateEndpoints ? network!.outputs.id : ''
    serviceId: serviceBus.outputs.id
    groupId: 'namespace'
    zoneName: 'privatelink.servicebus.windows.net'
    tags: allTags
  }
}

var secretReferences = toObject(
  items(secretSettings),
  secret => secret.key,
  secret => '@Microsoft.KeyVault(SecretUri=${keyVault.outputs.uri}secrets/${secret.value})'
)

var appSettings = union(
  settings,
  secretReferences,
  {
    DATA_RESIDENCY: dataResidency
    AZURE_REGION: location
    MICROSOFT_APP_ID: isManagedBot ? identity.outputs.clientId : botAppId
    MICROSOFT_APP_TENANT_ID: tenant().tenantId
    MICROSOFT_APP_TYPE: botAppType
    AZURE_CLIENT_ID: identity.outputs.clientId
    COSMOS_ENDPOINT: cosmos.outputs.endpoint
    COSMOS_DATABASE: databaseName
    COSMOS_CONTAINER: containerName
    AUDIT_ANCHOR_URL: storage.outputs.auditHeadsUrl
    SIGNING_KEYS: '@Microsoft.KeyVault(SecretUri=${keyVault.outputs.uri}secrets/signing-keys)'
    SERVICE_BUS_NAMESPACE: serviceBus.outputs.hostName
    GRAPH_PLAN_ID: graphPlanId
    GRAPH_MAILBOX: graphMailbox
  }
)

module botApp 'modules/bot-app.bicep' = {
  name: 'bot-app'
  params: {
    name: 'app-${namePrefix}-${suffix}'
    planName: 'plan-${namePrefix}-bot-${suffix}'
    planSku: botPlanSku
    location: location
    identityId: identity.outputs.id
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    appSettings: appSettings
    subnetId: privateEndpoints ? network!.outputs.botSubnetId : ''
    workspaceId: monitoring.outputs.workspaceId
    tags: allTags
  }
  dependsOn: [roles]
}

module functionsApp 'modules/functions-app.bicep' = {
  name: 'functions-app'
  params: {
    name: 'func-${namePrefix}-${suffix}'
    planName: 'plan-${namePrefix}-jobs-${suffix}'
    location: location
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    deploymentContainerName: storage.outputs.deploymentContainerName
    serviceBusHostName: serviceBus.outputs.hostName
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    appSettings: appSettings
    subnetId: privateEndpoints ? network!.outputs.jobsSubnetId : ''
    workspaceId: monitoring.outputs.workspaceId
    tags: allTags
  }
  dependsOn: [roles]
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: 'bot-${namePrefix}-${suffix}'
    region: botRegion
    endpoint: 'https://${botApp.outputs.hostName}/api/messages'
    appType: botAppType
    appId: isManagedBot ? identity.outputs.clientId : botAppId
    identityId: isManagedBot ? identity.outputs.id : ''
    tags: allTags
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    namePrefix: namePrefix
    location: location
    applicationInsightsId: monitoring.outputs.applicationInsightsId
    serviceBusId: serviceBus.outputs.id
    actionGroupId: monitoring.outputs.actionGroupId
    tags: allTags
  }
}

// Upper case: the toolkit writes outputs into env/.env.<environment> by their names.
@description('BOT_DOMAIN of the Teams app package.')
output BOT_DOMAIN string = botApp.outputs.hostName

@description('BOT_ID of the Teams app package.')
output BOT_ID string = isManagedBot ? identity.outputs.clientId : botAppId

@description('For zip deployment of the bot.')
output BOT_APP_RESOURCE_ID string = botApp.outputs.id

@description('For zip deployment of the functions.')
output FUNCTIONS_APP_RESOURCE_ID string = functionsApp.outputs.id

@description('The identity that the app registration trusts; for UserAssignedMSI also the one that gets the Graph permissions.')
output IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId

@description('Where secrets go that settings refer to.')
output KEY_VAULT_NAME string = keyVault.outputs.name

@description('Where the signed heads of the audit log are kept.')
output STORAGE_ACCOUNT_NAME string = storage.outputs.name
