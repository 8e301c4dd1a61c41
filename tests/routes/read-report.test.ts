import { expect, test } from 'vitest';
import { readAudience, reportFileName } from '../../src/routes/reports/read-report.ts';

test('a report is for inside unless the address says outside', () => {
	expect(readAudience(new URLSearchParams())).toBe('inside');
	expect(readAudience(new URLSearchParams('audience=outside'))).toBe('outside');
	expect(readAudience(new URLSearchParams('audience=anybody'))).toBe('inside');
});

test('the name of a report says for whom it is and which days it covers', () => {
	const year = { from: '2025-01-01', to: '2025-12-31' };
	expect(reportFileName(year, 'outside')).toBe(
		'quality-report-outside-2025-01-01-to-2025-12-31.pdf'
	);
	expect(reportFileName({}, 'inside')).toBe('quality-report-all.pdf');
});
