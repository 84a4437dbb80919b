import { createServiceBusBroker } from '../../../../infra/sandbox/service-bus/index.ts';

/** A broker in a process of its own, for tests that kill it: `node broker.program.ts <file> <queues as JSON> <port>`. */
const [, , file = '', queues = '{}', port = '0'] = process.argv;
const broker = createServiceBusBroker({ file, queues: JSON.parse(queues) });
process.stdout.write(`${await broker.listen(Number(port))}\n`);
