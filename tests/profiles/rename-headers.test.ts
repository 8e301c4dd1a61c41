import { expect, test } from 'vitest';
import { renameHeaders } from '#lib/profiles/rename-headers.ts';
import type { Profile } from '#lib/profiles/profile.ts';

const profile: Profile = {
	name: 'mine',
	version: 3,
	recognise: ['id', 'adm_dt'],
	file: {},
	drop: [],
	tables: [
		{
			table: 'assessment',
			columns: { episode_id: 'id', instrument: { constant: 'phq-9' } },
			repeat: [
				{ columns: { assessed_on: { from: 'adm_dt', date: '%m/%d/%Y' } }, items: 'phq_{n}' },
				{ columns: { assessed_on: 'dc_dt' }, items: { item_1: 'adm_dt' } }
			],
			spread: { by: 'id', name: 'question', value: 'answer', names: ['a'] }
		}
	]
};

test('a profile follows its columns to their new names, wherever it reads them', () => {
	const renamed = renameHeaders(profile, [
		{ from: 'adm_dt', to: 'Admission Date' },
		{ from: 'id', to: 'Stay' }
	]);
	expect(renamed.recognise).toEqual(['Stay', 'Admission Date']);
	const [table] = renamed.tables;
	expect(table?.columns.episode_id).toBe('Stay');
	expect(table?.spread?.by).toBe('Stay');
	expect(table?.repeat?.[0]?.columns.assessed_on).toEqual({
		from: 'Admission Date',
		date: '%m/%d/%Y'
	});
	expect(table?.repeat?.[1]).toEqual({
		columns: { assessed_on: 'dc_dt' },
		items: { item_1: 'Admission Date' }
	});
});

test('without a new name a profile stays as it is', () => {
	expect(renameHeaders(profile, [])).toEqual(profile);
});
