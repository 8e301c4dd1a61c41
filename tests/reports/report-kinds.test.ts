import { expect, test } from 'vitest';
import type { Application } from '#lib/server/application.ts';
import { makeReport } from '#lib/server/reports/make-report.ts';
import {
	isReportId,
	reportFileName,
	reportIds,
	reportKind
} from '#lib/server/reports/report-kinds.ts';
import { main } from '../../src/cli/main.ts';

const year = { from: '2025-01-01', to: '2025-12-31' };

test('the name of a file says what it is, for whom where that is not the usual, and its days', () => {
	expect(reportFileName('cqi', { ...year, audience: 'inside' })).toBe(
		'quality-report-2025-01-01-to-2025-12-31.pdf'
	);
	expect(reportFileName('cqi', { audience: 'outside' }, 'Site “North”')).toBe(
		'quality-report-site-north-outside-all.pdf'
	);
});

test('only names of kinds are names of reports', () => {
	expect(isReportId('cqi')).toBe(true);
	expect(isReportId('toString')).toBe(false);
});

test('every kind has files of its own name and a maker that is there', async () => {
	const files = reportIds.map((id) => reportKind(id).file);
	expect(new Set(files).size).toBe(files.length);
	for (const id of reportIds) expect(await reportKind(id).maker()).toBeTypeOf('function');
});

test('a report is not made for readers it is not for', async () => {
	for (const id of reportIds)
		await expect(
			makeReport({} as Application, id, { where: {}, audience: 'nobody' as 'inside', today: '' })
		).rejects.toMatchObject({ code: 'usage' });
});

test('a kind that is none is wrong usage on the command line', async () => {
	expect(await main(['node', 'plumbline', 'report', 'weather', '--out', 'a.pdf'])).toBe(2);
});
