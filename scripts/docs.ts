import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '#lib/server/project.ts';
import { instrumentsPage } from './instruments-page.ts';
import { tablesPage } from './tables-page.ts';

await writeFile(join(projectRoot, 'docs', 'tables.md'), await tablesPage());
await writeFile(join(projectRoot, 'docs', 'instruments.md'), instrumentsPage());
