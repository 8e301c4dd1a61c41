// The catalogues take up what the source says: new messages come in without a translation, those that are gone leave.
import { writeFile } from 'node:fs/promises';
import { projectRoot } from '#lib/server/project.ts';
import { extractWords } from './words/extract.ts';

for (const [path, text] of await extractWords(projectRoot)) await writeFile(path, text);
