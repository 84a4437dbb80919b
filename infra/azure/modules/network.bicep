// One network for private endpoints: a subnet for each app to come out of, and one for the endpoints.
param name string
param location string
param tags object

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: ['10.80.0.0/24']
    }
    subnets: [
      {
        name: 'bot'
        properties: {
          addressPrefix: '10.80.0.0/26'
          delegations: [
            {
              name: 'app-service'
              properties: {
                serviceName: 'Microsoft.Web/serverFarms'
              }
            }
          ]
        }
      }
      {
        name: 'jobs'
        properties: {
          addressPrefix: '10.80.0.64/26'
          delegations: [
            {
              name: 'flex-consumption'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: '10.80.0.128/26'
          privateEndpointNetworkPolicies: 'Disabled'
        }
      }
    ]
  }
}

output id string = network.id
output botSubnetId string = '${network.id}/subnets/bot'
output jobsSubnetId string = '${network.id}/subnets/jobs'
output endpointSubnetId string = '${network.id}/subnets/endpoints'
