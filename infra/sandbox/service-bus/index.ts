export { BrokerError } from './broker.errors.ts';
export { createServiceBusBroker, type ServiceBusBroker, type ServiceBusBrokerOptions } from './broker.ts';
export { serviceBusConnectionString } from './connection-string.ts';
