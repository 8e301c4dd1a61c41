// Run at the end of a build: keeps what our own YAML says: settings, headers of queries, instruments, plans of reports.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepYaml, keptYamlPath } from '#lib/server/kept-yaml.ts';
import { projectRoot } from '#lib/server/project.ts';
import { splitSqlFile } from '#lib/server/sql-file.ts';
import { writeDurably } from '#lib/server/warehouse/durable.ts';

/** The texts of the files of a sort below a folder of ours. */
const textsOf = (folder: string, ending: string): string[] =>
	readdirSync(join(projectRoot, folder), { recursive: true })
		.map((name) => `${name}`)
		.filter((name) => name.endsWith(ending))
		.map((name) => readFileSync(join(projectRoot, folder, name), 'utf8'));

const headers = textsOf('queries', '.sql').map((text) => splitSqlFile(text).header);
const folders = ['queries', 'src/lib/instruments/registry', 'src/lib/server/reports'];
const texts = [...headers, ...folders.flatMap((folder) => textsOf(folder, '.yaml'))];
await writeDurably(keptYamlPath, JSON.stringify(keepYaml(texts)));
