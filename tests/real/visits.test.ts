import { expect, test } from 'vitest';
import { askLoaded } from '../support/ask-loaded.ts';
import { loadPaths } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeOwn } from './own-files.ts';
import { realFile } from './real-data.ts';

const people = `
name: CTN-0094 people
version: 1
recognise: [who, project]
route: relative-days
tables:
  - table: episode
    columns:
      episode_id: who
      person_id: who
      program: { from: project, values: { '27': Project 27, '30': Project 30, '51': Project 51 } }
      level_of_care: { constant: OP }
      admitted_day: { constant: 0 }
`;

// Whoever did not come has no day in the file: it is that of the week the visit was planned for.
const visits = `
name: CTN-0094 visits
version: 1
recognise: [who, visit, what, is_no_show, when]
route: relative-days
tables:
  - table: attendance
    columns:
      episode_id: who
      service_day:
        sql: "coalesce(try_cast(\\"when\\" as integer), 7 * try_cast(regexp_extract(visit, '[0-9]+') as integer), 0)"
      status: { sql: "case when is_no_show = '1' then 'no_show' when what = 'visit' then 'attended' end" }
`;

test('CTN-0094: visits missed without a word, by project, equal the reference', async () => {
	const folder = await temporaryFolder();
	await writeOwn(folder, 'profiles', { people, visits });
	const { receipt } = await loadPaths(folder, [
		realFile('asi_sud/ctn0094/everybody.csv'),
		realFile('asi_sud/ctn0094/visit.csv')
	]);
	const attendance = receipt.files.find(({ table }) => table === 'attendance');
	// 31,499 visits and 1,584 no-shows; the other 9,234 rows say neither that someone came nor that he stayed away.
	expect(attendance).toMatchObject({ read: 42317, loaded: 33083, rejected: 9234 });
	const { series, value } = await askLoaded(folder, 'no_show_rate', { by: 'program' });
	const counts = series.map((point) => [
		point.by.program,
		point.value.state === 'released' ? point.value.k : point.value.state
	]);
	expect(counts).toEqual([
		['Project 27', 299],
		['Project 51', 1285]
	]);
	expect(value).toMatchObject({ k: 1584, n: 33083 });
});
