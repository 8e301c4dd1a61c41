// Closes months one after the other, as the page does: `close-months.ts DATA MONTH…`.
import { openApplication } from '#lib/server/application.ts';

const [data = '', ...months] = process.argv.slice(2);
const application = openApplication(data);
for (const month of months)
	await application.months.close(month, { by: 'R. Lee', at: new Date('2026-09-02T08:00:00Z') });
application.close();
