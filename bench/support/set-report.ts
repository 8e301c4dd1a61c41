// `set-report.ts FILES`: sets the quality report from files that are ready, as JSON by name.
import { readFileSync } from 'node:fs';
import { typeset } from '#lib/server/reports/typeset.ts';

const files = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Record<string, string>;
await typeset('cqi.typ', files);
