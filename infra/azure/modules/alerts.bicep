// The service levels, as alerts. Names, queries and bounds stand in alerts.json; docs/deployment.md says what to do.
param namePrefix string
param location string
param applicationInsightsId string
param serviceBusId string
param actionGroupId string
param tags object

var alerts = loadJsonContent('../alerts.json')

resource logAlert 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [
  for alert in items(alerts.logs): {
    name: '${namePrefix}-${alert.key}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${namePrefix}-${alert.key}'
      description: alert.value.description
      severity: alert.value.severity
      enabled: true
      scopes: [applicationInsightsId]
      evaluationFrequency: alert.value.frequency
      windowSize: alert.value.window
      criteria: {
        allOf: [
          {
            query: join(alert.value.query, '\n')
            timeAggregation: 'Maximum'
            metricMeasureColumn: 'value'
            operator: 'GreaterThan'
            threshold: alert.value.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      autoMitigate: true
      actions: {
        actionGroups: [actionGroupId]
      }
    }
  }
]

resource deadLetters 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${namePrefix}-dead-letters'
  location: 'global'
  tags: tags
  properties: {
    description: alerts.deadLetters.description
    severity: alerts.deadLetters.severity
    enabled: true
    scopes: [serviceBusId]
    evaluationFrequency: alerts.deadLetters.frequency
    windowSize: alerts.deadLetters.window
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead-letters'
          metricNamespace: 'Microsoft.ServiceBus/namespaces'
          metricName: 'DeadletteredMessages'
          operator: 'GreaterThan'
          threshold: alerts.deadLetters.threshold
          timeAggregation: 'Maximum'
          dimensions: [
            {
              name: 'EntityName'
              operator: 'Include'
              values: ['*']
            }
          ]
        }
      ]
    }
    actions: [
      {
        actionGroupId: actionGroupId
      }
    ]
  }
}
