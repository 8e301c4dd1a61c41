import { expect, test } from 'vitest';
import { compareProfiles, describeProfile } from '#lib/profiles/describe-profile.ts';
import { profileSchema } from '#lib/profiles/profile.ts';

const profile = profileSchema.parse({
	name: 'Scores',
	version: 1,
	recognise: ['Encounter', 'Adm'],
	drop: ['Provider NPI'],
	route: 'date-shifted',
	file: { delimiter: '\t', skip_rows: 2 },
	tables: [
		{
			table: 'assessment',
			columns: { episode_id: 'Encounter', mode: { from: 'Mode', values: { p: 'paper', x: null } } },
			repeat: [
				{
					columns: {
						instrument: { constant: 'phq-9' },
						assessed_on: { from: 'Adm', date: '%m/%d/%Y' }
					},
					items: 'adm{n}'
				}
			]
		}
	]
});

test('a profile reads as sentences, table by table', () => {
	expect(describeProfile(profile)).toEqual([
		{
			title: 'The export',
			lines: [
				{ what: 'recognised by', words: '"Encounter", "Adm"', values: [] },
				{ what: 'never read', words: '"Provider NPI"', values: [] },
				{ what: 'dates', words: 'date shifted', values: [] },
				{ what: 'delimiter', words: 'tab', values: [] },
				{ what: 'rows above the header', words: '2', values: [] }
			]
		},
		{
			title: 'assessment',
			lines: [
				{ what: 'episode_id', words: 'column "Encounter"', values: [] },
				{
					what: 'mode',
					words: 'column "Mode"',
					values: [
						{ from: 'p', to: 'paper' },
						{ from: 'x', to: 'left empty' }
					]
				}
			]
		},
		{
			title: 'assessment, set 1',
			lines: [
				{ what: 'instrument', words: 'always phq-9', values: [] },
				{
					what: 'assessed_on',
					words: 'column "Adm", dates written 01/31/2025 (%m/%d/%Y)',
					values: []
				},
				{ what: 'items', words: 'columns "adm{n}", {n} from 1 on', values: [] }
			]
		}
	]);
});

test('two versions differ in what one of them says otherwise', () => {
	const later = structuredClone(profile);
	const [output] = later.tables;
	if (output)
		output.columns = {
			episode_id: 'Enc',
			mode: { from: 'Mode', values: { p: 'paper' } },
			total: 'Sum'
		};
	later.drop = [];
	expect(compareProfiles(profile, later)).toEqual([
		{ part: 'assessment', what: 'episode_id', before: 'column "Encounter"', after: 'column "Enc"' },
		{
			part: 'assessment',
			what: 'mode',
			before: 'column "Mode"; p → paper; x → left empty',
			after: 'column "Mode"; p → paper'
		},
		{ part: 'assessment', what: 'total', before: undefined, after: 'column "Sum"' },
		{ part: 'The export', what: 'never read', before: '"Provider NPI"', after: undefined }
	]);
	expect(compareProfiles(profile, profile)).toEqual([]);
});
