import { z } from 'zod';

const amounts = <Name extends string>(...names: Name[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, z.number().min(0)])) as Record<Name, z.ZodNumber>);

/** What is counted, assumed and paid; `infra/azure/costs.json`. */
export const CostInputs = z.strictObject({
  priced: z.iso.date(),
  currency: z.literal('USD'),
  workingDaysPerMonth: z.number(),
  perMeeting: amounts(
    ...(['storeReads', 'storeQueries', 'storeCreates', 'storeReplaces', 'jobs', 'graphCalls'] as const),
    ...(['logMegabytes', 'storedKilobytes'] as const),
  ),
  assumed: amounts(
    ...(['ruPerRead', 'ruPerQuery', 'ruPerCreate', 'ruPerReplace', 'busOperationsPerJob'] as const),
    ...(['gigabyteSecondsPerJob', 'gigabyteSecondsOfTimersPerMonth', 'monthsKept'] as const),
  ),
  prices: amounts(
    ...(['botPlanPerMonth', 'cosmosPerMillionRu', 'cosmosPerGigabyteMonth', 'cosmosBackupPerGigabyteMonth'] as const),
    ...(['busBasePerMonth', 'busIncludedMillionOperations', 'busPerMillionOperations'] as const),
    ...([
      'functionsFreeGigabyteSeconds',
      'functionsPerGigabyteSecond',
      'logsFreeGigabytes',
      'logsPerGigabyte',
    ] as const),
    ...(['alertsPerMonth', 'smallThingsPerMonth'] as const),
  ),
});
export type CostInputs = z.infer<typeof CostInputs>;

export function ruPerMeeting({ perMeeting, assumed }: CostInputs): number {
  return (
    perMeeting.storeReads * assumed.ruPerRead +
    perMeeting.storeQueries * assumed.ruPerQuery +
    perMeeting.storeCreates * assumed.ruPerCreate +
    perMeeting.storeReplaces * assumed.ruPerReplace
  );
}

/** What a month costs, by part, in dollars. */
export function monthlyCosts(inputs: CostInputs, meetingsPerDay: number): Record<string, number> {
  const { perMeeting, assumed, prices } = inputs;
  const meetings = meetingsPerDay * inputs.workingDaysPerMonth;
  const storedGb = (meetings * assumed.monthsKept * perMeeting.storedKilobytes) / 1e6;
  const busMillions = (meetings * perMeeting.jobs * assumed.busOperationsPerJob) / 1e6;
  const gigabyteSeconds =
    meetings * perMeeting.jobs * assumed.gigabyteSecondsPerJob + assumed.gigabyteSecondsOfTimersPerMonth;
  const logGb = (meetings * perMeeting.logMegabytes) / 1e3;
  const beyond = (amount: number, free: number) => Math.max(0, amount - free);
  const parts = {
    Bot: prices.botPlanPerMonth,
    'Cosmos DB, requests': ((meetings * ruPerMeeting(inputs)) / 1e6) * prices.cosmosPerMillionRu,
    'Cosmos DB, storage and backup': storedGb * (prices.cosmosPerGigabyteMonth + prices.cosmosBackupPerGigabyteMonth),
    'Service Bus':
      prices.busBasePerMonth +
      beyond(busMillions, prices.busIncludedMillionOperations) * prices.busPerMillionOperations,
    Functions: beyond(gigabyteSeconds, prices.functionsFreeGigabyteSeconds) * prices.functionsPerGigabyteSecond,
    'Logs and traces': beyond(logGb, prices.logsFreeGigabytes) * prices.logsPerGigabyte,
    Alerts: prices.alertsPerMonth,
    'Storage, Key Vault, DNS': prices.smallThingsPerMonth,
  };
  return { ...parts, Total: Object.values(parts).reduce((sum, part) => sum + part, 0) };
}
