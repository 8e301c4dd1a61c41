import { expect, test } from 'vitest';
import type { Application } from '#lib/server/application.ts';
import { makeReport } from '#lib/server/reports/make-report.ts';
import {
	isReportId,
	reportFileName,
	reportIds,
	reportKind,
	withUsualPeriod
} from '#lib/server/reports/report-kinds.ts';
import { main } from '../../src/cli/main.ts';

const year = { from: '2025-01-01', to: '2025-12-31' };

test('the name of a file says what it is, for whom where that is not the usual, and its days', () => {
	const name = (id: 'cqi' | 'payer', audience: 'inside' | 'outside', days = {}) =>
		reportFileName(id, { ...days, audience, where: { payer: ['Alder & “Co” Plan'] } });
	expect(name('cqi', 'inside', year)).toBe('quality-report-2025-01-01-to-2025-12-31.pdf');
	expect(name('cqi', 'outside')).toBe('quality-report-outside-all.pdf');
	expect(name('payer', 'outside')).toBe('payer-packet-alder-co-plan-all.pdf');
	expect(name('payer', 'inside')).toBe('payer-packet-alder-co-plan-inside-all.pdf');
});

test('a packet without days covers the last twelve months that are over', () => {
	const covered = (through: string | null) => withUsualPeriod('payer', {}, through);
	expect(covered('2026-08-31')).toEqual({ from: '2025-09-01', to: '2026-08-31' });
	expect(covered('2026-08-30')).toEqual({ from: '2025-08-01', to: '2026-07-31' });
	expect(covered(null)).toEqual({});
	expect(withUsualPeriod('payer', year, '2026-08-31')).toEqual(year);
	expect(withUsualPeriod('cqi', {}, '2026-08-31')).toEqual({});
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
