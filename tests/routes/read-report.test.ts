import { expect, test } from 'vitest';
import { readAudience, readReport } from '../../src/routes/reports/read-report.ts';

const audience = (search: string) => readAudience('cqi', new URLSearchParams(search));

test('a quality report is for inside unless the address says outside', () => {
	expect(audience('')).toBe('inside');
	expect(audience('audience=outside')).toBe('outside');
	expect(audience('audience=anybody')).toBe('inside');
});

test('an address asks of a report what it asks of a page, and the name on the cover', () => {
	const params = new URLSearchParams('period=last-year&where=site%3DNorth&organisation=Lakeside');
	expect(readReport('cqi', params, '2026-08-31')).toEqual({
		from: '2025-01-01',
		to: '2025-12-31',
		where: { site: ['North'] },
		audience: 'inside',
		organisation: 'Lakeside'
	});
});
