// What follows a snapshot that came into force: `rollup-process.ts DATA` keeps the text of definitions that changed and
// rolls the snapshot up. It ends when the server does.
import { constants, setPriority } from 'node:os';
import { openApplication } from '#lib/server/application.ts';
import { keepDefinitions } from '#lib/server/measures/definition-history.ts';
import { checkOwnFiles } from '#lib/server/own-files.ts';

const root = process.argv[2] ?? '';
process.on('disconnect', () => process.exit(0));
// Whoever reads pages meanwhile comes first.
setPriority(constants.priority.PRIORITY_LOW);
await checkOwnFiles(root);
const application = openApplication(root);
await keepDefinitions(application.folder);
await application.rollUp();
application.close();
process.disconnect();
