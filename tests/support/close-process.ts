// Closes a month in a process of its own, for the test that kills it.
import { openApplication } from '#lib/server/application.ts';

const [root = '', month = ''] = process.argv.slice(2);
const application = openApplication(root);
process.send?.('closing');
await application.months.close(month, { by: 'R. Lee', at: new Date('2026-09-04T09:00:00Z') });
process.send?.('done');
application.close();
process.disconnect?.();
