/**
 * The Azure regions in member states of the European Union.
 * Source: Azure's list of regions; Norway and Switzerland are outside the Union, the United Kingdom too.
 */
export const EU_REGIONS = [
  'austriaeast',
  'belgiumcentral',
  'denmarkeast',
  'francecentral',
  'francesouth',
  'germanynorth',
  'germanywestcentral',
  'italynorth',
  'northeurope',
  'polandcentral',
  'spaincentral',
  'swedencentral',
  'swedensouth',
  'westeurope',
] as const;
