import { AppError } from '../../core/shared/app-error.ts';

export interface AzureRestore {
  cosmos: { endpoint: string; database: string; container: string };
  /** Azure region of the account. */
  region: string;
  /** The state that is wanted. */
  at: Date;
  now: Date;
}

/** Source: tier Continuous30Days, infra/azure/modules/cosmos.bicep. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * The steps from a state that is gone to one that serves again, to be read and run one by one: nothing is run here.
 * What Azure leaves out of a restore is among them (roles, network, keys switched off, time to live).
 */
export function azureRestoreSteps({ cosmos, region, at, now }: AzureRestore): string {
  const age = now.getTime() - at.getTime();
  if (age < 0 || age > KEPT_DAYS * DAY_MS) throw outOfReach();
  const [old = ''] = new URL(cosmos.endpoint).hostname.split('.');
  const stamp = now.toISOString().slice(0, 16).replaceAll(/[-:T]/g, '');
  const restored = `${old.slice(0, 50 - stamp.length - 1)}-${stamp}`;
  const instant = at.toISOString().replace(/\.\d{3}Z$/, 'Z');
  const account = `--resource-group "$RESOURCE_GROUP" --account-name ${restored}`;
  return `# Restore of ${old} to ${instant}. Run the steps one by one; docs/backup.md says what each is for.
RESOURCE_GROUP=…   # of the account
BOT_APP=…          # the App Service
FUNCTIONS_APP=…    # the Function App

# 1. Close: nothing may write to the old account or read the new one.
az webapp stop --resource-group "$RESOURCE_GROUP" --name "$BOT_APP"
az functionapp stop --resource-group "$RESOURCE_GROUP" --name "$FUNCTIONS_APP"

# 2. How late a state there is.
az cosmosdb sql retrieve-latest-backup-time --resource-group "$RESOURCE_GROUP" --account-name ${old} --database-name ${cosmos.database} --container-name ${cosmos.container} --location ${region}

# 3. Restore into a new account, with the time to live off: what has expired since would else go before it is looked at.
az cosmosdb restore --resource-group "$RESOURCE_GROUP" --account-name ${old} --target-database-account-name ${restored} --restore-timestamp ${instant} --location ${region} --disable-ttl true

# 4. What a restore leaves out: the role for the data, and that there are no keys. The network comes with step 7.
IDENTITY=$(az identity list --resource-group "$RESOURCE_GROUP" --query "[0].principalId" --output tsv)
ROLE=$(az cosmosdb sql role definition list ${account} --query "[?roleName=='Cosmos DB Built-in Data Contributor'].id" --output tsv)
az cosmosdb sql role assignment create ${account} --role-definition-id "$ROLE" --principal-id "$IDENTITY" --scope "/"
az resource update --resource-group "$RESOURCE_GROUP" --name ${restored} --resource-type Microsoft.DocumentDB/databaseAccounts --set properties.disableLocalAuth=true

# 5. Before anything else reads it: erase again what was erased, take over the audit log, and prove it. From a machine
#    that reaches both accounts, as the same identity.
COSMOS_ENDPOINT=https://${restored}.documents.azure.com:443/ npm run -s kollegan -- backup replay --env production --from ${cosmos.endpoint} --at ${instant} --settings FILE

# 6. Time to live on again.
az cosmosdb sql container update ${account} --database-name ${cosmos.database} --name ${cosmos.container} --ttl=-1

# 7. Point both apps to it and open. With private endpoints: give the new account one first, and close it to the internet
#    with az cosmosdb update --public-network-access DISABLED.
az webapp config appsettings set --resource-group "$RESOURCE_GROUP" --name "$BOT_APP" --settings COSMOS_ENDPOINT=https://${restored}.documents.azure.com:443/
az functionapp config appsettings set --resource-group "$RESOURCE_GROUP" --name "$FUNCTIONS_APP" --settings COSMOS_ENDPOINT=https://${restored}.documents.azure.com:443/
az functionapp start --resource-group "$RESOURCE_GROUP" --name "$FUNCTIONS_APP"
az webapp start --resource-group "$RESOURCE_GROUP" --name "$BOT_APP"
`;
}

function outOfReach(): AppError {
  return new AppError({
    code: 'BACKUP.OUT_OF_REACH',
    fate: 'tell-person',
    message: `Azure keeps ${KEPT_DAYS} days. Give --at a time within them and not in the future.`,
  });
}
